import { myEvents } from '../../answers/my-calendar.ts';
import type { CallRole } from '../../domain/rows/rotation.ts';
import type { Program } from '../../domain/rows/program.ts';
import type { Duty } from '../../domain/schedule/person-schedule.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { addDays, daysOf, type DaySpan } from '../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../domain/time/zone.ts';
import { type CalendarEvent, writeCalendar } from '../../formats/icalendar.ts';
import type { FeedSubject } from '../../sync/messages/links.ts';
import { type PublishedSchedule, readPublishedSchedule } from '../api/read-schedule.ts';
import type { SqlRows } from '../sync/sql-rows.ts';

const DAYS_BEFORE = 35;
const DAYS_AFTER = 400;
const REFRESH_HOURS = 1;

/** What a calendar is written from. */
export interface FeedContent {
  readonly program: Program;
  readonly published: PublishedSchedule | null;
  readonly span: DaySpan;
  /** The call role as it is now, where the calendar is of one. */
  readonly role: Pick<CallRole, 'name' | 'service'> | null;
}

/** Reads what the calendar of that subject is written from; null where there is no program yet. */
export async function readFeedContent(
  rows: SqlRows,
  subject: FeedSubject,
  at: Instant,
): Promise<FeedContent | null> {
  const [program] = await rows.all('program');
  if (!program) return null;
  const today = localTimeAt(at, program.timeZone).day;
  const span = { firstDay: addDays(today, -DAYS_BEFORE), lastDay: addDays(today, DAYS_AFTER) };
  const role =
    subject.kind === 'call-role' ? await rows.get('callRole', subject.callRoleId) : undefined;
  const published = await readPublishedSchedule(rows, span);
  return { program, published, span, role: role ?? null };
}

/** Writes the calendar: what is published, an event for each place of the schedule, whoever fills it. */
export function writeFeed(subject: FeedSubject, content: FeedContent, at: Instant): string {
  const { program, published } = content;
  const newest = published?.editions[0];
  return writeCalendar({
    name: nameOf(subject, content),
    timeZone: program.timeZone,
    sequence: newest?.number ?? 0,
    publishedAt: newest?.publishedAt ?? at,
    events: published ? eventsOf(subject, published.schedule, content) : [],
    times: 'utc',
    refreshHours: REFRESH_HOURS,
  });
}

function nameOf(subject: FeedSubject, { program, role }: FeedContent): string {
  switch (subject.kind) {
    case 'person':
      return `${program.name}: my schedule`;
    case 'service':
      return `${program.name}: ${subject.service}`;
    case 'call-role':
      return `${program.name}: ${role?.name ?? 'on call'}`;
  }
}

function eventsOf(
  subject: FeedSubject,
  schedule: Schedule,
  { span, role }: FeedContent,
): CalendarEvent[] {
  if (subject.kind === 'person') return myEvents(schedule, subject.personId, span);
  const isWanted = (duty: Duty): boolean =>
    subject.kind === 'service'
      ? duty.role.service === subject.service
      : duty.role.service === role?.service && duty.role.name === role.name;
  return daysOf(span).flatMap((day) =>
    schedule
      .callsOn(day)
      .filter(isWanted)
      .map((duty) => callEvent(schedule, duty)),
  );
}

function callEvent(
  { plan }: Schedule,
  { role, day, ordinal, personId, span }: Duty,
): CalendarEvent {
  const site = plan.rows.sites.find(({ id }) => id === role.siteId)?.name;
  const person =
    plan.memberById.get(personId)?.person ?? plan.rows.people.find(({ id }) => id === personId);
  const place = [role.service, role.name, day, ordinal].join('.').replaceAll(/[^\w.-]+/g, '-');
  return {
    uid: `call.${place}@${plan.rows.program.id}`,
    summary: `${role.name}: ${person ? fullName(person) : 'somebody no longer listed'}`,
    ...(site !== undefined && { location: site }),
    when: span,
    isBusy: false,
  };
}
