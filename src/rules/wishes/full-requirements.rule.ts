import * as z from 'zod/mini';
import { countsAsBlock, shareOfYear } from '../facts/duty-blocks.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule } from '../rule.ts';

const params = z.object({ weight: z._default(z.int().check(z.gte(0), z.lte(100)), 5) });

/** Pro-rated requirements are met without rounding down, where it can be. */
export const rule = definePersonRule({
  id: 'full-requirements',
  title: 'Requirements in full',
  statement: () =>
    'Whoever has a pro-rated requirement does the next whole number of blocks, where it can be.',
  citation: null,
  force: 'wish',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ plan, member, blocks }) => {
    if (!member) return [];
    const share = shareOfYear(plan, member);
    return plan.rows.rotations.flatMap((rotation) => {
      const asked = rotation.requirements.find(({ pgy }) => pgy === member.year.pgy);
      if (!asked || rotation.isArchived) return [];
      const limit = asked.blocksMin * share;
      if (Math.abs(limit - Math.round(limit)) < 1e-9) return [];
      const measured = blocks.filter(({ slot }) => {
        const block = plan.blockById.get(slot.blockId);
        return slot.demandId === rotation.id && block && countsAsBlock(plan, block);
      }).length;
      if (measured >= limit) return [];
      const because = `${rotation.code}: ${measured} of the ${limit.toFixed(1)} blocks of a full share.`;
      const personIds = [member.person.id];
      return observe(plan.rows.year, because, { personIds, measured, limit, unit: 'blocks' });
    });
  },
});

/** A penalty for each missing block. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, { weight }, because) {
    for (const member of encoding.residents) {
      const share = shareOfYear(encoding.plan, member);
      const blocks = encoding
        .blocksFor(member)
        .filter((block) => countsAsBlock(encoding.plan, block));
      for (const { id, code, requirements } of encoding.rotations) {
        const asked = requirements.find(({ pgy }) => pgy === member.year.pgy);
        const wanted = (asked?.blocksMin ?? 0) * share;
        const least = Math.floor(wanted + 1e-9);
        const whole = Math.ceil(wanted - 1e-9);
        if (whole === least) continue;
        const done = encoding.choicesOf(member.person.id, blocks, (rotation) => rotation.id === id);
        const lacking = because([member.person.id], `all of ${code}`).shortfall(whole, done);
        encoding.model.penalty(weight, lacking);
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'a part-timer who does the block all the same',
    isAllowed: true,
    people: { Ada: { fte: 0.8 } },
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 1, blocksMax: 1 }] } },
    drawn: 'blocks\nAda 1 IWI',
  },
  {
    title: 'a part-timer who loses it to rounding',
    isAllowed: false,
    people: { Ada: { fte: 0.8 } },
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 1, blocksMax: 1 }] } },
    drawn: 'blocks\nAda 1 III',
  },
];
