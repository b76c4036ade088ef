import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import type { Demand, RotationTemplate } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { type FilledIn, slotKey } from '../../domain/schedule/slot.ts';
import { overlapOf } from '../../domain/time/day.ts';
import {
  blockOf,
  type DemandPeriod,
  demandName,
  demandPeriods,
  isCounted,
  isThereThroughout,
} from '../facts/demand-periods.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, defineDaysRule, type Observation } from '../rule.ts';

const params = z.object({});

/** Each rotation has as many residents of each class as it needs, and no more than it can hold. */
export const rule = defineDaysRule({
  id: 'rotation-demand',
  title: 'Rotations are staffed',
  statement: () =>
    'In every block each rotation has at least as many residents of the classes named as it needs, counting those who are there throughout, and no more than it can hold, counting everybody.',
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  checkDays: (schedule, span) =>
    demandPeriods(schedule.plan)
      .filter((period) => overlapOf(period, span))
      .flatMap((period) => {
        const placed = period.blocks
          .flatMap(({ id }) => schedule.inBlock(id))
          .flatMap(({ slot, personId }): Placed[] => {
            const member = schedule.plan.memberById.get(personId);
            return member?.year.role === 'resident' ? [{ slot, member }] : [];
          });
        const byRotation = groupBy(placed, ({ slot }) => slot.demandId);
        return schedule.plan.rows.rotations
          .filter((rotation) => !rotation.isArchived)
          .flatMap((rotation) => {
            const here = byRotation.get(rotation.id) ?? [];
            return rotation.demand.flatMap((demand) =>
              checkDemand(schedule.plan, period, rotation, demand, here),
            );
          });
      }),
});

/** A resident on a rotation. */
interface Placed extends Pick<FilledIn<'block'>, 'slot'> {
  readonly member: Member;
}

function checkDemand(
  plan: Plan,
  period: DemandPeriod,
  rotation: RotationTemplate,
  demand: Demand,
  here: readonly Placed[],
): Observation[] {
  const counted = here.filter(({ member }) => isCounted(demand, member));
  const throughout = counted.filter(({ member }) => isThereThroughout(member, period));
  const isShort = throughout.length < demand.min && hasAllClasses(plan, period, demand);
  if (!isShort && counted.length <= demand.max) return [];
  const named = counted.toSorted((one, other) =>
    one.member.person.id < other.member.person.id ? -1 : 1,
  );
  const told = {
    personIds: named.map(({ member }) => member.person.id),
    slots: named.map(({ slot }) => slotKey(slot)),
    unit: 'residents',
  };
  const name = demandName(rotation, demand);
  const found: Observation[] = [];
  if (isShort) {
    const because = `${name}: ${throughout.length} throughout where ${demand.min} are needed.`;
    found.push(
      observe(period, because, { ...told, measured: throughout.length, limit: demand.min }),
    );
  }
  if (counted.length > demand.max) {
    const because = `${name}: ${counted.length} where at most ${demand.max} have a place.`;
    found.push(observe(period, because, { ...told, measured: counted.length, limit: demand.max }));
  }
  return found;
}

/** A minimum is asked for only on days on which the calendars of all classes counted have a block. */
function hasAllClasses(plan: Plan, period: DemandPeriod, demand: Demand): boolean {
  const without = withoutBlock(plan).get(period) ?? [];
  return !without.some((member) => isCounted(demand, member));
}

/** The residents whose calendars have no block in a period. */
const withoutBlock = onceForEach(
  (plan: Plan): ReadonlyMap<DemandPeriod, readonly Member[]> =>
    new Map(
      demandPeriods(plan).map((period) => [
        period,
        plan.residents.filter((member) => blockOf(plan, member, period) === null),
      ]),
    ),
);

/** Sums of choices over a rotation's column. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, _params, because) {
    for (const period of demandPeriods(encoding.plan)) {
      const there = encoding.residents.map((member) => ({
        member,
        block: blockOf(encoding.plan, member, period),
        isThroughout: isThereThroughout(member, period),
      }));
      for (const rotation of encoding.rotations) {
        for (const demand of rotation.demand) {
          const counted = there.filter(({ member }) => isCounted(demand, member));
          const choices = counted.flatMap(({ member, block, isThroughout }) => {
            const variable = block && encoding.blockChoice(member.person.id, block.id, rotation.id);
            return variable === null || variable === undefined ? [] : [{ variable, isThroughout }];
          });
          const labels = [...new Set(period.blocks.map((block) => block.label))].join('/');
          const limits = because([], `${demandName(rotation, demand)}, block ${labels}`);
          if (choices.length > demand.max) {
            limits.atMost(
              demand.max,
              choices.map(({ variable }) => variable),
            );
          }
          if (demand.min > 0 && counted.every(({ block }) => block !== null)) {
            const throughout = choices.filter(({ isThroughout }) => isThroughout);
            limits.atLeast(
              demand.min,
              throughout.map(({ variable }) => variable),
            );
          }
        }
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'the ward has its one resident in every block',
    isAllowed: true,
    rotations: { W: { demand: [{ classes: [], min: 1, max: 1 }] } },
    drawn: 'blocks\nAda 1 WII\nBen 1 IWW',
  },
  {
    title: 'nobody on the ward in the last block',
    isAllowed: false,
    rotations: { W: { demand: [{ classes: [], min: 1, max: 1 }] } },
    drawn: 'blocks\nAda 1 WII\nBen 1 IWI',
  },
  {
    title: 'two on a ward with one place',
    isAllowed: false,
    rotations: { W: { demand: [{ classes: [], min: 1, max: 1 }] } },
    drawn: 'blocks\nAda 1 WII\nBen 1 WWW',
  },
  {
    title: 'a senior is needed and an intern does not do',
    isAllowed: false,
    rotations: { W: { demand: [{ classes: [2, 3], min: 1, max: 2 }] } },
    drawn: 'blocks\nAda 1 WWW\nBen 2 IWW',
  },
  {
    title: 'who begins in the middle of the block does not fill the minimum',
    isAllowed: false,
    people: { Ada: { firstDay: '2026-07-02' } },
    rotations: { W: { demand: [{ classes: [], min: 1, max: 1 }] } },
    drawn: 'blocks\nAda 1 WII\nBen 1 IWW',
  },
];
