import { CalendarPlus, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import { personIdSchema } from '../../../domain/id.ts';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { fullName } from '../../../domain/schedule/plan.ts';
import { daysIn } from '../../../domain/time/day.ts';
import type { AbsenceEntry, DirectoryEntry } from '../../../store/queries/directory.ts';
import { useAbsences, useDeleteAbsence, usePeople } from '../../hooks/use-directory.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, EmptyState, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { LinkButton } from './link-button.tsx';
import { dayWords, spanWords } from './day-words.ts';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { ABSENCE_STATUS_WORDS, ABSENCE_TYPE_WORDS } from './words.ts';
import { YearStrip } from './year-strip.tsx';
import styles from './absences.module.css';

const EVERYBODY = { includeArchived: true };

/** Who is away when: everybody's or one person's absences; enter, edit, delete. */
export function AbsencesScreen() {
  const open = useOpenYear();
  const [personId, setPersonId] = useState('');
  const people = usePeople(EVERYBODY);
  const absences = useAbsences(personId === '' ? null : personIdSchema.parse(personId));
  const [edited, setEdited] = useState<{ readonly entry: AbsenceEntry | null } | null>(null);
  if (open.status === 'none') return <NoProgram title="Absences" />;
  if (open.status === 'loading' || !people || !absences) return <LoadingPage title="Absences" />;
  const add = (
    <>
      <LinkButton to="/repair">Somebody is ill</LinkButton>
      <Button onPress={() => setEdited({ entry: null })}>
        <CalendarPlus aria-hidden size={18} /> Enter an absence
      </Button>
    </>
  );
  return (
    <Page title="Absences" actions={add}>
      <SelectField
        label="Whose"
        value={personId}
        choices={[
          { value: '', label: 'Everybody' },
          ...people.map(({ person }) => ({
            value: person.id as string,
            label: `${person.familyName}, ${person.givenName}`,
          })),
        ]}
        onChange={setPersonId}
      />
      {absences.length === 0 ? (
        <EmptyState title="No absences are entered">
          <p>Leave, conferences and illness entered here are kept free when a schedule is made.</p>
        </EmptyState>
      ) : (
        <AbsencesByPerson
          absences={absences}
          people={people}
          year={open.year}
          onEdit={(entry) => setEdited({ entry })}
        />
      )}
      {edited && (
        <AbsenceDialog
          entry={edited.entry}
          people={people}
          personId={personId}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

function AbsencesByPerson(props: {
  readonly absences: readonly AbsenceEntry[];
  readonly people: readonly DirectoryEntry[];
  readonly year: AcademicYear;
  readonly onEdit: (entry: AbsenceEntry) => void;
}) {
  const byPerson = groupBy(props.absences, ({ absence }) => absence.personId);
  return (
    <div className={classOf(styles, 'people')}>
      {props.people.map(({ person }) => {
        const own = byPerson.get(person.id);
        if (!own) return null;
        return (
          <Card key={person.id} title={fullName(person)}>
            <YearStrip year={props.year} absences={own.map(({ absence }) => absence)} />
            <ItemList label={`Absences of ${fullName(person)}`}>
              {own.map((entry) => (
                <AbsenceItem
                  key={entry.absence.id}
                  entry={entry}
                  name={fullName(person)}
                  onEdit={() => props.onEdit(entry)}
                />
              ))}
            </ItemList>
          </Card>
        );
      })}
    </div>
  );
}

function AbsenceItem(props: {
  readonly entry: AbsenceEntry;
  readonly name: string;
  readonly onEdit: () => void;
}) {
  const { absence, detail } = props.entry;
  const remove = useDeleteAbsence();
  const days = daysIn(absence);
  const when = days === 1 ? dayWords(absence.firstDay) : spanWords(absence);
  return (
    <Item
      title={when}
      subtitle={detail?.note}
      facts={[
        detail ? ABSENCE_TYPE_WORDS[detail.type] : 'Away',
        `${days} ${days === 1 ? 'day' : 'days'}`,
        ABSENCE_STATUS_WORDS[absence.status],
      ]}
      actions={
        <>
          <Button look="quiet" label={`Edit ${props.name}, ${when}`} onPress={props.onEdit}>
            <Pencil aria-hidden size={18} />
          </Button>
          <Button
            look="quiet"
            label={`Delete ${props.name}, ${when}`}
            onPress={async () => {
              await remove(absence);
            }}
          >
            <Trash2 aria-hidden size={18} />
          </Button>
        </>
      }
    />
  );
}
