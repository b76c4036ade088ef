import { Link } from '@tanstack/react-router';
import { Pencil, Trash2, UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { type Role, roleSchema } from '../../../domain/rows/person.ts';
import { fullName } from '../../../domain/schedule/plan.ts';
import type { DirectoryEntry, PeopleFilters } from '../../../store/queries/directory.ts';
import { useDeletePerson, usePeople } from '../../hooks/use-directory.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { Filters } from '../../parts/field.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { choicesOf, CONTACT_WORDS, ROLE_WORDS } from './words.ts';
import styles from './people.module.css';

interface Filters {
  readonly role: Role | '';
  readonly pgy: string;
  readonly text: string;
}

const NO_FILTERS: Filters = { role: '', pgy: '', text: '' };

function queryOf({ role, pgy, text }: Filters): PeopleFilters {
  return { ...(role && { role }), ...(pgy && { pgy: Number(pgy) }), text, includeArchived: true };
}

/** Everybody the schedule speaks of: list, add, edit, delete. */
export function PeopleScreen() {
  const [filters, setFilters] = useState(NO_FILTERS);
  const [edited, setEdited] = useState<{ readonly entry: DirectoryEntry | null } | null>(null);
  const open = useOpenYear();
  const people = usePeople(queryOf(filters));
  if (open.status === 'none') return <NoProgram title="People" />;
  if (open.status === 'loading' || !people) return <LoadingPage title="People" />;
  const { year, program } = open;
  const add = (
    <Button look="main" onPress={() => setEdited({ entry: null })}>
      <UserPlus aria-hidden size={18} /> Add a person
    </Button>
  );
  return (
    <Page title="People" actions={add}>
      <FilterFields filters={filters} pgyMax={program.pgyMax} onChange={setFilters} />
      <PeopleList
        people={people}
        year={year}
        isFiltered={filters !== NO_FILTERS}
        onShowAll={() => setFilters(NO_FILTERS)}
        onEdit={(entry) => setEdited({ entry })}
      />
      {edited && (
        <PersonDialog
          entry={edited.entry}
          year={year}
          pgyMax={program.pgyMax}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

function FilterFields(props: {
  readonly filters: Filters;
  readonly pgyMax: number;
  readonly onChange: (filters: Filters) => void;
}) {
  const { filters, pgyMax, onChange } = props;
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

function PeopleList(props: {
  readonly people: readonly DirectoryEntry[];
  readonly year: AcademicYear;
  readonly isFiltered: boolean;
  readonly onShowAll: () => void;
  readonly onEdit: (entry: DirectoryEntry) => void;
}) {
  const { people, year, isFiltered, onShowAll, onEdit } = props;
  if (people.length === 0 && isFiltered) {
    return (
      <EmptyState title="Nobody matches">
        <Button onPress={onShowAll}>Show everybody</Button>
      </EmptyState>
    );
  }
  if (people.length === 0) {
    return (
      <EmptyState title="Nobody is here yet">
        <p>Add people one by one, or import a spreadsheet of residents and faculty.</p>
        <Link to="/files">Import spreadsheets</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status">
        {people.length} {people.length === 1 ? 'person' : 'people'}
      </p>
      <ItemList label="People">
        {people.map((entry) => (
          <PersonItem
            key={entry.person.id}
            entry={entry}
            year={year}
            onEdit={() => onEdit(entry)}
          />
        ))}
      </ItemList>
    </>
  );
}

function PersonItem(props: {
  readonly entry: DirectoryEntry;
  readonly year: AcademicYear;
  readonly onEdit: () => void;
}) {
  const { entry, year, onEdit } = props;
  const remove = useDeletePerson();
  return (
    <Item
      title={
        <Link to="/person/$personId" params={{ personId: entry.person.id }}>
          {fullName(entry.person)}
        </Link>
      }
      subtitle={entry.person.email}
      facts={factsOf(entry, year)}
      actions={
        <>
          <Button look="quiet" label={`Edit ${fullName(entry.person)}`} onPress={onEdit}>
            <Pencil aria-hidden size={18} />
          </Button>
          <Button
            look="quiet"
            label={`Delete ${fullName(entry.person)}`}
            onPress={async () => {
              await remove(entry.person);
            }}
          >
            <Trash2 aria-hidden size={18} />
          </Button>
        </>
      }
    />
  );
}

function factsOf({ person, year: inYear, ways }: DirectoryEntry, year: AcademicYear): ReactNode[] {
  const what = inYear
    ? [
        ROLE_WORDS[inYear.role] + (inYear.pgy === null ? '' : ` PGY-${inYear.pgy}`),
        inYear.rank,
        person.isPlaceholder && 'to be named',
        person.isArchived && 'archived',
      ]
    : [`Not in ${year.name}`];
  const limits = inYear
    ? [
        inYear.fte < 1 && `${Math.round(inYear.fte * 100)} % time`,
        !inYear.takesCall && 'no call',
        inYear.firstDay > year.firstDay && `from ${inYear.firstDay}`,
        inYear.lastDay < year.lastDay && `until ${inYear.lastDay}`,
      ]
    : [];
  return [[...what, ...limits].filter(Boolean).join(' · '), <Ways key="ways" ways={ways} />];
}

function Ways({ ways }: Pick<DirectoryEntry, 'ways'>) {
  return (
    <span className={classOf(styles, 'ways')}>
      {ways.map(({ kind, number, label }) => (
        <span key={`${kind} ${number}`}>
          {label || CONTACT_WORDS[kind]} {number}
        </span>
      ))}
    </span>
  );
}
