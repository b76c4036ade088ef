import * as z from 'zod/mini';
import type { CallRole } from '../../domain/rows/rotation.ts';
import { addDays, type Day } from '../../domain/time/day.ts';
import { dutySpan, hoursIn, type InstantSpan } from '../../domain/time/zone.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule, type Observation } from '../rule.ts';

const hours = z.int().check(z.gte(0), z.lte(24));
const params = z.object({
  hoursMin: z._default(hours, 8),
  hoursAfterLongCall: z._default(hours, 14),
  /** From how many hours on a call is long. */
  longCallHoursMin: z._default(z.int().check(z.gte(1), z.lte(24)), 24),
  /** Whether the rest after a shift is at least as long as the shift. */
  asLongAsShift: z._default(z.boolean(), true),
});
type Settings = z.infer<typeof params>;

interface Served {
  readonly role: Pick<CallRole, 'mode'>;
  readonly span: InstantSpan;
}

const MILLISECONDS_PER_HOUR = 3_600_000;
/** A duty of a day lasts and asks for rest into the second day after it at most. */
const DAYS_REACHED = 2;

/** There is rest between in-house calls and shifts. */
export const rule = definePersonRule({
  id: 'rest-between-duties',
  title: 'Rest between calls and shifts',
  statement: ({ hoursMin, hoursAfterLongCall, longCallHoursMin, asLongAsShift }) =>
    `Between two in-house calls or shifts there are at least ${hoursMin} hours, ${hoursAfterLongCall} after a call of ${longCallHoursMin} hours or more${asLongAsShift ? ', and after a shift at least as many as it lasted' : ''}.`,
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  nearMiss: {
    words: ({ hoursMin, hoursAfterLongCall }) =>
      `less than ${hoursMin + 1} hours, or ${hoursAfterLongCall + 1} after a long call`,
    tighter: (settings) => ({
      ...settings,
      hoursMin: settings.hoursMin + 1,
      hoursAfterLongCall: settings.hoursAfterLongCall + 1,
    }),
  },
  people: 'members',
  checkPerson: ({ personId, calls }, settings) => {
    const duties = calls
      .filter(({ role }) => isInHospital(role) && !role.isArchived)
      .toSorted((one, other) => one.span.start - other.span.start);
    return duties.flatMap((second, place) =>
      duties.slice(0, place).flatMap((first): Observation[] => {
        const rest = (second.span.start - first.span.end) / MILLISECONDS_PER_HOUR;
        const limit = hoursOwed(first, settings);
        if (rest >= limit) return [];
        const because = `${Math.max(0, rest)} hours of rest where ${limit} are owed.`;
        const slots = [first, second].map(({ slot }) => slot);
        const told = { personIds: [personId], slots, measured: rest, limit, unit: 'hours' };
        return [observe({ firstDay: first.day, lastDay: second.day }, because, told)];
      }),
    );
  },
});

function isInHospital({ mode }: Pick<CallRole, 'mode'>): boolean {
  return mode === 'in-house' || mode === 'shift';
}

function hoursOwed({ role, span }: Served, settings: Settings): number {
  const length = hoursIn(span);
  return Math.max(
    settings.hoursMin,
    settings.asLongAsShift && role.mode === 'shift' ? length : 0,
    role.mode === 'in-house' && length >= settings.longCallHoursMin
      ? settings.hoursAfterLongCall
      : 0,
  );
}

interface Place extends Served {
  readonly role: CallRole;
  readonly day: Day;
}

function areTooClose(one: Place, other: Place, settings: Settings): boolean {
  const [first, second] = one.span.start <= other.span.start ? [one, other] : [other, one];
  const owed = hoursOwed(first, settings) * MILLISECONDS_PER_HOUR;
  return second.span.start < first.span.end + owed;
}

/** Sets of places of which nobody can have two, together holding every pair that is too close with one on that day. */
function cliquesOf(places: readonly Place[], ofDay: Day, settings: Settings): Place[][] {
  const covered = new Map<Place, Set<Place>>(places.map((place) => [place, new Set()]));
  const cliques: Place[][] = [];
  for (const one of places.filter(({ day }) => day === ofDay)) {
    for (const other of places) {
      if (other === one || covered.get(one)?.has(other)) continue;
      if (!areTooClose(one, other, settings)) continue;
      const clique = [one, other];
      for (const third of places) {
        const fits = clique.every((each) => each !== third && areTooClose(each, third, settings));
        if (fits) clique.push(third);
      }
      cliques.push(clique);
      for (const from of clique) {
        for (const to of clique) covered.get(from)?.add(to);
      }
    }
  }
  return cliques;
}

/** At most one of each set of places that are too close, for everybody. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, settings, because) {
    const { timeZone } = encoding.plan.rows.program;
    const roles = encoding.roles.filter(isInHospital);
    const placesOn = (day: Day): Place[] =>
      roles
        .filter((role) =>
          encoding.members.some(
            ({ person }) => encoding.callChoice(role.id, day, person.id) !== undefined,
          ),
        )
        .map((role) => ({
          role,
          day,
          span: dutySpan(day, role.start, role.end, addDays(day, 1), timeZone),
        }));
    for (const { day: first, next } of encoding.eachWithNext(DAYS_REACHED)) {
      const cliques = cliquesOf([first, ...next].flatMap(placesOn), first, settings);
      for (const { person } of encoding.members) {
        const limits = because([person.id], 'rest between duties');
        for (const clique of cliques) {
          const choices = clique.flatMap(
            ({ role, day }) => encoding.callChoice(role.id, day, person.id) ?? [],
          );
          if (choices.length > 1) limits.atMostOne(choices);
        }
      }
    }
  },
};

const EIGHT_HOURS = {
  d: { mode: 'shift' as const, start: '07:00', end: '15:00' },
  e: { mode: 'shift' as const, start: '15:00', end: '23:00' },
  n: { mode: 'shift' as const, start: '23:00', end: '07:00' },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'evening, then the next evening',
    isAllowed: true,
    callRoles: EIGHT_HOURS,
    drawn: 'calls\nAda 1 ee.',
  },
  {
    title: 'evening, then morning',
    isAllowed: true,
    callRoles: EIGHT_HOURS,
    drawn: 'calls\nAda 1 ed.',
  },
  {
    title: 'night, then the same morning',
    isAllowed: false,
    callRoles: EIGHT_HOURS,
    drawn: 'calls\nAda 1 nd.',
  },
  {
    title: 'twelve hours, then eight free',
    isAllowed: false,
    callRoles: { l: { mode: 'shift', start: '11:00', end: '23:00' }, d: EIGHT_HOURS.d },
    drawn: 'calls\nAda 1 .ld',
  },
  {
    title: 'ten hours after a call of 24 hours',
    isAllowed: false,
    callRoles: {
      n: { start: '07:00', end: '07:00' },
      e: { mode: 'shift', start: '17:00', end: '22:00' },
    },
    drawn: 'calls\nAda 1 ne.',
  },
  {
    title: 'the same where ten hours are owed',
    isAllowed: true,
    params: { hoursAfterLongCall: 10 },
    callRoles: {
      n: { start: '07:00', end: '07:00' },
      e: { mode: 'shift', start: '17:00', end: '22:00' },
    },
    drawn: 'calls\nAda 1 ne.',
  },
  {
    title: 'ten hours after a call of fourteen hours that a program holds to be long',
    isAllowed: false,
    params: { longCallHoursMin: 14 },
    callRoles: {
      n: {},
      e: { mode: 'shift', start: '17:00', end: '22:00' },
    },
    drawn: 'calls\nAda 1 ne.',
  },
  {
    title: 'home call is not counted',
    isAllowed: true,
    callRoles: { h: { mode: 'home', start: '07:00', end: '07:00' }, d: EIGHT_HOURS.d },
    drawn: 'calls\nAda 1 hd.',
  },
];
