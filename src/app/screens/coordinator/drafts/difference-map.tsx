import { useMemo, useState } from 'react';
import type { PersonId } from '../../../../domain/id.ts';
import type { CellDifference } from '../../../../domain/schedule/cell-difference.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { daysOf, overlapOf } from '../../../../domain/time/day.ts';
import type { YearPart } from '../../../../rules/compliance-over-time.ts';
import { yearColumnsOf } from '../../../../rules/year-columns.ts';
import { SelectField } from '../../../parts/choices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { shortDayWords } from '../day-words.ts';
import { GridFrame } from '../grid-frame.tsx';
import { contentWords, differenceWords, personName } from './difference-words.ts';
import styles from './compare.module.css';

/** A cell of the picture: somebody's part of some days. */
export interface MapCell {
  readonly personId: PersonId;
  readonly column: YearPart;
}

interface DifferenceMapProps {
  readonly plan: Plan;
  readonly differences: readonly CellDifference[];
  readonly chosen: MapCell | null;
  readonly onChoose: (cell: MapCell | null) => void;
}

const WHOLE_YEAR = 'year';

/** Everybody who has something different, by the blocks of the year or the days of one: what differs is marked with a sign. */
export function DifferenceMap(props: DifferenceMapProps) {
  const { plan, differences, onChoose } = props;
  const parts = useMemo(() => yearColumnsOf(plan), [plan]);
  const [zoom, setZoom] = useState(WHOLE_YEAR);
  const part = parts.find(({ firstDay }) => firstDay === zoom);
  const columns = useMemo(() => (part ? dayColumns(part) : parts), [part, parts]);
  const people = useMemo(() => peopleIn(differences, columns, plan), [differences, columns, plan]);
  return (
    <>
      <SelectField
        label="Show"
        value={zoom}
        choices={[
          { value: WHOLE_YEAR, label: 'The year by blocks' },
          ...parts.map(({ label, firstDay }) => ({
            value: firstDay as string,
            label: `Block ${label} by days, from ${shortDayWords(firstDay)}`,
          })),
        ]}
        onChange={(next) => {
          setZoom(next);
          onChoose(null);
        }}
      />
      {people.length === 0 ? (
        <p>Nothing differs in these days.</p>
      ) : (
        <MapTable {...props} columns={columns} people={people} isOfDays={part !== undefined} />
      )}
    </>
  );
}

function MapTable(
  props: DifferenceMapProps & {
    readonly columns: readonly YearPart[];
    readonly people: readonly Row[];
    readonly isOfDays: boolean;
  },
) {
  const { plan, chosen, onChoose, columns, people, isOfDays } = props;
  return (
    <div className={classOf(styles, 'map')}>
      <GridFrame
        label="What differs"
        corner="Person"
        columns={columns.map(({ label, firstDay }) => ({
          id: firstDay,
          title: label,
          subtitle: isOfDays ? '' : shortDayWords(firstDay),
        }))}
      >
        {people.map(({ personId, own }, row) => (
          <tr key={personId}>
            <th scope="row">{personName(plan, personId)}</th>
            {columns.map((column, place) => (
              <td key={column.firstDay}>
                <Mark
                  plan={plan}
                  personId={personId}
                  column={column}
                  here={own.filter((each) => overlapOf(each, column))}
                  isReachable={row === 0 && place === 0}
                  isChosen={
                    chosen?.personId === personId && chosen.column.firstDay === column.firstDay
                  }
                  onChoose={onChoose}
                />
              </td>
            ))}
          </tr>
        ))}
      </GridFrame>
    </div>
  );
}

function dayColumns(part: YearPart): YearPart[] {
  return daysOf(part).map((day) => ({
    label: String(Number(day.slice(8))),
    firstDay: day,
    lastDay: day,
  }));
}

interface Row {
  readonly personId: PersonId;
  readonly own: readonly CellDifference[];
}

function peopleIn(
  differences: readonly CellDifference[],
  columns: readonly YearPart[],
  plan: Plan,
): Row[] {
  const [first] = columns;
  const last = columns.at(-1);
  if (!first || !last) return [];
  const span = { firstDay: first.firstDay, lastDay: last.lastDay };
  const here = differences.filter((each) => overlapOf(each, span));
  const order = new Map(plan.members.map(({ person }, place) => [person.id, place]));
  return [...new Set(here.flatMap(({ personIds }) => personIds))]
    .toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
    .map((personId) => ({
      personId,
      own: here.filter(({ personIds }) => personIds.includes(personId)),
    }));
}

function Mark(props: {
  readonly plan: Plan;
  readonly personId: PersonId;
  readonly column: YearPart;
  readonly here: readonly CellDifference[];
  readonly isReachable: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (cell: MapCell | null) => void;
}) {
  const { plan, personId, column, here, isReachable, isChosen, onChoose } = props;
  const words = here.map((each) => differenceWords(each, plan)).join('; ');
  const spoken = `${personName(plan, personId)}, ${column.label}: ${words || 'the same'}`;
  const block = here.find(({ layer }) => layer === 'block');
  const others = here.filter(({ layer }) => layer !== 'block');
  return (
    <button
      type="button"
      className={classOf(styles, 'mark')}
      data-differs={here.length > 0}
      tabIndex={isReachable ? 0 : -1}
      aria-label={spoken}
      aria-pressed={isChosen}
      title={spoken}
      onClick={() => onChoose(isChosen || here.length === 0 ? null : { personId, column })}
    >
      {block && (
        <span>
          <s>{contentWords(block.gone, plan)}</s>
          <b>{contentWords(block.came, plan)}</b>
        </span>
      )}
      {others.length > 0 && <span>{countsOf(others, personId)}</span>}
    </button>
  );
}

/** Calls and half-days that the person gets and loses, such as `+2 −1`; `≠` where they stay with the person. */
function countsOf(differences: readonly CellDifference[], personId: PersonId): string {
  const count = (of: 'gone' | 'came'): number =>
    differences.filter((each) => each[of].some((filled) => filled.personId === personId)).length;
  const [came, gone] = [count('came'), count('gone')];
  return [came > 0 && `+${came}`, gone > 0 && `−${gone}`].filter(Boolean).join(' ') || '≠';
}
