import { groupBy } from '../group-by.ts';
import type { Assignment, Chunk, Layer, Scope } from '../rows/schedule.ts';
import { addDays, type Day, type DaySpan, day, spanHolds } from '../time/day.ts';
import { packChunk } from './chunks.ts';
import { filledOf } from './slot.ts';

/**
 * Packs what a draft holds within the scope: a chunk for every block of the block layer, and for every month of the
 * call and half-day layers. A block belongs to the scope that holds its first day. Layers of the scope in which the
 * draft holds nothing for a month get an empty chunk, so that the edition in force says "nobody" rather than an older one.
 */
export function chunksOfDraft(assignments: readonly Assignment[], scope: Scope): Chunk[] {
  const inScope = assignments.filter(
    (row) => scope.layers.includes(row.layer) && spanHolds(scope, row.firstDay),
  );
  const byLayer = groupBy(inScope, (row) => row.layer);
  return scope.layers.flatMap((layer) => {
    const rows = byLayer.get(layer) ?? [];
    return layer === 'block' ? blockChunks(rows) : monthChunks(layer, rows, scope);
  });
}

function blockChunks(rows: readonly Assignment[]): Chunk[] {
  return [...groupBy(rows, (row) => `${row.firstDay} ${row.lastDay}`).values()]
    .map((own) => {
      const [first] = own;
      if (!first) throw new Error('A group is never empty');
      return packChunk(
        'block',
        { firstDay: first.firstDay, lastDay: first.lastDay },
        own.map(filledOf),
      );
    })
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
}

function monthChunks(layer: Layer, rows: readonly Assignment[], scope: DaySpan): Chunk[] {
  const byMonth = groupBy(rows, (row) => row.firstDay.slice(0, 7));
  return monthsOf(scope).map((span) =>
    packChunk(layer, span, (byMonth.get(span.firstDay.slice(0, 7)) ?? []).map(filledOf)),
  );
}

function monthsOf(scope: DaySpan): DaySpan[] {
  const spans: DaySpan[] = [];
  for (let firstDay = scope.firstDay; firstDay <= scope.lastDay;) {
    const nextMonth = firstOfNextMonth(firstDay);
    const monthEnd = addDays(nextMonth, -1);
    spans.push({ firstDay, lastDay: monthEnd < scope.lastDay ? monthEnd : scope.lastDay });
    firstDay = nextMonth;
  }
  return spans;
}

function firstOfNextMonth(of: Day): Day {
  return day(`${addDays(day(`${of.slice(0, 7)}-01`), 31).slice(0, 7)}-01`);
}
