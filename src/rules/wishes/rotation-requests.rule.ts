import * as z from 'zod/mini';
import { slotKey } from '../../domain/schedule/slot.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule } from '../rule.ts';

const params = z.object({ weight: z._default(z.int().check(z.gte(0), z.lte(100)), 6) });

/** Requests for and against rotations are met. */
export const rule = definePersonRule({
  id: 'rotation-requests',
  title: 'Rotation requests',
  statement: () =>
    'Whoever asks for a rotation in a block gets it, and whoever asks to be spared is, where it can be; first choices weigh most.',
  citation: null,
  force: 'wish',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ plan, personId, blocks }) =>
    plan.requestsOf(personId).flatMap((request) => {
      const { wish } = request;
      const block = wish.kind === 'rotation' && plan.blockById.get(wish.blockId);
      if (wish.kind !== 'rotation' || !block || request.status === 'declined') return [];
      const there = blocks.find(
        ({ slot }) => slot.blockId === wish.blockId && slot.demandId === wish.rotationId,
      );
      if (Boolean(there) === wish.wanted) return [];
      const code = plan.rotationById.get(wish.rotationId)?.code ?? 'a rotation';
      const because = wish.wanted
        ? `Asked for ${code} (choice ${request.rank}).`
        : `Asked not to be on ${code} (choice ${request.rank}).`;
      const slots = there ? [slotKey(there.slot)] : [];
      return observe(block, because, { personIds: [personId], slots });
    }),
});

/** A penalty for each request that is not met, less for each later choice. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, { weight }, because) {
    for (const { wish, personId, rank, status } of encoding.plan.rows.requests) {
      if (wish.kind !== 'rotation' || status === 'declined') continue;
      const variable = encoding.blockChoice(personId, wish.blockId, wish.rotationId);
      if (variable === undefined) continue;
      const limits = because([personId], `request in block ${wish.blockId}`);
      const missed = wish.wanted ? limits.shortfall(1, [variable]) : limits.excess(0, [variable]);
      encoding.model.penalty(Math.ceil(weight / rank), missed);
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'the elective in the block asked for',
    isAllowed: true,
    requests: [{ person: 'Ada', rotation: 'I', block: 2, wanted: true }],
    drawn: 'blocks\nAda 1 WIW',
  },
  {
    title: 'the ward in the block to be spared',
    isAllowed: false,
    requests: [{ person: 'Ada', rotation: 'W', block: 3, wanted: false }],
    drawn: 'blocks\nAda 1 WIW',
  },
];
