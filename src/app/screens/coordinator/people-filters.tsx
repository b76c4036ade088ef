import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { type Role, roleSchema } from '../../../domain/rows/person.ts';
import {
  type DirectoryEntry,
  type PeopleFilters,
  type PersonStanding,
  standingOf,
} from '../../../store/queries/directory.ts';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { Filters } from '../../parts/field.tsx';
import { choicesOf, ROLE_WORDS } from './words.ts';

/** What the list of people is narrowed by, as chosen. */
export interface PeopleFilterValues {
  readonly standing: PersonStanding;
  readonly role: Role | '';
  readonly pgy: string;
  readonly text: string;
}

/** Everybody of the year. */
export const NO_FILTERS: PeopleFilterValues = { standing: 'in-year', role: '', pgy: '', text: '' };

/** What is asked of the store. */
export function queryOf({ standing, role, pgy, text }: PeopleFilterValues): PeopleFilters {
  return { standing, ...(role && { role }), ...(pgy && { pgy: Number(pgy) }), text };
}

/** Narrows the list of people by how they stand in the year, role, class and name. */
export function PeopleFilterFields(props: {
  readonly filters: PeopleFilterValues;
  readonly everybody: readonly DirectoryEntry[];
  readonly year: AcademicYear;
  readonly pgyMax: number;
  readonly onChange: (filters: PeopleFilterValues) => void;
}) {
  const { filters, everybody, year, pgyMax, onChange } = props;
  const count = (standing: PersonStanding): number =>
    everybody.filter((entry) => standingOf(entry) === standing).length;
  const classes = Array.from({ length: pgyMax }, (_, index) => ({
    value: String(index + 1),
    label: `PGY-${index + 1}`,
  }));
  return (
    <Filters>
      <TextField
        label="Find"
        type="search"
        value={filters.text}
        onChange={(text) => onChange({ ...filters, text })}
      />
      <SelectField
        label="Show"
        value={filters.standing}
        choices={[
          { value: 'in-year', label: `In ${year.name} (${count('in-year')})` },
          { value: 'other-years', label: `Not in ${year.name} (${count('other-years')})` },
          { value: 'archived', label: `Archived (${count('archived')})` },
        ]}
        onChange={(standing) => onChange({ ...filters, standing })}
      />
      <SelectField
        label="Role"
        value={filters.role}
        choices={[{ value: '', label: 'All roles' }, ...choicesOf(roleSchema.options, ROLE_WORDS)]}
        onChange={(role) => onChange({ ...filters, role })}
      />
      <SelectField
        label="Class"
        value={filters.pgy}
        choices={[{ value: '', label: 'All classes' }, ...classes]}
        onChange={(pgy) => onChange({ ...filters, pgy })}
      />
    </Filters>
  );
}
