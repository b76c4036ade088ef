import { Link } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { PersonId } from '../../../domain/id.ts';
import type { DirectoryEntry } from '../../../store/queries/directory.ts';
import { usePeople } from '../../hooks/use-directory.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import {
  NO_FILTERS,
  PeopleFilterFields,
  type PeopleFilterValues,
  queryOf,
} from './people-filters.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonDialog } from './person-dialog.tsx';

/** Everybody the schedule speaks of: list, add, edit one or several, archive, bring back, delete. */
export function PeopleScreen() {
  const [filters, setFilters] = useState(NO_FILTERS);
  const [edited, setEdited] = useState<{ readonly entry: DirectoryEntry | null } | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<PersonId>>(new Set());
  const open = useOpenYear();
  const people = usePeople(queryOf(filters));
  const everybody = usePeople({ includeArchived: true });
  if (open.status === 'none') return <NoProgram title="People" />;
  if (open.status === 'loading' || !people || !everybody) return <LoadingPage title="People" />;
  const { year, program } = open;
  const filter = (values: PeopleFilterValues): void => {
    setFilters(values);
    // Whoever is not seen is not edited.
    setChosen(new Set());
  };
  const add = (
    <Button look="main" onPress={() => setEdited({ entry: null })}>
      <UserPlus aria-hidden size={18} /> Add a person
    </Button>
  );
  return (
    <Page title="People" actions={add}>
      <PeopleFilterFields
        filters={filters}
        everybody={everybody}
        year={year}
        pgyMax={program.pgyMax}
        onChange={filter}
      />
      {people.length === 0 ? (
        <Nobody isEmpty={everybody.length === 0} onShowAll={() => filter(NO_FILTERS)} />
      ) : (
        <PeopleList
          people={people}
          year={year}
          standing={filters.standing}
          pgyMax={program.pgyMax}
          chosen={chosen}
          onChoose={setChosen}
          onEdit={(entry) => setEdited({ entry })}
        />
      )}
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

function Nobody(props: { readonly isEmpty: boolean; readonly onShowAll: () => void }) {
  if (!props.isEmpty) {
    return (
      <EmptyState title="Nobody matches">
        <Button onPress={props.onShowAll}>Show everybody of the year</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nobody is here yet">
      <p>Add people one by one, or import a spreadsheet of residents and faculty.</p>
      <Link to="/files">Import spreadsheets</Link>
    </EmptyState>
  );
}
