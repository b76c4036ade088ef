import * as z from 'zod/mini';
import { slotKey } from '../../domain/schedule/slot.ts';
import { doSpansMeet } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule } from '../rule.ts';

const params = z.object({ weight: z._default(z.int().check(z.gte(0), z.lte(100)), 8) });

/** Leave that is asked for could be granted. */
export const rule = definePersonRule({
  id: 'requested-leave',
  title: 'Leave asked for can be granted',
  statement: () =>
    'Leave that is asked for and not yet approved falls on rotations that allow leave, where it can be.',
  citation: null,
  force: 'wish',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ plan, personId, placements }) =>
    plan
      .absencesOf(personId)
      .filter((absence) => absence.status === 'requested' && absence.isPlanned)
      .flatMap((absence) => {
        const inTheWay = placements.filter(
          ({ block, rotation }) =>
            rotation && !rotation.leaveAllowed && doSpansMeet(absence, block),
        );
        if (inTheWay.length === 0) return [];
        const because = 'Leave that is asked for falls on a rotation that allows none.';
        const slots = inTheWay.map(({ slot }) => slotKey(slot));
        return observe(absence, because, { personIds: [personId], slots });
      }),
});

/** A penalty for each request that meets a rotation without leave. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, { weight }, because) {
    for (const member of encoding.residents) {
      const { id } = member.person;
      for (const absence of encoding.plan.absencesOf(id)) {
        if (absence.status !== 'requested' || !absence.isPlanned) continue;
        const blocks = encoding
          .blocksFor(member)
          .filter(
            (block) => block.firstDay <= absence.lastDay && absence.firstDay <= block.lastDay,
          );
        const limits = because([id], `leave asked for from ${absence.firstDay}`);
        const lost = encoding.model.yesNo();
        for (const block of blocks) {
          const without = encoding.choicesOf(id, [block], (rotation) => !rotation.leaveAllowed);
          if (without.length > 0) limits.atMost(0, [...without, [-1, lost]]);
        }
        encoding.model.penalty(weight, lost);
      }
    }
  },
};

const WARD_WITHOUT_LEAVE = { W: { leaveAllowed: false } };
const ASKED_FOR = [
  { person: 'Ada', firstDay: '2026-08-03', lastDay: '2026-08-05', status: 'requested' as const },
];

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'leave asked for on the elective',
    isAllowed: true,
    rotations: WARD_WITHOUT_LEAVE,
    leave: ASKED_FOR,
    drawn: 'blocks\nAda 1 WIW',
  },
  {
    title: 'leave asked for on the ward',
    isAllowed: false,
    rotations: WARD_WITHOUT_LEAVE,
    leave: ASKED_FOR,
    drawn: 'blocks\nAda 1 IWI',
  },
];
