import * as z from 'zod/mini';
import type { Block } from '../../domain/rows/academic-year.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import { daysIn } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule, type Observation } from '../rule.ts';

const params = z.object({ weeksMax: z._default(z.int().check(z.gte(1), z.lte(53)), 13) });

/** Heavy rotations do not follow one another for too long. */
export const rule = definePersonRule({
  id: 'heavy-runs',
  title: 'No long run of heavy rotations',
  statement: ({ weeksMax }) =>
    `Nobody is on heavy rotations for more than ${weeksMax} whole weeks in a row: three blocks of four weeks or six of two weeks are the most at 13.`,
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  nearMiss: {
    // Three blocks of four weeks are the most that 13 weeks allow: two weeks short of them is no room for another.
    words: ({ weeksMax }) => `more than ${Math.max(1, weeksMax - 2)} weeks in a row`,
    tighter: ({ weeksMax }) => ({ weeksMax: Math.max(1, weeksMax - 2) }),
  },
  people: 'residents',
  checkPerson: ({ plan, member, placements }, { weeksMax }) => {
    if (!member) return [];
    const heavy = new Set(
      placements.flatMap(({ block, rotation }) => (rotation?.isHeavy ? [block] : [])),
    );
    const found: Observation[] = [];
    let run: Block[] = [];
    for (const block of [...plan.blocksFor(member), null]) {
      if (block && heavy.has(block)) {
        run.push(block);
        continue;
      }
      const [first] = run;
      const last = run.at(-1);
      const weeks = Math.floor(run.reduce((days, each) => days + daysIn(each), 0) / 7);
      if (first && last && weeks > weeksMax) {
        const blocks = new Set(run);
        const because = `${weeks} weeks of heavy rotations in a row.`;
        found.push(
          observe({ firstDay: first.firstDay, lastDay: last.lastDay }, because, {
            personIds: [member.person.id],
            slots: placements
              .filter((each) => blocks.has(each.block))
              .map(({ slot }) => slotKey(slot)),
            measured: weeks,
            limit: weeksMax,
            unit: 'weeks',
          }),
        );
      }
      run = [];
    }
    return found;
  },
});

/** In every shortest run of blocks that is too long, one is not heavy. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, { weeksMax }, because) {
    for (const member of encoding.residents) {
      const blocks = encoding.blocksFor(member);
      const limits = because([member.person.id], 'heavy rotations in a row');
      blocks.forEach((_, start) => {
        const window = shortestTooLong(blocks.slice(start), weeksMax);
        if (!window) return;
        const heavy = encoding.choicesOf(member.person.id, window, (rotation) => rotation.isHeavy);
        limits.atMost(window.length - 1, heavy);
      });
    }
  },
};

/** The first so many of the blocks that are more whole weeks than allowed; null where all together are not. */
function shortestTooLong(blocks: readonly Block[], weeksMax: number): readonly Block[] | null {
  let days = 0;
  for (const [place, block] of blocks.entries()) {
    days += daysIn(block);
    if (Math.floor(days / 7) > weeksMax) return blocks.slice(0, place + 1);
  }
  return null;
}

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'two heavy blocks of four weeks, a light one, two more',
    isAllowed: true,
    params: { weeksMax: 8 },
    rotations: { W: { isHeavy: true } },
    drawn: 'blocks\nAda 1 WWIWW',
  },
  {
    title: 'three in a row where eight weeks are the most',
    isAllowed: false,
    params: { weeksMax: 8 },
    rotations: { W: { isHeavy: true } },
    drawn: 'blocks\nAda 1 WWWII',
  },
  {
    title: 'the run at the end of the year counts too',
    isAllowed: false,
    params: { weeksMax: 8 },
    rotations: { W: { isHeavy: true } },
    drawn: 'blocks\nAda 1 IIWWW',
  },
];
