import * as z from 'zod/mini';
import type { RotationId } from '../../domain/id.ts';
import type { Block } from '../../domain/rows/academic-year.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule, type Observation } from '../rule.ts';

const params = z.object({});

/** A rotation comes after those that it builds on. */
export const rule = definePersonRule({
  id: 'prerequisites',
  title: 'First things first',
  statement: () =>
    'A rotation comes after its prerequisites. What an earlier class has to do counts as done by later classes, and so does what is entered as completed; otherwise at least one block of it comes earlier in this year. Where it is neither done nor a rotation of this class, nobody can tell.',
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ plan, member, placements }) => {
    if (!member) return [];
    const order = plan.blocksFor(member);
    const placeOf = (block: Block): number => Math.max(0, order.indexOf(block));
    return placements.flatMap(({ slot, block, rotation }): Observation[] => {
      if (!rotation || rotation.prerequisites.length === 0) return [];
      const earlier = placements.filter((each) => placeOf(each.block) < placeOf(block));
      return rotation.prerequisites.flatMap((needed) => {
        const knowledge = historyOf(plan, member, needed);
        const isBefore = earlier.some((each) => each.slot.demandId === needed);
        if (knowledge === 'done' || isBefore) return [];
        const first = plan.rotationById.get(needed)?.code ?? 'A rotation that is gone';
        const told = { personIds: [member.person.id], slots: [slotKey(slot)] };
        if (knowledge === 'to-do') {
          return observe(block, `${first} must come before ${rotation.code}.`, told);
        }
        const because = `${first} must come before ${rotation.code}, and whether it was done in an earlier year is not entered.`;
        return observe(block, because, { ...told, cannotTell: true });
      });
    });
  },
});

/** What is known about a prerequisite: done earlier, to be done this year, or neither. */
function historyOf(plan: Plan, { year }: Member, needed: RotationId): 'done' | 'to-do' | 'unknown' {
  const pgy = year.pgy ?? 1;
  const requirements = plan.rotationById.get(needed)?.requirements ?? [];
  if (requirements.some((each) => each.pgy < pgy && each.blocksMin > 0)) return 'done';
  if (year.completed.some(({ rotationId }) => rotationId === needed)) return 'done';
  return requirements.some((each) => each.pgy === pgy && each.blocksMax > 0) ? 'to-do' : 'unknown';
}

/** A block of the rotation needs an earlier one of its prerequisite. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, _params, because) {
    for (const member of encoding.residents) {
      const { id: personId } = member.person;
      const blocks = encoding.blocksFor(member);
      for (const rotation of encoding.rotations) {
        for (const needed of rotation.prerequisites) {
          if (historyOf(encoding.plan, member, needed) !== 'to-do') continue;
          const first = encoding.plan.rotationById.get(needed)?.code ?? '';
          const limits = because([personId], `${first} before ${rotation.code}`);
          const earlier: number[] = [];
          for (const block of blocks) {
            const variable = encoding.blockChoice(personId, block.id, rotation.id);
            if (variable !== undefined) {
              limits.atMost(0, [variable, ...earlier.map((each) => [-1, each] as const)]);
            }
            const before = encoding.blockChoice(personId, block.id, needed);
            if (before !== undefined) earlier.push(before);
          }
        }
      }
    }
  },
};

const NIGHTS_AFTER_WARD = {
  W: { requirements: [{ pgy: 1, blocksMin: 1, blocksMax: 2 }] },
  N: {
    prerequisites: ['W'],
    requirements: [1, 2].map((pgy) => ({ pgy, blocksMin: 0, blocksMax: 2 })),
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'the ward, then nights',
    isAllowed: true,
    rotations: NIGHTS_AFTER_WARD,
    drawn: 'blocks\nAda 1 IWN',
  },
  {
    title: 'nights before the ward',
    isAllowed: false,
    rotations: NIGHTS_AFTER_WARD,
    drawn: 'blocks\nAda 1 NWI',
  },
  {
    title: 'the ward is an intern’s, and so done in the second year',
    isAllowed: true,
    rotations: NIGHTS_AFTER_WARD,
    drawn: 'blocks\nBen 2 NII',
  },
  {
    title: 'completed elsewhere',
    isAllowed: true,
    rotations: NIGHTS_AFTER_WARD,
    people: { Ada: { completed: ['W'] } },
    drawn: 'blocks\nAda 1 NII',
  },
  {
    title: 'nobody can tell of a rotation of a later class',
    isAllowed: true,
    cannotTell: true,
    rotations: { W: { requirements: [] }, N: NIGHTS_AFTER_WARD.N },
    drawn: 'blocks\nAda 1 NII',
  },
];
