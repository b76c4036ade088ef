import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import type { Block } from '../domain/rows/academic-year.ts';
import type { HalfDay } from '../domain/schedule/half-day.ts';
import { compareNames, type Member } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { type Day, type DaySpan, overlapOf } from '../domain/time/day.ts';
import { halfDayWords, type PersonDay, personDays } from './my-schedule.ts';
import { type Named, nameOf } from './naming.ts';
import { callsText, halvesText } from './day-text.ts';
import { say } from './say.ts';

/** By what people are put together. */
export type GridBy = 'rotation' | 'class' | 'site';

/** People who belong together. */
export interface GridGroup {
  readonly title: string;
  readonly people: readonly Named[];
}

/**
 * Everybody under contract in the span, put together by what they are or where they are on the day.
 * @param isOfBlocks only those who are on rotations.
 */
export function gridGroups(
  schedule: Schedule,
  by: GridBy,
  span: DaySpan,
  at: Day,
  isOfBlocks: boolean,
): GridGroup[] {
  const { plan } = schedule;
  const members = plan.members.filter(
    ({ person, year }) =>
      !person.isArchived &&
      overlapOf(year, span) &&
      (!isOfBlocks || schedule.blocksOf(person.id).length > 0),
  );
  const groups = groupBy(members, (member) => titleOf(schedule, member, by, at));
  return [...groups]
    .map(([title, own]) => ({ title, people: own.map(({ person }) => nameOf(plan, person.id)) }))
    .toSorted((one, other) => compareNames(one.title, other.title));
}

function titleOf(schedule: Schedule, { person, year }: Member, by: GridBy, at: Day): string {
  const rotation = schedule.rotationOn(person.id, at);
  switch (by) {
    case 'rotation':
      return rotation?.name ?? (year.role === 'faculty' ? say`Faculty` : say`No rotation`);
    case 'class':
      return year.pgy !== null
        ? `PGY-${year.pgy}`
        : year.role === 'faculty'
          ? say`Faculty`
          : say`Others`;
    case 'site': {
      const { activity } = schedule.halfDay(person.id, at, 'am');
      const siteId = activity?.siteId ?? rotation?.siteId ?? null;
      return schedule.plan.rows.sites.find(({ id }) => id === siteId)?.name ?? say`No site named`;
    }
  }
}

/** A cell of the grid: a few letters, and the same in words. */
export interface GridCell {
  readonly key: string;
  readonly short: string;
  readonly words: string;
  /** Whether a call, not only a backup, begins that day. */
  readonly isOnCall: boolean;
}

/** Somebody's days as cells. */
export function dayCells(schedule: Schedule, personId: PersonId, span: DaySpan): GridCell[] {
  return personDays(schedule, personId, span).map((each) => {
    const calls = callsText(each.duties, schedule);
    return {
      key: each.day,
      short: shortOf(each),
      words: [halvesText(each), calls].filter(Boolean).join('; '),
      isOnCall: each.duties.some(({ role }) => role.mode !== 'jeopardy'),
    };
  });
}

function shortOf({ am, pm }: PersonDay): string {
  const [morning, afternoon] = [codeOf(am), codeOf(pm)];
  return morning === afternoon ? morning : `${morning}/${afternoon}`;
}

function codeOf(half: HalfDay): string {
  if (half.activity) return half.activity.code;
  return half.reason === 'absent' || half.reason === 'post-call' ? halfDayWords(half) : '–';
}

/** The blocks that touch the span, of the calendar that most people follow. */
export function blocksIn({ plan }: Schedule, span: DaySpan): Block[] {
  const calendar = plan.rows.calendars.find(({ classes }) => classes === null);
  return plan.rows.blocks
    .filter(({ calendarId }) => calendarId === calendar?.id)
    .filter((block) => overlapOf(block, span))
    .toSorted((one, other) => one.ordinal - other.ordinal);
}

/** Somebody's rotations as cells, one for each block, by its first day. */
export function blockCells(
  schedule: Schedule,
  personId: PersonId,
  blocks: readonly Block[],
): GridCell[] {
  return blocks.map(({ id, firstDay }) => {
    const rotation = schedule.rotationOn(personId, firstDay);
    return {
      key: id,
      short: rotation?.code ?? '–',
      words: rotation?.name ?? say`Nothing`,
      isOnCall: false,
    };
  });
}
