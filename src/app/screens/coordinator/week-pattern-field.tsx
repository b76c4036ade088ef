import { type KeyboardEvent, useRef, useState } from 'react';
import type { ActivityId } from '../../../domain/id.ts';
import type { WeekPattern } from '../../../domain/rows/person.ts';
import type { Activity } from '../../../domain/rows/rotation.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { FieldSet } from '../../parts/form.tsx';
import { kindColor } from '../../parts/kind-mark.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import { halfDayName, inDrawingOrder } from './week-pattern.tsx';
import { WEEKDAYS } from './words.ts';
import styles from './week-pattern.module.css';

/**
 * The week of a rotation, painted: choose an activity, then press or drag over half-days. By keyboard arrows move and
 * Enter or the space bar paints.
 */
export function WeekPatternField(props: {
  readonly pattern: WeekPattern;
  readonly activities: readonly Activity[];
  readonly onChange: (pattern: WeekPattern) => void;
}) {
  const { pattern, activities, onChange } = props;
  const [brushId, setBrushId] = useState<string>(activities[0]?.id ?? '');
  const brush = activities.find((activity) => activity.id === brushId) ?? null;
  const paint = (place: number): void =>
    onChange(pattern.map((id, at) => (at === place ? (brush?.id ?? null) : id)));
  return (
    <FieldSet title="Week">
      {activities.length === 0 && (
        <p>There are no activities yet: add them in the settings, then paint the week.</p>
      )}
      <SelectField
        label="Paint with"
        value={brushId}
        choices={[
          ...activities.map((activity) => ({
            value: activity.id as string,
            label: `${activity.code} · ${activity.name} (${activity.start}–${activity.end})`,
          })),
          { value: '', label: 'Free' },
        ]}
        onChange={setBrushId}
      />
      <PaintGrid pattern={pattern} activities={activities} onPaint={paint} />
      <div>
        <Button look="quiet" onPress={() => onChange(fillWeekdays(pattern, brush?.id ?? null))}>
          Paint Monday to Friday
        </Button>
      </div>
    </FieldSet>
  );
}

function fillWeekdays(pattern: WeekPattern, id: ActivityId | null): WeekPattern {
  return pattern.map((before, place) => (place < 10 ? id : before));
}

const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

function PaintGrid(props: {
  readonly pattern: WeekPattern;
  readonly activities: readonly Activity[];
  readonly onPaint: (place: number) => void;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const [reachable, setReachable] = useState(0);
  const activityOf = new Map(props.activities.map((activity) => [activity.id, activity]));
  const move = (event: KeyboardEvent, drawn: number): void => {
    const next = drawn + (MOVES[event.key] ?? Number.NaN);
    if (!(next >= 0 && next < 14)) return;
    event.preventDefault();
    setReachable(next);
    grid.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  const cell = (drawn: number) => {
    const place = inDrawingOrder[drawn] ?? 0;
    const id = props.pattern[place] ?? null;
    const activity = id === null ? undefined : activityOf.get(id);
    return (
      <button
        key={place}
        type="button"
        tabIndex={drawn === reachable ? 0 : -1}
        className={classes(activity && kindColor, classOf(styles, 'cell'))}
        data-kind={activity?.kind}
        aria-label={`${halfDayName(place)}: ${activity ? `${activity.code}, ${activity.name}` : 'free'}`}
        onClick={() => props.onPaint(place)}
        onPointerEnter={(event) => {
          if (event.buttons === 1) props.onPaint(place);
        }}
        onKeyDown={(event) => move(event, drawn)}
        onFocus={() => setReachable(drawn)}
      >
        {activity?.code ?? <span aria-hidden>–</span>}
      </button>
    );
  };
  const row = (half: 0 | 1) => WEEKDAYS.map((_, weekday) => cell(7 * half + weekday));
  return (
    <div ref={grid} role="group" aria-label="Half-days" className={classOf(styles, 'editor')}>
      <span />
      {WEEKDAYS.map((weekday) => (
        <span key={weekday} className={classOf(styles, 'day')}>
          {weekday}
        </span>
      ))}
      <span>am</span>
      {row(0)}
      <span>pm</span>
      {row(1)}
    </div>
  );
}
