import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
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
 * A usual week, painted: choose an activity, then press or drag over half-days. By keyboard arrows move, Enter or the space
 * bar paints, Shift with an arrow paints on the way, and Delete frees.
 */
export function WeekPatternField(props: {
  readonly pattern: WeekPattern;
  readonly activities: readonly Activity[];
  readonly onChange: (pattern: WeekPattern) => void;
}) {
  const { pattern, activities, onChange } = props;
  const usable = activities.filter(({ isArchived }) => !isArchived);
  const [brushId, setBrushId] = useState<string>(usable[0]?.id ?? '');
  const brush = activities.find((activity) => activity.id === brushId) ?? null;
  // Strokes are quicker than the screen: each goes on from what the last one made.
  const painted = useRef(pattern);
  useLayoutEffect(() => {
    painted.current = pattern;
  }, [pattern]);
  const paint = (place: number, id: ActivityId | null = brush?.id ?? null): void => {
    painted.current = painted.current.map((before, at) => (at === place ? id : before));
    onChange(painted.current);
  };
  return (
    <FieldSet title="Week">
      {activities.length === 0 && (
        <p>There are no activities yet: add them in the settings, then paint the week.</p>
      )}
      <SelectField
        label="Paint with"
        value={brushId}
        choices={[
          ...usable.map((activity) => ({
            value: activity.id as string,
            label: `${activity.code} · ${activity.name} (${activity.start}–${activity.end})`,
          })),
          { value: '', label: 'Free' },
        ]}
        onChange={setBrushId}
      />
      <p className={classOf(styles, 'keys')}>
        Press or drag over half-days. By keyboard: arrows move, Space paints, Shift and an arrow
        paint on the way, Delete frees.
      </p>
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

interface PaintGridProps {
  readonly pattern: WeekPattern;
  readonly activities: readonly Activity[];
  /** Paints a place with what is chosen, or with what is given; null frees it. */
  readonly onPaint: (place: number, id?: ActivityId | null) => void;
}

/** Moves by keyboard over the half-days: with Shift it paints on the way, Delete frees. */
function useKeys({ onPaint }: PaintGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [reachable, setReachable] = useState(0);
  const onKey = (event: KeyboardEvent, drawn: number): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onPaint(placeOf(drawn), null);
      return;
    }
    const next = drawn + (MOVES[event.key] ?? Number.NaN);
    if (!(next >= 0 && next < 14)) return;
    event.preventDefault();
    if (event.shiftKey) {
      onPaint(placeOf(drawn));
      onPaint(placeOf(next));
    }
    setReachable(next);
    grid.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return { grid, reachable, setReachable, onKey };
}

/** Paints under a pointer from where it is put down: a finger keeps its first element, so the place is asked of the page. */
function useStroke(onPaint: PaintGridProps['onPaint']) {
  const last = useRef<string | null>(null);
  const paintAt = (event: PointerEvent): void => {
    const below = document.elementFromPoint(event.clientX, event.clientY);
    const place = below?.closest<HTMLElement>('[data-place]')?.dataset.place ?? null;
    if (place === null || place === last.current) return;
    last.current = place;
    onPaint(Number(place));
  };
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      last.current = null;
      paintAt(event);
    },
    onPointerMove: (event: PointerEvent): void => {
      if (event.buttons === 1) paintAt(event);
    },
  };
}

function placeOf(drawn: number): number {
  return inDrawingOrder[drawn] ?? 0;
}

function PaintGrid(props: PaintGridProps) {
  const { grid, reachable, setReachable, onKey } = useKeys(props);
  const stroke = useStroke(props.onPaint);
  const activityOf = new Map(props.activities.map((activity) => [activity.id, activity]));
  const cell = (drawn: number) => {
    const place = placeOf(drawn);
    const id = props.pattern[place] ?? null;
    const activity = id === null ? undefined : activityOf.get(id);
    return (
      <button
        key={place}
        type="button"
        tabIndex={drawn === reachable ? 0 : -1}
        className={classes(activity && kindColor, classOf(styles, 'cell'))}
        data-kind={activity?.kind}
        data-place={place}
        aria-label={`${halfDayName(place)}: ${activity ? `${activity.code}, ${activity.name}` : 'free'}`}
        onClick={(event) => {
          // A press by pointer has painted already when it was put down.
          if (event.detail === 0) props.onPaint(place);
        }}
        onKeyDown={(event) => onKey(event, drawn)}
        onFocus={() => setReachable(drawn)}
      >
        {activity?.code ?? <span aria-hidden>–</span>}
      </button>
    );
  };
  const row = (half: 0 | 1) => WEEKDAYS.map((_, weekday) => cell(7 * half + weekday));
  return (
    <div
      ref={grid}
      role="group"
      aria-label="Half-days"
      className={classOf(styles, 'editor')}
      {...stroke}
    >
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
