import type { CDPSession } from 'playwright-core';

/** What the browser traces: the tasks of a thread, and where a frame of the page begins. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of processor time, which other programs on the machine disturb less. */
  readonly tdur?: number;
}

const TASK = 'RunTask';
const FRAME = 'ProxyMain::BeginMainFrame';
const WAYS = [
  { xDistance: -9_000, yDistance: 0 },
  { xDistance: 0, yDistance: -6_000 },
  { xDistance: 6_000, yDistance: 0 },
  { xDistance: 0, yDistance: 5_000 },
];
/** The browser notes some parts of the making of a frame under the name of the whole. */
const SAME_FRAME_MICROSECONDS = 4_000;
const PIXELS_A_SECOND = 2_400;

/**
 * Scrolls the grid with real gestures across and down, as fast as a hand does.
 * @returns milliseconds of processor time of the page's main thread in each frame.
 */
export async function frameWork(session: CDPSession): Promise<number[]> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { readonly value: object[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', take);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'cc'],
    },
  });
  for (const way of WAYS) {
    await session.send('Input.synthesizeScrollGesture', {
      x: 800,
      y: 600,
      ...way,
      speed: PIXELS_A_SECOND,
      gestureSourceType: 'mouse',
      preventFling: true,
    });
  }
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', take);
  return workByFrame(events);
}

/** The thread with the most frames is the page's own. */
function workByFrame(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name, dur }) => name === FRAME && dur !== undefined);
  const threads = new Map<string, number>();
  for (const each of frames) threads.set(keyOf(each), (threads.get(keyOf(each)) ?? 0) + 1);
  const [main] = [...threads].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  const starts = frames
    .filter((each) => keyOf(each) === main)
    .map(({ ts }) => ts)
    .toSorted((one, other) => one - other)
    .filter((ts, place, all) => ts - (all[place - 1] ?? -Infinity) > SAME_FRAME_MICROSECONDS);
  const work = starts.map(() => 0);
  const tasks = events
    .filter((each) => each.name.endsWith(TASK) && keyOf(each) === main)
    .toSorted((one, other) => one.ts - other.ts);
  let frame = 0;
  let until = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    // Tasks inside of others are counted with them.
    if (ts < until) continue;
    until = ts + dur;
    // The task that makes a frame begins a little before it.
    while ((starts[frame + 1] ?? Infinity) <= until) frame++;
    work[frame] = (work[frame] ?? 0) + tdur / 1_000;
  }
  return work;
}

function keyOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}
