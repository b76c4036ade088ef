import { useState } from 'react';
import { instantSchema } from '../../../../domain/time/zone.ts';
import { Button } from '../../../parts/button.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Card } from '../../../parts/page.tsx';
import { memberRoleWords } from '../../account/role-words.ts';
import { momentWords } from '../day-words.ts';
import type { MembersData } from './use-members.ts';

/** Who is invited and has not accepted yet. */
export function InvitationsCard({ data }: { readonly data: MembersData }) {
  const [problem, setProblem] = useState<string | null>(null);
  const { invitations } = data;
  if (!invitations || invitations.length === 0) return null;
  return (
    <Card title="Open invitations">
      {problem !== null && <p role="alert">{problem}</p>}
      <ItemList label="Open invitations">
        {invitations.map(({ invitationId, email, roles, expiresAt }) => (
          <Item
            key={invitationId}
            title={email}
            subtitle={roles.map(memberRoleWords).join(', ')}
            facts={[`Open until ${momentWords(instantSchema.parse(expiresAt))}`]}
            actions={
              <Button
                label={`Withdraw the invitation of ${email}`}
                onPress={async () =>
                  setProblem(await data.change('invitations/withdraw', { invitationId }))
                }
              >
                Withdraw
              </Button>
            }
          />
        ))}
      </ItemList>
    </Card>
  );
}
