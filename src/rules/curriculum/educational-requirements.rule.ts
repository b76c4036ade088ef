import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import { countsAsBlock, shareOfYear } from '../facts/duty-blocks.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule, type Observation } from '../rule.ts';

const params = z.object({});

/** Every resident does the blocks that their class asks for, pro-rated. */
export const rule = definePersonRule({
  id: 'educational-requirements',
  title: 'Educational requirements',
  statement: () =>
    'Every resident does at least the blocks of each rotation that their class asks for and at most those it allows. The least is pro-rated, rounded down, by the part of the year under contract and the full-time equivalent. A rotation that names no blocks for a class is not done by it. The few days of a short block at the edge of the year are not counted.',
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ plan, member, blocks }) => {
    if (!member) return [];
    const share = shareOfYear(plan, member);
    const byRotation = groupBy(blocks, ({ slot }) => slot.demandId);
    return plan.rows.rotations.flatMap((rotation): Observation[] => {
      const here = byRotation.get(rotation.id) ?? [];
      const told = () => ({
        personIds: [member.person.id],
        slots: here.map(({ slot }) => slotKey(slot)),
        unit: 'blocks',
      });
      const asked = rotation.requirements.find(({ pgy }) => pgy === member.year.pgy);
      if (!asked || asked.blocksMax === 0) {
        if (here.length === 0) return [];
        const because = `${rotation.code} is not a rotation of this class.`;
        return [observe(plan.rows.year, because, { ...told(), measured: here.length, limit: 0 })];
      }
      const measured = here.filter(({ slot }) => {
        const block = plan.blockById.get(slot.blockId);
        return block !== undefined && countsAsBlock(plan, block);
      }).length;
      const least = rotation.isArchived ? 0 : Math.floor(asked.blocksMin * share + 1e-9);
      if (measured >= least && measured <= asked.blocksMax) return [];
      const limit = measured < least ? least : asked.blocksMax;
      const because = `${rotation.code}: ${measured} ${measured === 1 ? 'block' : 'blocks'}, and ${measured < least ? 'at least' : 'at most'} ${limit} asked for.`;
      return [observe(plan.rows.year, because, { ...told(), measured, limit })];
    });
  },
});

/** Sums of choices along a resident's row. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  forbid(encoding, _params, ruleId) {
    for (const member of encoding.residents) {
      const people = [member.person.id];
      for (const rotation of encoding.rotations) {
        const mayDo = rotation.requirements.some(
          ({ pgy, blocksMax }) => pgy === member.year.pgy && blocksMax > 0,
        );
        if (mayDo) continue;
        const source = { ruleId, people, subject: `${rotation.code} is not for this class` };
        for (const block of encoding.blocksFor(member)) {
          encoding.forbid(member.person.id, block.id, rotation.id, source);
        }
      }
    }
  },
  limit(encoding, _params, because) {
    for (const member of encoding.residents) {
      const share = shareOfYear(encoding.plan, member);
      const blocks = encoding
        .blocksFor(member)
        .filter((block) => countsAsBlock(encoding.plan, block));
      for (const { id, code, requirements } of encoding.rotations) {
        const asked = requirements.find(({ pgy }) => pgy === member.year.pgy);
        if (!asked || asked.blocksMax === 0) continue;
        const least = Math.floor(asked.blocksMin * share + 1e-9);
        const done = encoding.choicesOf(member.person.id, blocks, (rotation) => rotation.id === id);
        const limits = because([member.person.id], `blocks of ${code}`);
        if (least > 0) limits.atLeast(least, done);
        limits.atMost(asked.blocksMax, done);
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'two blocks of ward as asked',
    isAllowed: true,
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 2, blocksMax: 2 }] } },
    drawn: 'blocks\nAda 1 WIW',
  },
  {
    title: 'one block of ward where two are asked for',
    isAllowed: false,
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 2, blocksMax: 2 }] } },
    drawn: 'blocks\nAda 1 WII',
  },
  {
    title: 'three where at most two are allowed',
    isAllowed: false,
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 1, blocksMax: 2 }] } },
    drawn: 'blocks\nAda 1 WWW',
  },
  {
    title: 'a rotation that is not for this class',
    isAllowed: false,
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 0, blocksMax: 3 }] } },
    drawn: 'blocks\nBen 2 WII',
  },
  {
    title: 'half a year asks for half, rounded down',
    isAllowed: true,
    people: { Ada: { firstDay: '2026-07-27' } },
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 2, blocksMax: 2 }] } },
    drawn: 'blocks\nAda 1 .WI',
  },
  {
    title: 'a part-timer does less',
    isAllowed: true,
    people: { Ada: { fte: 0.5 } },
    rotations: { W: { requirements: [{ pgy: 1, blocksMin: 2, blocksMax: 2 }] } },
    drawn: 'blocks\nAda 1 IWI',
  },
];
