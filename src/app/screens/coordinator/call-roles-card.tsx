import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CallRole } from '../../../domain/rows/rotation.ts';
import { useDeleteCallRole } from '../../hooks/use-definitions.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { CallRoleDialog } from './call-role-dialog.tsx';
import { Archived, DefinitionActions } from './definition-actions.tsx';
import { CALL_MODE_WORDS, ROLE_WORDS, WEEKDAYS } from './words.ts';

/** The call roles of the program: list, add, edit, archive, delete. */
export function CallRolesCard(props: {
  readonly callRoles: readonly CallRole[];
  readonly pgyMax: number;
}) {
  const { callRoles, pgyMax } = props;
  const [edited, setEdited] = useState<{ readonly callRole: CallRole | null } | null>(null);
  const used = callRoles.filter(({ isArchived }) => !isArchived);
  return (
    <Card title="Call roles and shifts">
      {callRoles.length === 0 && <p>Who must be there at night and on weekends? Add a role.</p>}
      <CallRoleList label="Call roles and shifts" callRoles={used} onEdit={setEdited} />
      <Archived count={callRoles.length - used.length}>
        <CallRoleList
          label="Archived call roles"
          callRoles={callRoles.filter(({ isArchived }) => isArchived)}
          onEdit={setEdited}
        />
      </Archived>
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

function CallRoleList(props: {
  readonly label: string;
  readonly callRoles: readonly CallRole[];
  readonly onEdit: (edited: { readonly callRole: CallRole }) => void;
}) {
  const remove = useDeleteCallRole();
  if (props.callRoles.length === 0) return null;
  return (
    <ItemList label={props.label}>
      {props.callRoles.map((callRole) => (
        <Item
          key={callRole.id}
          title={callRole.name}
          subtitle={callRole.service}
          facts={factsOf(callRole)}
          actions={
            <DefinitionActions
              kind="callRole"
              id={callRole.id}
              name={callRole.name}
              isArchived={callRole.isArchived}
              onEdit={() => props.onEdit({ callRole })}
              onDelete={() => remove(callRole)}
            />
          }
        />
      ))}
    </ItemList>
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
