import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import { isOnDutyFor } from '../facts/duty-blocks.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule } from '../rule.ts';

const params = z.object({});

/** Every resident on duty is on exactly one rotation in each block. */
export const rule = definePersonRule({
  id: 'one-rotation-a-block',
  title: 'One rotation a block',
  statement: () =>
    'Every resident is on exactly one rotation in each block of which at least half is under contract.',
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ plan, member, blocks: filled }) => {
    if (!member) return [];
    const own = plan.blocksFor(member);
    const byBlock = groupBy(filled, ({ slot }) => slot.blockId);
    const wrong = own.flatMap((block) => {
      const here = byBlock.get(block.id) ?? [];
      if (here.length === 1) return [];
      if (here.length === 0 && !isOnDutyFor(plan, member, block)) return [];
      const because = here.length === 0 ? 'On no rotation.' : 'On several rotations at once.';
      return observe(block, because, {
        personIds: [member.person.id],
        slots: here.map(({ slot }) => slotKey(slot)),
        measured: here.length,
        limit: 1,
        unit: 'rotations',
      });
    });
    const ids = new Set(own.map((block) => block.id));
    const foreign = filled.filter(({ slot }) => !ids.has(slot.blockId));
    const elsewhere = foreign.map(({ slot }) =>
      observe(
        plan.blockById.get(slot.blockId) ?? plan.rows.year,
        'Placed in a block of a calendar that this class does not follow.',
        { personIds: [member.person.id], slots: [slotKey(slot)] },
      ),
    );
    return [...wrong, ...elsewhere];
  },
});

/** One choice of each cell. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, _params, because) {
    for (const member of encoding.residents) {
      for (const block of encoding.blocksFor(member)) {
        const cell = [...encoding.cell(member.person.id, block.id).values()];
        const limits = because([member.person.id], `block ${block.label}`);
        if (isOnDutyFor(encoding.plan, member, block)) limits.exactlyOne(cell);
        else limits.atMostOne(cell);
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'one rotation in each block', isAllowed: true, drawn: 'blocks\nAda 1 WII' },
  { title: 'no rotation in the second block', isAllowed: false, drawn: 'blocks\nAda 1 W.I' },
  { title: 'two at once', isAllowed: false, drawn: 'blocks\nAda 1 WII\nAda 1 .W.' },
  {
    title: 'nothing is asked before the contract begins',
    isAllowed: true,
    people: { Ada: { firstDay: '2026-07-27' } },
    drawn: 'blocks\nAda 1 .WI',
  },
];
