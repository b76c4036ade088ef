import { groupBy } from '../../domain/group-by.ts';
import { type Day, type Weekday, weekdayOf } from '../../domain/time/day.ts';
import type { CallRolePlan } from './import-plan.ts';
import { readClass, readDay, readTime } from './read-values.ts';
import { cellOf, type PlannedTable } from './table-cells.ts';

const EVERY_WEEKDAY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];
const TIMES_AT_END = /\s*\d{1,2}(?::?\d{2})?\s*[ap]?m?\s*[-–]\s*\d{1,2}(?::?\d{2})?\s*[ap]?m?\s*$/i;

interface Line {
  readonly assignment: string;
  readonly day: Day;
  readonly start: string;
  readonly end: string;
  readonly pgy: number | null;
  readonly note: string;
  readonly type: string;
}

/** What the assignment names of an Amion report should become, judged by their rows. */
export function proposeAmionRoles(
  tables: readonly PlannedTable[],
  service: string,
): CallRolePlan[] {
  const lines = tables.filter(({ plan }) => plan.table === 'amion-625c').flatMap(linesOf);
  const roles = [...groupBy(lines, (line) => line.assignment)].map(([assignment, own]) =>
    roleOf(assignment, own, service),
  );
  const lastResort = roles.find((role) => role.becomes === 'call-role' && role.mode === 'home');
  return roles.map((role) =>
    role.becomes === 'call-role' && role.mode === 'in-house' && lastResort
      ? { ...role, backup: lastResort.name }
      : role,
  );
}

function linesOf({ source, plan }: PlannedTable): Line[] {
  return source.rows.flatMap((row) => {
    const cell = (field: string): string => cellOf(plan, row, field);
    const day = readDay(cell('day'), 'month-first');
    const start = readTime(cell('start'));
    const end = readTime(cell('end'));
    if (!day || !start || !end) return [];
    const pgy = readClass(cell('staffType'));
    return [
      {
        assignment: cell('assignment'),
        day,
        start,
        end,
        pgy,
        note: cell('note'),
        type: cell('assignmentType'),
      },
    ];
  });
}

function roleOf(assignment: string, lines: readonly Line[], service: string): CallRolePlan {
  const { start, end } = mostFrequent(lines, (line) => `${line.start} ${line.end}`);
  const becomes = becomesOf(lines);
  const classes = [...new Set(lines.flatMap(({ pgy }) => (pgy === null ? [] : [pgy])))].toSorted(
    (one, other) => one - other,
  );
  const weekdays = EVERY_WEEKDAY.filter((weekday) =>
    lines.some((line) => weekdayOf(line.day) === weekday),
  );
  const perDay = [...groupBy(lines, (line) => line.day).values()].map((own) => own.length);
  const text = `${assignment} ${lines[0]?.note ?? ''}`;
  const byWhom = classes.length > 0 ? `PGY-${classes.join(', PGY-')}` : 'faculty';
  return {
    assignment,
    becomes,
    name: assignment.replace(TIMES_AT_END, '').trim() || assignment,
    service,
    mode: modeOf(text, start, end, classes.length > 0),
    start,
    end,
    weekdays,
    needed: mostFrequent(
      perDay.map((count) => ({ count })),
      ({ count }) => String(count),
    ).count,
    eligibleRoles: classes.length > 0 ? ['resident'] : ['faculty'],
    eligibleClasses: classes,
    backup: null,
    because: `${lines.length} rows of the Amion file, all ${byWhom}`,
    isConfirmed: false,
  };
}

function becomesOf(lines: readonly Line[]): CallRolePlan['becomes'] {
  const { type } = mostFrequent(lines, (line) => line.type.toLowerCase());
  return type.toLowerCase() === 'o'
    ? 'call-role'
    : type.toLowerCase() === 'c'
      ? 'half-day'
      : 'nothing';
}

function modeOf(
  text: string,
  start: string,
  end: string,
  isByResidents: boolean,
): CallRolePlan['mode'] {
  if (/\bhome\b/i.test(text)) return 'home';
  if (/jeopardy/i.test(text)) return 'jeopardy';
  if (start === end && !isByResidents) return 'home';
  return end <= start ? 'in-house' : 'shift';
}

function mostFrequent<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item {
  const [first, ...rest] = groupBy(items, keyOf).values();
  const largest = rest.reduce(
    (best, each) => (each.length > best.length ? each : best),
    first ?? [],
  );
  const [item] = largest;
  if (item === undefined) throw new Error('A group is never empty');
  return item;
}

/** Call as it is usual, for a program whose files say nothing of it. */
export function usualCallRoles(service: string, pgyMax: number): CallRolePlan[] {
  const shared = {
    assignment: '',
    becomes: 'call-role',
    service,
    weekdays: EVERY_WEEKDAY,
    needed: 1,
    because: 'no file says who is on call',
    isConfirmed: false,
  } as const;
  const seniors = Array.from({ length: Math.max(0, pgyMax - 1) }, (_, place) => place + 2);
  return [
    {
      ...shared,
      name: 'Resident call',
      mode: 'in-house',
      start: '17:00',
      end: '07:00',
      eligibleRoles: ['resident'],
      eligibleClasses: seniors,
      backup: 'Attending call',
    },
    {
      ...shared,
      name: 'Attending call',
      mode: 'home',
      start: '07:00',
      end: '07:00',
      eligibleRoles: ['faculty'],
      eligibleClasses: [],
      backup: null,
    },
  ];
}
