import { READERS_ENGLISH } from '../../../answers/time-words.ts';
import { useEffect, useState } from 'react';
import type { Instant } from '../../../domain/time/zone.ts';
import { gapOf } from '../../../solver/answer.ts';
import { deviceNow } from '../../device-clock.ts';
import { classOf } from '../../styles/css-modules.ts';
import type { Generation, ProgressPoint } from './generation.ts';
import styles from './generate.module.css';
import { stepWords } from './wish-words.ts';

const LAYER_DOING = { block: 'Blocks', call: 'Call', 'half-day': 'Half-days' } as const;

/** How far a solve is: best and bound over time, and the same in numbers. */
export function ProgressPicture({ generation }: { readonly generation: Generation }) {
  const { points, layer } = generation;
  const last = points.at(-1);
  const gap = last ? gapOf(last.best, last.bound) : null;
  const schedulesAsked = generation.problem.compared?.count ?? 1;
  const secondsElapsed = useSecondsSince(generation.startedAt);
  return (
    <div className={classOf(styles, 'progress')}>
      <Lines points={points} />
      <dl className={classOf(styles, 'numbers')}>
        <Fact term="Deciding" value={layer ? LAYER_DOING[layer] : 'Getting ready'} />
        <Fact term="Best found" value={numberWords(last?.best)} />
        <Fact term="Cannot be below" value={numberWords(last?.bound)} />
        <Fact
          term="Gap"
          value={gap === null ? '–' : `${(gap * 100).toFixed(gap < 0.1 ? 1 : 0)} %`}
        />
        <Fact term="Elapsed" value={`${secondsElapsed} s`} />
        {generation.step && <Fact term="Looking at" value={stepWords(generation.step)} />}
        {schedulesAsked > 1 && (
          <Fact term="Schedule" value={`${generation.schedule} of ${schedulesAsked}`} />
        )}
      </dl>
    </div>
  );
}

/** Counts on between the solver's news, which are far apart in a large problem. */
function useSecondsSince(startedAt: Instant): number {
  const secondsNow = (): number => Math.max(0, Math.floor((deviceNow() - startedAt) / 1000));
  const [seconds, setSeconds] = useState(secondsNow);
  useEffect(() => {
    const interval = window.setInterval(() => setSeconds(secondsNow()), 1000);
    return () => window.clearInterval(interval);
  });
  return seconds;
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function numberWords(value: number | null | undefined): string {
  return value === null || value === undefined
    ? '–'
    : Math.round(value).toLocaleString(READERS_ENGLISH);
}

const WIDTH = 300;
const HEIGHT = 80;

function Lines({ points }: { readonly points: readonly ProgressPoint[] }) {
  const values = points.flatMap(({ best, bound }) => [best, bound]).filter((each) => each !== null);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const secondsMin = points[0]?.isOfStep ? points[0].seconds : 0;
  const secondsMax = Math.max(secondsMin + 1, points.at(-1)?.seconds ?? 1);
  const path = (pick: (point: ProgressPoint) => number | null): string =>
    points
      .flatMap((point) => {
        const value = pick(point);
        if (value === null) return [];
        const x = ((point.seconds - secondsMin) / (secondsMax - secondsMin)) * WIDTH;
        const y = HEIGHT - 4 - ((value - low) / Math.max(1, high - low)) * (HEIGHT - 8);
        return [`${x.toFixed(1)},${y.toFixed(1)}`];
      })
      .join(' ');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={classOf(styles, 'lines')}
      role="img"
      aria-label="Best found and bound over time; the numbers are beside it"
    >
      <polyline className={classOf(styles, 'bound')} points={path((point) => point.bound)} />
      <polyline className={classOf(styles, 'best')} points={path((point) => point.best)} />
    </svg>
  );
}
