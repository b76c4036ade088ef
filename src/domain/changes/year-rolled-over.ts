import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import {
  academicYearSchema,
  blockCalendarSchema,
  blockSchema,
  cohortSchema,
  holidaySchema,
} from '../rows/academic-year.ts';
import { leaveBalanceSchema } from '../rows/leave.ts';
import { type Person, personSchema, type PersonYear, personYearSchema } from '../rows/person.ts';
import { daySchema, overlapOf } from '../time/day.ts';
import { checkBlocks } from './check-blocks.ts';
import { defineChange, done, type Outcome, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

const argsSchema = z.object({
  year: academicYearSchema,
  calendars: z.array(blockCalendarSchema),
  blocks: z.array(blockSchema),
  /** Of the new year; those of other years stay. */
  holidays: z.array(holidaySchema),
  cohorts: z.array(cohortSchema),
  personYears: z.array(personYearSchema),
  /** People who are not in the program yet, such as interns to be named. */
  newcomers: z.array(personSchema),
  /** Who is archived with it, such as graduates of a year that is over. */
  archivedIds: z.array(personIdSchema),
  /** Leave that is carried over. */
  leaveBalances: z._default(z.array(leaveBalanceSchema), []),
  /** Residents whose first day of residency is known from the year before alone. */
  began: z.array(z.object({ personId: personIdSchema, day: daySchema })),
});
type Args = z.infer<typeof argsSchema>;

/**
 * The next academic year was opened from the one before: its blocks, holidays and cohorts, who is in it as what, with what
 * the year before left, and who is archived. One change, so that one undo takes all of it back.
 */
export const yearRolledOver = defineChange({
  name: 'year-rolled-over',
  args: argsSchema,
  roles: ['admin', 'coordinator'],
  apply: async (rows, args) => {
    const { year, calendars, blocks, holidays, cohorts, personYears, newcomers } = args;
    if (year.lastDay < year.firstDay) {
      return refused('days-reversed', 'The last day is before the first.', 'year.lastDay');
    }
    const other = (await rows.all('academicYear')).find((each) => overlapOf(each, year));
    if (other) return refused('year-there-already', `${other.name} has these days already.`);
    const adjoining = checkBlocks(calendars, blocks);
    if (!adjoining.ok) return adjoining;
    const people = new Map(
      [...(await rows.all('person')), ...newcomers].map((person) => [person.id, person]),
    );
    const [program] = await rows.all('program');
    const pgyMax = program?.pgyMax ?? 0;
    const wrong = firstProblem(personYears, { ...args, people, pgyMax });
    if (wrong) return wrong;
    await rows.put('academicYear', [year]);
    await rows.put('blockCalendar', calendars);
    await rows.put('block', blocks);
    await rows.put('holiday', holidays);
    await rows.put('cohort', cohorts);
    await rows.put('person', newcomers);
    await rows.put('personYear', personYears);
    await rows.put('leaveBalance', args.leaveBalances);
    await putPeople(rows, people, args);
    return done;
  },
  sentence: ({ year }) => `Rolled over into ${year.name}`,
});

interface Known extends Args {
  readonly people: ReadonlyMap<string, Person>;
  readonly pgyMax: number;
}

function firstProblem(personYears: readonly PersonYear[], known: Known): Outcome | null {
  const { year, cohorts, people, pgyMax, archivedIds, began, leaveBalances } = known;
  const seen = new Set<string>();
  for (const each of personYears) {
    const { personId, yearId, role, pgy, firstDay, lastDay, cohortId } = each;
    if (!people.has(personId)) return MISSING;
    if (seen.has(personId)) return refused('person-twice', 'Somebody is in the year twice.');
    seen.add(personId);
    if (role === 'resident' && (pgy === null || pgy > pgyMax)) {
      return refused('class-out-of-range', `A resident is PGY-1 to PGY-${pgyMax}.`);
    }
    const isInside = year.firstDay <= firstDay && firstDay <= lastDay && lastDay <= year.lastDay;
    if (yearId !== year.id || !isInside) {
      return refused('outside-year', `Everybody’s days must lie in ${year.name}.`);
    }
    if (cohortId !== null && !cohorts.some((cohort) => cohort.id === cohortId)) {
      return refused('cohort-missing', 'Somebody is in a cohort of another year.');
    }
  }
  const carried = [...began, ...leaveBalances].map(({ personId }) => personId);
  const named = [...archivedIds, ...carried];
  return named.every((id) => people.has(id)) ? null : MISSING;
}

const MISSING = refused('person-missing', 'Somebody does not exist any more: look again.');

/** Archives people, and writes down the first day of residency of those who had none. */
async function putPeople(
  rows: Rows,
  people: ReadonlyMap<string, Person>,
  { archivedIds, began }: Args,
): Promise<void> {
  const archived = new Set(archivedIds);
  const dayOf = new Map(began.map(({ personId, day }) => [personId, day]));
  const changed = [...people.values()].filter(({ id }) => archived.has(id) || dayOf.has(id));
  await rows.put(
    'person',
    changed.map((person) => ({
      ...person,
      isArchived: person.isArchived || archived.has(person.id),
      residencyFirstDay: person.residencyFirstDay ?? dayOf.get(person.id) ?? null,
    })),
  );
}
