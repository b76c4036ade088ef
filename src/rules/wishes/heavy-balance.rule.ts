import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { factOf } from '../../domain/work/facts.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { Example } from '../example.ts';
import { shareOfYear } from '../facts/duty-blocks.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, defineRule, type Observation } from '../rule.ts';

const params = z.object({
  differenceMax: z._default(z.int().check(z.gte(0), z.lte(53)), 1),
  weight: z._default(z.int().check(z.gte(0), z.lte(100)), 3),
});

/** Heavy rotations are shared evenly within a class. */
export const rule = defineRule({
  id: 'heavy-balance',
  title: 'Heavy rotations are shared',
  statement: ({ differenceMax }) =>
    `Among the residents of a class who are there full-time all year, the heaviest year has at most ${differenceMax} heavy blocks more than the lightest, where it can be.`,
  citation: null,
  force: 'wish',
  layer: 'block',
  params,
  scope: 'everyone',
  isWorstOffFirst: true,
  check: (schedule, { differenceMax }) => {
    const { plan } = schedule;
    return classesOf(plan).flatMap((members): Observation[] => {
      const counts = members.map(({ person }) => heavyBlocks(schedule.of(person.id)));
      const most = Math.max(...counts);
      const measured = most - Math.min(...counts);
      if (measured <= differenceMax) return [];
      const personIds = members.flatMap(({ person }, place) =>
        counts[place] === most ? [person.id] : [],
      );
      const because = `${most} heavy blocks, and others of the class have ${measured} fewer.`;
      const told = { personIds, measured, limit: differenceMax, unit: 'blocks' };
      return [observe(plan.rows.year, because, told)];
    });
  },
});

const heavyBlocks = factOf(
  ({ placements }: PersonSchedule) => placements.filter(({ rotation }) => rotation?.isHeavy).length,
);

/** The residents of each class who can be compared. */
const classesOf = onceForEach((plan: Plan): readonly Member[][] => {
  const full = plan.residents.filter((member) => shareOfYear(plan, member) >= 1);
  return [...groupBy(full, (member) => member.year.pgy).values()];
});

/** The least and the most of a class as numbers of their own, and a penalty on what lies between. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, { differenceMax, weight }, because) {
    for (const members of classesOf(encoding.plan)) {
      const people = members.map(({ person }) => person.id);
      const limits = because(people, 'heavy blocks of the class');
      const rows = members.map((member) =>
        encoding.choicesOf(
          member.person.id,
          encoding.blocksFor(member),
          (rotation) => rotation.isHeavy,
        ),
      );
      const heavyMax = Math.max(...rows.map((heavy) => heavy.length));
      const least = encoding.model.number(0, heavyMax);
      const most = encoding.model.number(0, heavyMax);
      for (const heavy of rows) {
        limits.atLeast(0, [...heavy, [-1, least]]);
        limits.atMost(0, [...heavy, [-1, most]]);
      }
      encoding.model.penalty(weight, limits.excess(differenceMax, [most, [-1, least]]));
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'two heavy blocks each',
    isAllowed: true,
    rotations: { W: { isHeavy: true } },
    drawn: 'blocks\nAda 1 WWI\nBen 1 IWW',
  },
  {
    title: 'three heavy blocks against one',
    isAllowed: false,
    rotations: { W: { isHeavy: true } },
    drawn: 'blocks\nAda 1 WWW\nBen 1 IWI',
  },
];
