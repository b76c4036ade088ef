import { Suspense, type ReactNode } from 'react';
import { talliesOf, type Tally, type TallyName } from '../../../answers/tally.ts';
import { clockSpan, dayShort } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Instant } from '../../../domain/time/zone.ts';
import { useSchedule } from '../../hooks/use-schedule.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { Said } from '../../parts/said.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { LookUpView } from './look-up-page.tsx';
import styles from './tally.module.css';
import { say, sayAround } from '../../../answers/say.ts';

const LazyHours = lazyPart(async () => {
  const { ScheduledHours } = await import('../hours/scheduled-hours.tsx');
  return ScheduledHours;
});

const tallyWords = (name: TallyName): string =>
  ({
    calls: say`Calls`,
    nights: say`Nights`,
    weekends: say`Weekend calls`,
    holidays: say`Holiday calls`,
  })[name];

interface TallyCardProps {
  readonly view: LookUpView;
  readonly personId: PersonId;
  readonly at: Instant;
}

/** Somebody's calls of the year counted beside their class's, each count with what it is made of; and their hours. */
export function TallyCard({ view, personId, at }: TallyCardProps) {
  const { firstDay, lastDay } = view.published.schedule.plan.rows.year;
  const year = useSchedule(firstDay, lastDay, { whole: ['call'] });
  if (year === undefined) return <Skeleton lines={4} />;
  const tallies = year && talliesOf(year.schedule, personId);
  if (!tallies) return null;
  const { counts, className, classSize } = tallies;
  const scale = Math.max(1, ...counts.map(({ mostInClass }) => mostInClass));
  return (
    <Card title={say`My tally of the year`}>
      <p className={classOf(styles, 'quiet')}>
        {say`As far as it is published.`}{' '}
        <Said
          of={sayAround<ReactNode>`${<span className={classOf(styles, 'middle')} aria-hidden />} is the median of your class (${className}, ${classSize}).`}
        />
      </p>
      {counts.map((tally) => (
        <Count key={tally.name} {...{ tally, scale, at }} timeZone={view.timeZone} />
      ))}
      <Suspense fallback={<Skeleton lines={2} />}>
        <LazyHours view={view} personId={personId} at={at} />
      </Suspense>
    </Card>
  );
}

interface CountProps {
  readonly tally: Tally;
  /** The count that fills the width. */
  readonly scale: number;
  readonly at: Instant;
  readonly timeZone: string;
}

function Count({ tally, scale, at, timeZone }: CountProps) {
  const { name, duties, median } = tally;
  const served = duties.filter(({ span }) => span.end <= at).length;
  return (
    <details className={classOf(styles, 'count')}>
      <summary>
        <span className={classOf(styles, 'words')}>
          <span>
            {tallyWords(name)} <strong>{duties.length}</strong>
          </span>
          <small>{say`${served} served, median ${median}`}</small>
        </span>
        <Bar share={duties.length / scale} middle={median / scale} />
      </summary>
      {duties.length === 0 ? (
        <p>{say`None published.`}</p>
      ) : (
        <ol className={classOf(styles, 'duties')}>
          {duties.map(({ role, day, ordinal, span }) => (
            <li key={`${role.id} ${day} ${ordinal}`} data-over={span.end <= at || undefined}>
              <strong>{dayShort(day)}</strong> {role.name}{' '}
              <small>{clockSpan(span, timeZone)}</small>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

/** A bar of so much of the width, with a tick where the middle of the class is. */
export function Bar({ share, middle }: { readonly share: number; readonly middle: number }) {
  return (
    <svg
      className={classOf(styles, 'bar')}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden
    >
      <rect className={classOf(styles, 'all')} width="100" height="10" />
      <rect className={classOf(styles, 'mine')} width={100 * share} height="10" />
      <path
        className={classOf(styles, 'tick')}
        d={`M${Math.min(99, 100 * middle)} 0v10`}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
