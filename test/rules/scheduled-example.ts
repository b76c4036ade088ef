import { groupBy } from '../../src/domain/group-by.ts';
import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import { dayFromEpoch } from '../../src/domain/time/day.ts';
import { HOUR } from '../../src/domain/work/stretches.ts';
import type { WorkPeriod } from '../../src/domain/work/work-period.ts';
import type { WorkRecord } from '../../src/domain/work/work-record.ts';
import { type DrawnActivity, type DrawnCallRole, drawnSchedule } from '../../src/rules/example.ts';
import { drawnRecord, type WorkExample } from '../../src/rules/work/work-example.ts';

const MINUTES_PER_DAY = 1440;
const NAME = 'Ada';
const LETTERS = 'abcdefghijklmnop';

/** A dated example as a schedule. */
export interface ScheduledExample {
  readonly schedule: Schedule;
  /** The letters that stand for rotations, by their names. */
  readonly letterOf: ReadonlyMap<string, string>;
}

/**
 * The schedule that gives somebody the work of a dated example: clinical work as shifts, call as call, the rest as
 * half-days. Null where only a log can say it.
 */
export function scheduledExample(example: WorkExample): ScheduledExample | null {
  const record = drawnRecord(example);
  const spans = record.assignments.flatMap((assignment) => assignment.spans);
  const isLogged = record.stream === 'worked' || record.unknownDays.size > 0;
  const isUnproven = spans.some(({ exception }) => exception?.isProven === false);
  const works = record.periods.map((period) => timed(record, period));
  const person = `${NAME} ${record.pgy}`;
  const [first] = record.assignments;
  if (
    !first ||
    record.pgy === null ||
    isLogged ||
    isUnproven ||
    works.some((work) => work === null)
  )
    return null;
  if (isCallInParts(record)) return null;
  const work = works.flatMap((each) => each ?? []);
  const isNights = work.some(({ kind }) => kind === 'night-float');
  if (isNights && work.some(({ kind, end, start }) => kind === 'clinical' && end <= start))
    return null;
  const letterOf = new Map(spans.map(({ name }) => [name, '']));
  [...letterOf.keys()].forEach((name, place) =>
    letterOf.set(name, LETTERS.charAt(place).toUpperCase()),
  );
  const excepted = spans.filter(({ exception }) => exception);
  if (excepted.length > 0 && excepted.length < spans.length) return null;
  const firstDay = Math.min(first.first, ...work.map(({ day }) => day));
  const layout = blocksOf(record, firstDay, letterOf);
  const calls = callsOf(work, firstDay, person);
  const halves = halfDaysOf(work, firstDay, person);
  if (!halves) return null;
  const schedule = drawnSchedule({
    title: example.title,
    isAllowed: true,
    firstDay: dayFromEpoch(firstDay),
    timeZone: record.clock.timeZone,
    blockDays: layout.lengths,
    rotations: Object.fromEntries(
      [...letterOf.values()].map((letter) => [
        letter,
        { kind: isNights ? ('nights' as const) : ('inpatient' as const) },
      ]),
    ),
    settings: {
      'rotation-exception-88': {
        rotations: excepted.map(({ name }) => letterOf.get(name) ?? ''),
        approval: 'Approved',
      },
    },
    leave: [...record.leaveDays].map((day) => {
      return { person: NAME, firstDay: dayFromEpoch(day), lastDay: dayFromEpoch(day) };
    }),
    callRoles: calls.callRoles,
    activities: halves.activities,
    drawn: [
      'blocks',
      `${person} ${layout.letters}`,
      'calls',
      ...calls.lines,
      'half-days',
      ...halves.lines,
    ].join('\n'),
  });
  return { schedule, letterOf };
}

/** Whether an in-house call is entered in parts: a schedule has a slot for each call. */
function isCallInParts({ periods }: WorkRecord): boolean {
  const calls = periods.filter(({ kind }) => kind === 'in-house-call');
  return calls.some((call) =>
    calls.some(({ start, end }) => start === call.end && end - call.start <= 25 * HOUR),
  );
}

interface TimedWork extends DrawnTimes {
  readonly kind: WorkPeriod['kind'];
  readonly day: number;
}

type DrawnTimes = Required<Pick<DrawnActivity, 'start' | 'end'>>;

/** The work by the clock; null where no slot of a schedule can mean it. */
function timed({ clock }: WorkRecord, { kind, start, end, stay }: WorkPeriod): TimedWork | null {
  const [from, until] = [clock.wallMinutesAt(start), clock.wallMinutesAt(end)];
  const isUsual = !['moonlighting', 'clinical-from-home', 'home-call-worked'].includes(kind);
  if (!isUsual || stay || until - from > MINUTES_PER_DAY) return null;
  const times = { start: clockTime(from), end: clockTime(until) };
  const isOverMidnight = Math.floor(until / MINUTES_PER_DAY) > Math.floor(from / MINUTES_PER_DAY);
  if (kind === 'night-float' && !isOverMidnight) return null;
  return { kind, day: clock.epochDayAt(start), ...times };
}

function clockTime(wallMinutes: number): string {
  const minutes = wallMinutes % MINUTES_PER_DAY;
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Blocks for the rotations and for the days before and between them. */
function blocksOf(
  { assignments }: WorkRecord,
  firstDay: number,
  letterOf: ReadonlyMap<string, string>,
): { lengths: number[]; letters: string } {
  const lengths: number[] = [];
  let letters = '';
  let at = firstDay;
  for (const { first, next, name } of assignments) {
    if (first > at) {
      lengths.push(first - at);
      letters += '.';
    }
    lengths.push(next - first);
    letters += letterOf.get(name) ?? '.';
    at = next;
  }
  return { lengths, letters };
}

const MODES = {
  clinical: 'shift',
  'night-float': 'shift',
  'in-house-call': 'in-house',
  'home-call': 'home',
} as const;

function modeOf(kind: TimedWork['kind']): DrawnCallRole['mode'] | null {
  return kind in MODES ? MODES[kind as keyof typeof MODES] : null;
}

function callsOf(work: readonly TimedWork[], firstDay: number, person: string) {
  const calls = work.filter(({ kind }) => modeOf(kind) !== null);
  const groups = [...groupBy(calls, ({ kind, start, end }) => `${kind} ${start} ${end}`).values()];
  const callRoles: Record<string, DrawnCallRole> = {};
  const lines = groups.flatMap((group, place) => {
    const [first] = group;
    const mode = first && modeOf(first.kind);
    if (!mode) return [];
    const letter = LETTERS.charAt(place);
    callRoles[letter] = { mode, start: first.start, end: first.end };
    const last = Math.max(...group.map(({ day }) => day));
    const days = new Set(group.map(({ day }) => day));
    const row = Array.from({ length: last - firstDay + 1 }, (_, offset) =>
      days.has(firstDay + offset) ? letter : '.',
    );
    return [`${person} ${row.join('')}`];
  });
  return { callRoles, lines };
}

/** What is no call, as half-days; null where a day has more than two. */
function halfDaysOf(work: readonly TimedWork[], firstDay: number, person: string) {
  const activities: Record<string, DrawnActivity> = {};
  const letterOf = new Map<string, string>();
  const halves: string[] = [];
  const others = work.filter(({ kind }) => modeOf(kind) === null);
  for (const [day, group] of groupBy(others, (each) => each.day)) {
    if (group.length > 2) return null;
    group.forEach(({ kind, start, end }, place) => {
      if (kind !== 'clinic' && kind !== 'education' && kind !== 'transition') return;
      const key = `${kind} ${start} ${end}`;
      const letter = letterOf.get(key) ?? LETTERS.charAt(letterOf.size);
      letterOf.set(key, letter);
      activities[letter] = { kind, start, end };
      halves[2 * (day - firstDay) + place] = letter;
    });
  }
  const row = Array.from(halves, (letter: string | undefined) => letter ?? '.').join('');
  return { activities, lines: row === '' ? [] : [`${person} ${row}`] };
}
