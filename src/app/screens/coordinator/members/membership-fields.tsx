import { MEMBER_ROLES } from '../../../../domain/access/matrix.ts';
import type { MemberRole } from '../../../../domain/changes/change.ts';
import type { PersonId } from '../../../../domain/id.ts';
import { SelectField, ToggleGroup } from '../../../parts/choices.tsx';
import { memberRoleWords } from '../../account/role-words.ts';
import { usePersonNames } from './use-person-names.ts';

/** What a membership says. */
export interface MembershipValues {
  readonly roles: readonly MemberRole[];
  readonly personId: PersonId | null;
}

const NOBODY = '';

/** The roles of a member, and who of the schedule they are. */
export function MembershipFields(props: {
  readonly values: MembershipValues;
  readonly onChange: (values: MembershipValues) => void;
}) {
  const { values, onChange } = props;
  const names = usePersonNames() ?? new Map<PersonId, string>();
  const choices = [...names].map(([value, label]) => ({ value: String(value), label }));
  const idOf = (chosen: string): PersonId | null =>
    [...names.keys()].find((id) => id === chosen) ?? null;
  return (
    <>
      <ToggleGroup
        label="Roles"
        choices={MEMBER_ROLES.map((role) => ({ value: role, label: memberRoleWords(role) }))}
        chosen={values.roles}
        onChange={(roles) => onChange({ ...values, roles })}
        hint="Rights add up. Administrators and coordinators need a second factor."
      />
      <SelectField
        label="Who they are in the schedule"
        value={values.personId ?? NOBODY}
        choices={[{ value: NOBODY, label: 'Nobody' }, ...choices]}
        onChange={(chosen) => onChange({ ...values, personId: idOf(chosen) })}
      />
    </>
  );
}
