import * as z from 'zod/mini';
import type { Activity } from '../../domain/rows/rotation.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import { halfAt } from '../../domain/schedule/half-place.ts';
import { peopleAtDemanded } from '../../domain/schedule/sessions.ts';
import { overlapOf } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { defineDaysRule, type HalfDayEncode } from '../rule.ts';
import { keepAtMost, NOT_WORSE } from '../work/keep-at-most.ts';

const params = z.object({});

/** Nobody is placed where there is no room. */
export const rule = defineDaysRule({
  id: 'session-places',
  title: 'Room for everybody in a session',
  statement: () =>
    'In no half-day are there more people at an activity than it holds, nor more who see patients at a site than it has rooms.',
  citation: null,
  force: 'must',
  layer: 'half-day',
  params,
  checkDays: (schedule, span) => {
    const { plan } = schedule;
    const within = overlapOf(plan.rows.year, span);
    const holds = holdsOf(plan);
    if (!within || holds.length === 0) return [];
    return [...peopleAtDemanded(schedule, within)]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([place, people]) =>
        holds.flatMap(({ name, limit, unit, suits }) => {
          const there = people.filter(({ activity }) => suits(activity));
          if (there.length <= limit) return [];
          const { day: at, half } = halfAt(place);
          const because = `${name}, ${half === 'am' ? 'morning' : 'afternoon'}: ${there.length} where there is room for ${limit}.`;
          return observe({ firstDay: at, lastDay: at }, because, {
            personIds: there.map(({ member }) => member.person.id),
            measured: there.length,
            limit,
            unit,
          });
        }),
      );
  },
});

/** Something that holds so many. */
interface Hold {
  readonly name: string;
  readonly limit: number;
  readonly unit: string;
  readonly suits: (activity: Activity) => boolean;
}

function holdsOf({ rows }: Plan): Hold[] {
  const byActivity = rows.activities.flatMap((activity): Hold[] => {
    const limit = activity.demand?.max ?? null;
    if (limit === null) return [];
    return [{ name: activity.name, limit, unit: 'people', suits: ({ id }) => id === activity.id }];
  });
  const bySite = rows.sites.flatMap(({ id, name, rooms }): Hold[] => {
    const suits: Hold['suits'] = ({ kind, siteId }) => kind === 'clinic' && siteId === id;
    return rooms === null ? [] : [{ name, limit: rooms, unit: 'rooms', suits }];
  });
  return [...byActivity, ...bySite];
}

/** A sum over all who may be there. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { looser: NOT_WORSE },
  limit(encoding, _params, because) {
    for (const { name, limit, suits } of holdsOf(encoding.plan)) {
      for (const { day, half, cells } of encoding.sessions(suits)) {
        if (cells.length <= limit) continue;
        const there = encoding.weigh(cells, (activity) => (suits(activity) ? 1 : 0));
        keepAtMost(because([], `${name}, ${day} ${half}`), there, limit);
      }
    }
  },
};

const SITED = { c: { site: 'Hill' }, d: { site: 'Hill' }, e: { site: 'Mill' } };
const holding = (max: number) => ({ c: { demand: { weekdays: [], roles: [], min: 0, max } } });

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'two where two can be',
    isAllowed: true,
    activities: holding(2),
    drawn: 'half-days\nAda 1 c\nBen 2 c',
  },
  {
    title: 'three where two can be',
    isAllowed: false,
    activities: holding(2),
    drawn: 'half-days\nAda 1 c\nBen 2 c\nCem 3 c',
  },
  {
    title: 'two clinics in three rooms',
    isAllowed: true,
    activities: SITED,
    rooms: { Hill: 3 },
    drawn: 'half-days\nAda 1 c\nBen 2 c\nCem 3 d\nDua 3 e',
  },
  {
    title: 'two clinics in two rooms',
    isAllowed: false,
    activities: SITED,
    rooms: { Hill: 2 },
    drawn: 'half-days\nAda 1 c\nBen 2 c\nCem 3 d\nDua 3 e',
  },
  {
    title: 'faculty with patients of their own take rooms too',
    isAllowed: false,
    activities: SITED,
    rooms: { Hill: 1 },
    drawn: 'half-days\nAda 1 c\nGil 0 c',
  },
];
