import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Member } from '../../../../sync/messages/auth.ts';
import type { ProgramId } from '../../../../domain/id.ts';
import { useDeviceSession } from '../../../device-session.tsx';
import { Button } from '../../../parts/button.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Card, EmptyState, Page, Skeleton } from '../../../parts/page.tsx';
import { isOfLink } from '../../account/viewer-link.ts';
import { TokensCard } from './tokens-card.tsx';
import { ViewerLinksCard } from './viewer-links-card.tsx';
import { WebhooksCard } from './webhooks-card.tsx';
import { memberRoleWords } from '../../account/role-words.ts';
import { EventsCard } from './events-card.tsx';
import { InvitationsCard } from './invitations-card.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberDialog } from './member-dialog.tsx';
import { MemberDevices } from './member-devices.tsx';
import { usePersonNames } from './use-person-names.ts';
import { type MembersData, useMembers } from './use-members.ts';

/** Who may sign in to the open program, as what; who is invited; what other systems may; and what happened. */
export function MembersScreen() {
  const { program } = useDeviceSession();
  const isAdmin = program?.server?.roles.includes('admin') ?? false;
  if (!program || !isAdmin) {
    return (
      <Page title="Members">
        <EmptyState title={program?.server ? 'For admins alone' : 'There is no server here'}>
          <p>
            {program?.server
              ? 'Ask an admin of this program to invite somebody.'
              : 'Without a server, whoever holds this device may do everything.'}
          </p>
          <Link to="/permissions">Who may do what</Link>
        </EmptyState>
      </Page>
    );
  }
  return <Members programId={program.id} />;
}

function Members({ programId }: { readonly programId: ProgramId }) {
  const data = useMembers(programId);
  const [isInviting, setInviting] = useState(false);
  return (
    <Page
      title="Members"
      actions={
        <Button look="main" onPress={() => setInviting(true)}>
          Invite somebody
        </Button>
      }
    >
      {data.problem !== null && <p role="alert">{data.problem}</p>}
      {data.members ? (
        <MemberList data={data} members={data.members} />
      ) : (
        data.problem === null && <Skeleton lines={6} />
      )}
      <InvitationsCard data={data} />
      <ViewerLinksCard ask={data.ask} />
      <TokensCard programId={programId} ask={data.ask} />
      <WebhooksCard ask={data.ask} />
      <p>
        <Link to="/permissions">Who may do what</Link>
      </p>
      <EventsCard programId={programId} members={data.members ?? []} />
      {isInviting && <InviteDialog data={data} onClose={() => setInviting(false)} />}
    </Page>
  );
}

function MemberList(props: { readonly data: MembersData; readonly members: readonly Member[] }) {
  const { data, members } = props;
  const names = usePersonNames();
  const [edited, setEdited] = useState<Member | null>(null);
  const [shown, setShown] = useState<Member | null>(null);
  return (
    <Card title="Members">
      <ItemList label="Members">
        {members
          .filter(({ email }) => !isOfLink(email))
          .map((member) => (
            <Item
              key={member.accountId}
              title={member.email}
              subtitle={member.roles.map(memberRoleWords).join(', ')}
              facts={[
                (member.personId !== null && names?.get(member.personId)) ||
                  'Nobody in the schedule',
                member.isDisabled
                  ? 'Switched off'
                  : member.hasSecondFactor
                    ? 'Second factor'
                    : 'Password alone',
              ]}
              actions={
                <>
                  <Button label={`Devices of ${member.email}`} onPress={() => setShown(member)}>
                    Devices
                  </Button>
                  <Button label={`Change ${member.email}`} onPress={() => setEdited(member)}>
                    Change
                  </Button>
                </>
              }
            />
          ))}
      </ItemList>
      {edited && <MemberDialog data={data} member={edited} onClose={() => setEdited(null)} />}
      {shown && <MemberDevices data={data} member={shown} onClose={() => setShown(null)} />}
    </Card>
  );
}
