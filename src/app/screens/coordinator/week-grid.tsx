import { memo, useMemo, useState } from 'react';
import { fullName, type Member, type Plan } from '../../../domain/schedule/plan.ts';
import type { HalfDay, HalfDayReason } from '../../../domain/schedule/person-schedule.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Filled, Half } from '../../../domain/schedule/slot.ts';
import { addDays, type Day, day, daysOf, mondayOf } from '../../../domain/time/day.ts';
import { TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Button } from '../../parts/button.tsx';
import { KindMark } from '../../parts/kind-mark.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { dayWords, shortDayWords } from './day-words.ts';
import { elementIdOf, type Place } from './draft-places.ts';
import { GridFrame } from './grid-frame.tsx';
import { dayToBegin } from './months.ts';
import { WEEKDAYS } from './words.ts';
import styles from './draft.module.css';

const HALVES: readonly Half[] = ['am', 'pm'];

const REASON_WORDS: Readonly<Record<HalfDayReason, string>> = {
  decided: 'set by hand',
  absent: 'away',
  'off-duty': 'not on duty',
  'post-call': 'after call',
  holiday: 'holiday',
  'cohort-week': 'ambulatory week',
  rotation: 'free',
  'own-week': 'free',
  'nothing-planned': 'nothing planned',
};

interface WeekGridProps {
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  readonly onEdit: (place: Place) => void;
  /** The place to begin at. */
  readonly start: Place | null;
}

/** Where everybody is in one week, morning and afternoon: what follows from rotations, call, leave and holidays. */
export function WeekGrid({ plan, filled, onEdit, start }: WeekGridProps) {
  const { year } = plan.rows;
  const [monday, setMonday] = useState(() =>
    mondayOf(start?.layer === 'half-day' ? start.day : dayToBegin(year)),
  );
  const schedule = useMemo(() => new Schedule(plan, filled), [plan, filled]);
  const days = daysOf({ firstDay: monday, lastDay: addDays(monday, 6) });
  const people = plan.members.filter(({ person }) => !person.isArchived);
  const show = (text: string): void => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) setMonday(mondayOf(day(text)));
  };
  return (
    <>
      <FieldRow>
        <TextField
          label="Week of"
          type="date"
          min={year.firstDay}
          max={year.lastDay}
          value={monday}
          onChange={show}
        />
        <div className={classOf(styles, 'weeks')}>
          <Button onPress={() => setMonday(addDays(monday, -7))}>Week before</Button>
          <Button onPress={() => setMonday(addDays(monday, 7))}>Week after</Button>
        </div>
      </FieldRow>
      <GridFrame
        label={`Week of ${dayWords(monday)}`}
        corner="Person"
        columns={days.flatMap((at, index) =>
          HALVES.map((half) => ({
            id: `${at}${half}`,
            title: half === 'am' ? `${WEEKDAYS[index] ?? ''} am` : 'pm',
            subtitle: half === 'am' ? shortDayWords(at) : '',
          })),
        )}
      >
        {people.map((member, row) => (
          <WeekRow
            key={member.person.id}
            member={member}
            schedule={schedule}
            monday={monday}
            isFirst={row === 0}
            onEdit={onEdit}
          />
        ))}
      </GridFrame>
    </>
  );
}

const WeekRow = memo(function WeekRow(props: {
  readonly member: Member;
  readonly schedule: Schedule;
  readonly monday: Day;
  readonly isFirst: boolean;
  readonly onEdit: (place: Place) => void;
}) {
  const { member, schedule, monday, isFirst, onEdit } = props;
  const days = daysOf({ firstDay: monday, lastDay: addDays(monday, 6) });
  const { id } = member.person;
  return (
    <tr>
      <th scope="row">
        {fullName(member.person)}
        {member.year.pgy !== null && <small> PGY-{member.year.pgy}</small>}
      </th>
      {days.flatMap((at, column) =>
        HALVES.map((half) => {
          const what = schedule.halfDay(id, at, half);
          const place: Place = { layer: 'half-day', personId: id, day: at, half };
          const spoken = `${fullName(member.person)}, ${dayWords(at)} ${half}: ${halfDayWords(what)}`;
          return (
            <td key={`${at}${half}`}>
              <button
                type="button"
                id={elementIdOf(place)}
                className={classOf(styles, 'cell')}
                tabIndex={isFirst && column === 0 && half === 'am' ? 0 : -1}
                aria-label={spoken}
                title={spoken}
                onClick={() => onEdit(place)}
              >
                {what.activity ? (
                  <KindMark kind={what.activity.kind} code={what.activity.code} />
                ) : (
                  <small aria-hidden>{shortReason(what.reason)}</small>
                )}
              </button>
            </td>
          );
        }),
      )}
    </tr>
  );
});

function halfDayWords({ activity, rotation, reason }: HalfDay): string {
  const what = activity ? `${activity.code}, ${activity.name}` : REASON_WORDS[reason];
  return rotation ? `${what} (${rotation.name})` : what;
}

function shortReason(reason: HalfDayReason): string {
  switch (reason) {
    case 'absent':
    case 'post-call':
    case 'holiday':
      return REASON_WORDS[reason];
    case 'off-duty':
      return '×';
    case 'decided':
    case 'cohort-week':
    case 'rotation':
    case 'own-week':
    case 'nothing-planned':
      return '–';
  }
}
