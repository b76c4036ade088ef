import type { BlockId } from '../id.ts';
import type { Rows } from '../changes/rows-port.ts';
import type { Block } from '../rows/academic-year.ts';
import type { Request } from '../rows/request.ts';
import type { Edition, Scope } from '../rows/schedule.ts';
import type { Swap } from '../rows/swap.ts';
import { parseSlotKey } from '../schedule/slot.ts';
import { spanHolds } from '../time/day.ts';
import { localTimeAt } from '../time/zone.ts';
import { firstDayOfSwap, type Holding, swapStanding } from './swap-standing.ts';
import { isUnderWay, swapAfter, type SwapEvent } from './swap-state.ts';

/**
 * What a new edition means for whatever was asked: decisions get its number, approved swaps that it holds are done, and of
 * the others those whose day has come expire, and those whose place moved are overtaken.
 * @param holdings what is published.
 */
export async function settleAsks(
  rows: Rows,
  edition: Pick<Edition, 'number' | 'scope' | 'publishedAt'>,
  holdings: readonly Holding[],
): Promise<void> {
  const requests = (await rows.all('request')).flatMap((each) => numbered(each, edition.number));
  await rows.put('request', requests);
  const swaps = (await rows.all('swap')).filter(isUnderWay);
  const [program] = await rows.all('program');
  if (swaps.length === 0 || !program) return;
  const blocks = new Map((await rows.all('block')).map((block) => [block.id, block]));
  const today = localTimeAt(edition.publishedAt, program.timeZone).day;
  const settled = swaps.flatMap((swap) => {
    const firstDay = firstDayOfSwap(swap.moves, blocks);
    const event = isWithin(swap, edition.scope, blocks)
      ? eventOf(swap, holdings, edition.number)
      : null;
    const hasBegun = firstDay === null || firstDay <= today;
    const happened = event ?? (hasBegun ? ({ kind: 'day-came' } as const) : null);
    const after = happened && swapAfter(swap, happened);
    return after?.ok ? [after.value] : [];
  });
  await rows.put('swap', settled);
}

function numbered(request: Request, editionNumber: number): Request[] {
  const { decision } = request;
  const isNew = decision !== null && decision.editionNumber === null;
  return isNew ? [{ ...request, decision: { ...decision, editionNumber } }] : [];
}

/** Whether the edition speaks for every place of the swap. */
function isWithin({ moves }: Swap, scope: Scope, blocks: ReadonlyMap<BlockId, Block>): boolean {
  return moves.every(({ slot }) => {
    const place = parseSlotKey(slot);
    const at = place.layer === 'block' ? blocks.get(place.blockId)?.firstDay : place.day;
    return scope.layers.includes(place.layer) && at !== undefined && spanHolds(scope, at);
  });
}

/** What the published places say of the swap; null where it can still be made. */
function eventOf(
  swap: Swap,
  holdings: readonly Holding[],
  editionNumber: number,
): SwapEvent | null {
  const given =
    swap.state === 'approved'
      ? swap.moves.map((move) => ({ ...move, fromId: move.toId }))
      : swap.moves;
  const standing = swapStanding(given, holdings);
  if (standing.kind === 'overtaken') return standing;
  return swap.state === 'approved' ? { kind: 'published', editionNumber } : null;
}
