import type { PersonId } from '../domain/id.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { addDays, type Day } from '../domain/time/day.ts';
import { type Instant, type LocalTime, instantAt } from '../domain/time/zone.ts';
import type { Published } from '../store/queries/published.ts';
import { dayAndClock } from './drawing/duty-times.ts';
import {
  halfDayWords,
  nextClinic,
  nextDayOff,
  nextDuty,
  nextLeave,
  personDays,
} from './my-schedule.ts';
import { type Named, nameOf } from './naming.ts';
import { onCallAt, type Reach, type RoleOnCall } from './on-call.ts';
import { halfDayAt } from './person.ts';
import { rotationAnswer } from './rotation.ts';
import type { Found } from './search.ts';
import { callsText, halvesText } from './day-text.ts';
import { dayFrom, dayShort } from './time-words.ts';
import { say } from './say.ts';

/** What a question is about besides whom: words such as `call` or `off`. */
export type Intent = 'call' | 'off' | 'clinic' | 'leave';

/** A line of a fact: words, and whom they are about with how to reach them. */
export interface FactLine {
  readonly words: string;
  readonly person: Named | null;
  readonly reaches: readonly Reach[];
}

/** An answer to a typed question. */
export interface Fact {
  readonly title: string;
  readonly hint: string;
  /** Where more about it is. */
  readonly href: string;
  readonly lines: readonly FactLine[];
}

/** What a question is answered from. */
export interface FactsAsked {
  readonly published: Published;
  readonly at: Instant;
  readonly now: LocalTime;
  readonly day: Day | null;
  readonly time: string | null;
  readonly intents: ReadonlySet<Intent>;
  readonly readersZone: string;
}

const DAYS_AHEAD = 56;

/** The fact that somebody who typed this name wants to know. */
export function factOf(found: Found, asked: FactsAsked): Fact | null {
  switch (found.kind) {
    case 'person':
      return personFact(found.id, asked);
    case 'rotation':
      return rotationFact(found, asked);
    case 'service':
    case 'role':
      return callFact(found, asked);
  }
}

function line(
  words: string,
  person: Named | null = null,
  reaches: readonly Reach[] = [],
): FactLine {
  return { words, person, reaches };
}

function personFact(personId: PersonId, asked: FactsAsked): Fact {
  const { published, day } = asked;
  const { schedule, waysOf } = published;
  const { name, standing } = nameOf(schedule.plan, personId);
  const reaches = (waysOf.get(personId) ?? []).map((way): Reach => ({ ...way, of: 'person' }));
  const words = day !== null ? dayWords(schedule, personId, day) : nextWords(personId, asked);
  const last = words.at(-1) ?? '';
  return {
    title: name,
    hint: standing,
    href: `/person/${encodeURIComponent(personId)}${day ? `?view=day&day=${day}` : ''}`,
    lines: [...words.slice(0, -1).map((each) => line(each)), line(last, null, reaches)],
  };
}

function dayWords(schedule: Schedule, personId: PersonId, day: Day): string[] {
  const [found] = personDays(schedule, personId, { firstDay: day, lastDay: day });
  if (!found) return [];
  const calls = callsText(found.duties, schedule);
  return [`${dayShort(day)}: ${halvesText(found)}${calls && `; ${calls}`}`];
}

function nextWords(
  personId: PersonId,
  { published, at, now, intents, readersZone }: FactsAsked,
): string[] {
  const { schedule, span } = published;
  const { timeZone } = schedule.plan.rows.program;
  const clocks = { today: now.day, timeZone, readersZone };
  const words: string[] = [];
  if (intents.size === 0)
    words.push(say`Now: ${halfDayWords(halfDayAt(schedule, personId, at).now)}`);
  if (intents.has('off')) {
    const off = nextDayOff(schedule, personId, { firstDay: now.day, lastDay: span.lastDay });
    words.push(say`Next day off: ${off ? dayFrom(off, now.day) : say`none published`}`);
  }
  if (intents.has('clinic')) {
    const clinic = nextClinic(schedule, personId, at, { ...span, firstDay: now.day });
    words.push(say`Next clinic: ${clinic ? dayAndClock(clinic, clocks) : say`none published`}`);
  }
  if (intents.has('leave')) {
    const leave = nextLeave(schedule.plan, personId, now.day);
    const days = leave && say`${dayShort(leave.firstDay)} to ${dayShort(leave.lastDay)}`;
    words.push(say`Next leave: ${days ?? say`none approved`}`);
  }
  if (intents.size === 0 || intents.has('call')) {
    const told = (duty: Duty): string => `${duty.role.name}, ${dayAndClock(duty.span, clocks)}`;
    const on = nextDuty(schedule, personId, at, ({ span: { start } }) => start <= at);
    const isCall = ({ role, span: { start } }: Duty) => start > at && role.mode !== 'jeopardy';
    const next = nextDuty(schedule, personId, at, isCall);
    if (on) {
      const isBackup = on.role.mode === 'jeopardy';
      words.push(isBackup ? say`Backup now: ${told(on)}` : say`On call now: ${told(on)}`);
    }
    words.push(say`Next call: ${next ? told(next) : say`none published in eight weeks`}`);
  }
  return words;
}

function rotationFact(
  { id, name, hint }: Extract<Found, { kind: 'rotation' }>,
  { published, now, day }: FactsAsked,
): Fact | null {
  const on = day ?? now.day;
  const answer = rotationAnswer(published.schedule, id, on);
  if (!answer) return null;
  const people = answer.current.flatMap((team) => team.people);
  const reachesOf = (personId: PersonId): Reach[] =>
    (published.waysOf.get(personId) ?? []).map((way) => ({ ...way, of: 'person' }));
  return {
    title: name,
    hint: `${hint}, ${dayFrom(on, now.day)}`,
    href: `/rotation/${encodeURIComponent(id)}`,
    lines:
      people.length === 0
        ? [line(say`Nobody is on it that day`)]
        : people.map((person) => line('', person, reachesOf(person.personId))),
  };
}

function callFact(
  found: Extract<Found, { kind: 'service' | 'role' }>,
  asked: FactsAsked,
): Fact | null {
  const { published, now, day, time, at } = asked;
  const { timeZone } = published.schedule.plan.rows.program;
  const moment =
    (day ?? time) ? instantAt({ day: day ?? now.day, time: time ?? '23:00' }, timeZone) : at;
  const service = found.kind === 'service' ? found.name : found.hint;
  const isAsked = ({ role }: RoleOnCall): boolean =>
    found.kind === 'service' || role.name === found.name;
  const answer = onCallAt(published, moment).find((each) => each.service === service);
  const on = answer?.now.filter(isAsked) ?? [];
  const coming = day === null && on.length === 0 ? (answer?.next.filter(isAsked) ?? []) : [];
  const clocks = { today: now.day, timeZone, readersZone: asked.readersZone };
  const lines = [...on, ...coming].flatMap((role) =>
    role.people.length === 0
      ? [line(say`${role.role.name}: nobody is assigned`, null, role.roleReaches)]
      : role.people.map((person) =>
          line(`${role.role.name}, ${dayAndClock(person.span, clocks)}`, person, person.reaches),
        ),
  );
  return {
    title: found.name,
    hint: found.kind === 'service' ? say`On call ${dayFrom(day ?? now.day, now.day)}` : service,
    href: `/now?service=${encodeURIComponent(service)}`,
    lines: lines.length > 0 ? lines : [line(say`No call is published for that time`)],
  };
}

/** The day before and the days after the one asked about that facts of this kind are read from. */
export function factSpan(day: Day, isAboutPeople: boolean) {
  return { firstDay: addDays(day, -1), lastDay: addDays(day, isAboutPeople ? DAYS_AHEAD : 1) };
}
