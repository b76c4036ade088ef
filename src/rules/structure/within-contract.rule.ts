import * as z from 'zod/mini';
import { slotKey } from '../../domain/schedule/slot.ts';
import { type DaySpan, daysIn, overlapOf } from '../../domain/time/day.ts';
import { isOnDutyFor } from '../facts/duty-blocks.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule } from '../rule.ts';

const params = z.object({});

/** Nobody is placed before or after the contract. */
export const rule = definePersonRule({
  id: 'within-contract',
  title: 'Within the contract',
  statement: () =>
    'Nobody is on a rotation in a block of which more than half is before or after their contract.',
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ member, placements }) =>
    placements.flatMap(({ slot, block }) => {
      if (!member || isWithin(block, member.year)) return [];
      const shared = overlapOf(member.year, block);
      const days = shared ? daysIn(shared) : 0;
      if (days * 2 >= daysIn(block)) return [];
      return observe(block, 'Most of this block is outside the contract.', {
        personIds: [member.person.id],
        slots: [slotKey(slot)],
        measured: days,
        limit: daysIn(block) / 2,
        unit: 'days under contract',
      });
    }),
});

function isWithin(one: DaySpan, other: DaySpan): boolean {
  return other.firstDay <= one.firstDay && one.lastDay <= other.lastDay;
}

/** No choice where the person is not there. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  forbid(encoding, _params, ruleId) {
    for (const member of encoding.residents) {
      const people = [member.person.id];
      for (const block of encoding.blocksFor(member)) {
        if (isOnDutyFor(encoding.plan, member, block)) continue;
        const source = { ruleId, people, subject: `block ${block.label}` };
        for (const { id } of encoding.rotations) {
          encoding.forbid(member.person.id, block.id, id, source);
        }
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'a contract that begins with the second block',
    isAllowed: true,
    people: { Ada: { firstDay: '2026-07-27' } },
    drawn: 'blocks\nAda 1 .WI',
  },
  {
    title: 'placed a block before the contract',
    isAllowed: false,
    people: { Ada: { firstDay: '2026-07-27' } },
    drawn: 'blocks\nAda 1 WWI',
  },
  {
    title: 'half of the block is enough',
    isAllowed: true,
    people: { Ada: { firstDay: '2026-07-13' } },
    drawn: 'blocks\nAda 1 WWI',
  },
];
