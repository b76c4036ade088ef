import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CallRole } from '../../../domain/rows/rotation.ts';
import { useDeleteCallRole } from '../../hooks/use-definitions.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { CallRoleDialog } from './call-role-dialog.tsx';
import { CALL_MODE_WORDS, ROLE_WORDS, WEEKDAYS } from './words.ts';

/** The call roles of the program: list, add, edit, delete. */
export function CallRolesCard(props: {
  readonly callRoles: readonly CallRole[];
  readonly pgyMax: number;
}) {
  const { callRoles, pgyMax } = props;
  const [edited, setEdited] = useState<{ readonly callRole: CallRole | null } | null>(null);
  const remove = useDeleteCallRole();
  return (
    <Card title="Call roles and shifts">
      {callRoles.length === 0 && <p>Who must be there at night and on weekends? Add a role.</p>}
      {callRoles.length > 0 && (
        <ItemList label="Call roles and shifts">
          {callRoles.map((role) => (
            <Item
              key={role.id}
              title={role.name}
              subtitle={role.service}
              facts={factsOf(role)}
              actions={
                <>
                  <Button
                    look="quiet"
                    label={`Edit ${role.name}`}
                    onPress={() => setEdited({ callRole: role })}
                  >
                    <Pencil aria-hidden size={18} />
                  </Button>
                  <Button
                    look="quiet"
                    label={`Delete ${role.name}`}
                    onPress={async () => {
                      await remove(role);
                    }}
                  >
                    <Trash2 aria-hidden size={18} />
                  </Button>
                </>
              }
            />
          ))}
        </ItemList>
      )}
      <div>
        <Button onPress={() => setEdited({ callRole: null })}>
          <Plus aria-hidden size={18} /> Add a call role
        </Button>
      </div>
      {edited && (
        <CallRoleDialog
          callRole={edited.callRole}
          callRoles={callRoles}
          pgyMax={pgyMax}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}

function factsOf(role: CallRole): string[] {
  const days =
    role.weekdays.length === 7
      ? 'every day'
      : role.weekdays.map((weekday) => WEEKDAYS[weekday]).join(' ');
  const who = role.eligibleRoles.map((each) => ROLE_WORDS[each]).join(', ');
  const classes = role.eligibleClasses.map((pgy) => `PGY-${pgy}`).join(', ');
  return [
    `${CALL_MODE_WORDS[role.mode]}, ${role.start}–${role.end}`,
    `${role.needed} × ${days}`,
    [who, classes].filter(Boolean).join(' '),
  ];
}
