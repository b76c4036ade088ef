import type { ActivityId } from '../../../domain/id.ts';
import type { WeekPattern } from '../../../domain/rows/person.ts';
import type { Activity } from '../../../domain/rows/rotation.ts';
import { kindColor } from '../../parts/kind-mark.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import { WEEKDAYS } from './words.ts';
import styles from './week-pattern.module.css';

/** The half-days of a week as a small picture: a column a day, morning above afternoon. */
export function WeekPicture(props: {
  readonly pattern: WeekPattern;
  readonly activities: ReadonlyMap<ActivityId, Activity>;
}) {
  const inUse = props.pattern.filter((id) => id !== null).length;
  return (
    <div role="img" aria-label={`${inUse} half-days a week`} className={classOf(styles, 'picture')}>
      {inDrawingOrder.map((place) => {
        const id = props.pattern[place] ?? null;
        const activity = id === null ? undefined : props.activities.get(id);
        return (
          <span
            key={place}
            className={classes(activity && kindColor, classOf(styles, 'half'))}
            data-kind={activity?.kind}
            title={`${halfDayName(place)}: ${activity?.name ?? 'free'}`}
          />
        );
      })}
    </div>
  );
}

/** The places of a pattern, all mornings before all afternoons. */
export const inDrawingOrder: readonly number[] = [0, 1].flatMap((half) =>
  WEEKDAYS.map((_, weekday) => 2 * weekday + half),
);

/** What a place of a pattern is called, such as `Mon morning`. */
export function halfDayName(place: number): string {
  return `${WEEKDAYS[Math.floor(place / 2)] ?? ''} ${place % 2 === 0 ? 'morning' : 'afternoon'}`;
}
