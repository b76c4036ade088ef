import { Link } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { peopleEdited } from '../../../domain/changes/people-edited.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { fullName } from '../../../domain/schedule/plan.ts';
import type { DirectoryEntry, PersonStanding } from '../../../store/queries/directory.ts';
import { useDeletePerson } from '../../hooks/use-directory.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/field.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { PeopleEditDialog } from './people-edit-dialog.tsx';
import styles from './people.module.css';
import { carriedWords } from './roll-over-people.tsx';
import { CONTACT_WORDS, ROLE_WORDS } from './words.ts';

interface PeopleListProps {
  readonly people: readonly DirectoryEntry[];
  readonly year: AcademicYear;
  readonly standing: PersonStanding;
  readonly pgyMax: number;
  readonly chosen: ReadonlySet<PersonId>;
  readonly onChoose: (chosen: ReadonlySet<PersonId>) => void;
  readonly onEdit: (entry: DirectoryEntry) => void;
}

/** People with their facts, one or several of whom can be chosen to be edited or archived together. */
export function PeopleList(props: PeopleListProps) {
  const { people, year, standing, chosen, onChoose, onEdit } = props;
  const toggle = (id: PersonId, isChosen: boolean): void => {
    const others = [...chosen].filter((each) => each !== id);
    onChoose(new Set(isChosen ? [...others, id] : others));
  };
  return (
    <>
      <Together {...props} />
      <ItemList label="People">
        {people.map((entry) => (
          <PersonItem
            key={entry.person.id}
            entry={entry}
            year={year}
            standing={standing}
            isChosen={chosen.has(entry.person.id)}
            onChoose={(isChosen) => toggle(entry.person.id, isChosen)}
            onEdit={() => onEdit(entry)}
          />
        ))}
      </ItemList>
    </>
  );
}

/** What is done with all who are chosen. */
function Together({ people, year, standing, pgyMax, chosen, onChoose }: PeopleListProps) {
  const [isEditing, setEditing] = useState(false);
  const archive = useArchive(year);
  const ids = people.map(({ person }) => person.id).filter((id) => chosen.has(id));
  const isAll = ids.length === people.length;
  const total = `${people.length} ${people.length === 1 ? 'person' : 'people'}`;
  const isArchived = standing === 'archived';
  const archiveThem = async (): Promise<void> => {
    await archive(ids, !isArchived);
    onChoose(new Set());
  };
  return (
    <div className={classOf(styles, 'together')}>
      <CheckField
        label={`Choose all (${people.length})`}
        checked={isAll ? true : ids.length > 0 ? null : false}
        onChange={() => onChoose(new Set(isAll ? [] : people.map(({ person }) => person.id)))}
      />
      <p role="status">{ids.length > 0 ? `${ids.length} of ${total} chosen` : total}</p>
      {ids.length > 0 && (
        <>
          {standing === 'in-year' && (
            <Button onPress={() => setEditing(true)}>
              <Pencil aria-hidden size={18} /> Edit {ids.length}
            </Button>
          )}
          <Button onPress={archiveThem}>
            {isArchived ? (
              <>
                <ArchiveRestore aria-hidden size={18} /> Bring {ids.length} back
              </>
            ) : (
              <>
                <Archive aria-hidden size={18} /> Archive {ids.length}
              </>
            )}
          </Button>
        </>
      )}
      {isEditing && (
        <PeopleEditDialog
          personIds={ids}
          people={people}
          year={year}
          pgyMax={pgyMax}
          onClose={() => setEditing(false)}
        />
      )}
    </div>
  );
}

/** Archives people or brings them back; a refusal is told in a notice. */
function useArchive(year: AcademicYear) {
  const record = useRecord();
  const notify = useNotify();
  return async (personIds: PersonId[], isArchived: boolean): Promise<void> => {
    const set = { isArchived };
    const outcome = await record(peopleEdited, { personIds, yearId: year.id, set });
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
}

function PersonItem(props: {
  readonly entry: DirectoryEntry;
  readonly year: AcademicYear;
  readonly standing: PersonStanding;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onEdit: () => void;
}) {
  const { entry, year, standing, isChosen, onChoose, onEdit } = props;
  const { person } = entry;
  const name = fullName(person);
  const remove = useDeletePerson();
  const archive = useArchive(year);
  const isArchived = standing === 'archived';
  return (
    <Item
      picture={
        <CheckField label="" spoken={`Choose ${name}`} checked={isChosen} onChange={onChoose} />
      }
      title={
        <Link to="/person/$personId" params={{ personId: person.id }}>
          {name}
        </Link>
      }
      subtitle={person.email}
      facts={factsOf(entry, year)}
      actions={
        <>
          <Button look="quiet" label={`Edit ${name}`} onPress={onEdit}>
            <Pencil aria-hidden size={18} />
          </Button>
          <Button
            look="quiet"
            label={`${isArchived ? 'Bring back' : 'Archive'} ${name}`}
            onPress={() => archive([person.id], !isArchived)}
          >
            {isArchived ? (
              <ArchiveRestore aria-hidden size={18} />
            ) : (
              <Archive aria-hidden size={18} />
            )}
          </Button>
          {isArchived && (
            <Button
              look="quiet"
              label={`Delete ${name}`}
              onPress={async () => {
                await remove(person);
              }}
            >
              <Trash2 aria-hidden size={18} />
            </Button>
          )}
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
      ]
    : [`Not in ${year.name}`];
  const limits = inYear
    ? [
        inYear.fte < 1 && `${Math.round(inYear.fte * 100)} % time`,
        !inYear.takesCall && 'no call',
        inYear.firstDay > year.firstDay && `from ${inYear.firstDay}`,
        inYear.lastDay < year.lastDay && `until ${inYear.lastDay}`,
        inYear.carriedLoad && `carried over: ${carriedWords(inYear.carriedLoad)}`,
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
