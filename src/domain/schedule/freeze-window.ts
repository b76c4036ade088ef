import { refused, done, type Outcome } from '../changes/change.ts';
import type { Rows } from '../changes/rows-port.ts';
import type { YearId } from '../id.ts';
import type { Program } from '../rows/program.ts';
import type { Scope } from '../rows/schedule.ts';
import { addDays, type DaySpan, overlapOf, spanHolds } from '../time/day.ts';
import { type Instant, localTimeAt } from '../time/zone.ts';
import { type CellDifference, cellDifferences } from './cell-difference.ts';
import { isLayerPublished } from './editions.ts';
import { type FilledInForce, readFilledInForce } from './filled-in-force.ts';
import { daysOfSlot, type Filled } from './slot.ts';
import type { Block } from '../rows/academic-year.ts';
import type { BlockId } from '../id.ts';

/** The days from that moment's on that may not be published otherwise without a reason; null where the program sets none. */
export function freezeWindow(
  { freezeDays, timeZone }: Pick<Program, 'freezeDays' | 'timeZone'>,
  at: Instant,
): DaySpan | null {
  if (!freezeDays) return null;
  const { day: firstDay } = localTimeAt(at, timeZone);
  return { firstDay, lastDay: addDays(firstDay, freezeDays - 1) };
}

/**
 * The cells of the window that would be published otherwise than they are. What is published for the first time is no
 * change. A block is changed on each of its days.
 * @param before what is in force on the days of the window.
 * @param after what the edition will say; what its scope does not hold counts as kept.
 */
export function changesInWindow(
  window: DaySpan,
  scope: Scope,
  { filled, inForce }: FilledInForce,
  after: readonly Filled[],
  blocks: ReadonlyMap<BlockId, Block>,
): CellDifference[] {
  const isJudged = ({ slot }: Filled): boolean => {
    if (!scope.layers.includes(slot.layer)) return false;
    if (slot.layer === 'block' && !blocks.has(slot.blockId)) return false;
    const span = daysOfSlot(slot, blocks);
    const shared = overlapOf(span, window);
    return (
      shared !== null &&
      spanHolds(scope, span.firstDay) &&
      isLayerPublished(inForce, slot.layer, shared.firstDay)
    );
  };
  return cellDifferences(filled.filter(isJudged), after.filter(isJudged), blocks);
}

/**
 * Refuses what would change days of the freeze window without a reason.
 * @param edition as it is to be published. @param after all that it will say.
 */
export async function checkFreezeWindow(
  rows: Rows,
  edition: {
    readonly yearId: YearId;
    readonly scope: Scope;
    readonly publishedAt: Instant;
    readonly reason: string;
  },
  after: readonly Filled[],
): Promise<Outcome> {
  const [program] = await rows.all('program');
  const window = program && freezeWindow(program, edition.publishedAt);
  if (!window || edition.reason.trim() !== '') return done;
  const editions = await rows.by('edition', 'yearId', edition.yearId);
  const before = await readFilledInForce(rows, editions, window);
  if (!before)
    return refused('piece-missing', 'A piece of what is in force is not on this device.');
  const blocks = new Map((await rows.all('block')).map((block) => [block.id, block]));
  const [first, ...others] = changesInWindow(window, edition.scope, before, after, blocks);
  if (!first) return done;
  const places = others.length === 0 ? 'One place changes' : `${others.length + 1} places change`;
  return refused(
    'in-freeze-window',
    `${places} between ${window.firstDay} and ${window.lastDay}, which may not change without a reason. State the reason, or publish the days after ${window.lastDay} alone.`,
    'reason',
  );
}
