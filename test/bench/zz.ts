import { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { checkRule } from '../../src/rules/check-schedule.ts';
import { checkWhole, recheck } from '../../src/rules/recheck.ts';
import { rules, rulesOf } from '../../src/rules/registry.ts';
import { isWorkRule } from '../../src/rules/work/check-work.ts';
import { scheduledRecords } from '../../src/rules/work/scheduled-records.ts';
import { Dice } from '../dice.ts';
import { randomDifference } from '../rules/random-schedule.ts';
import { benchYear } from './bench-year.ts';

const N = Number(process.env.N ?? 60);
const workRules = [...rules.values()].filter(isWorkRule);
const { plan, filled } = benchYear(150);
const anew = () => new Plan(plan.rows);
const stat = (name: string, t: number[]) => {
  const s = t.toSorted((a, b) => a - b);
  const q = (p: number) => s[Math.floor(p * (s.length - 1))]!.toFixed(2);
  console.log(
    name.padEnd(28),
    'least',
    q(0),
    'q25',
    q(0.25),
    'median',
    q(0.5),
    'q75',
    q(0.75),
    'max',
    q(1),
  );
};
const what = process.env.WHAT ?? 'work,every,cell,perrule';
const run = (name: string, prep: () => any, f: (x: any) => unknown, n = N, show = false) => {
  const t: number[] = [];
  for (let i = 0; i < n; i++) {
    const x = prep();
    const s = performance.now();
    f(x);
    t.push(performance.now() - s);
  }
  if (show) console.log(name, t.map((x) => x.toFixed(0)).join(' '));
  stat(name, t.slice(Math.floor(n / 3)));
};
if (what.includes('work'))
  run(
    'work',
    anew,
    (fresh) => {
      const schedule = new Schedule(fresh, filled);
      for (const rule of workRules)
        checkRule(schedule, { rule, params: rule.params.parse({}), isReadable: true });
    },
    N,
    true,
  );
if (what.includes('every'))
  run('every', anew, (fresh) => checkWhole(new Schedule(fresh, filled)), N, true);
if (what.includes('cell')) {
  const checked = checkWhole(new Schedule(plan, filled));
  for (const layer of ['block', 'call', 'half-day'] as const) {
    const dice = new Dice(150);
    run(
      `cell ${layer}`,
      () => randomDifference(checked.schedule, layer, dice),
      (d) => recheck(checked, d),
      N * 10,
    );
  }
}

const perRule = (label: string, asked: (p: Plan) => readonly { rule: any; params: any }[]) => {
  const tot = new Map<string, number[]>();
  const found = new Map<string, number>();
  for (let i = 0; i < N; i++) {
    const p = anew();
    const t0 = performance.now();
    let s = t0;
    const add = (n: string) => {
      const e = performance.now();
      (tot.get(n) ?? tot.set(n, []).get(n)!).push(e - s);
      s = performance.now();
    };
    const schedule = new Schedule(p, filled);
    add('schedule');
    scheduledRecords(schedule);
    add('records');
    for (const { rule, params } of asked(p)) {
      found.set(rule.id, checkRule(schedule, { rule, params, isReadable: true }).length);
      add(rule.id);
    }
    s = t0;
    add('TOTAL');
  }
  const rows = [...tot]
    .map(([n, t]) => [n, t.slice((t.length / 3) | 0).toSorted((a, b) => a - b)] as const)
    .toSorted((a, b) => b[1][b[1].length >> 2]! - a[1][a[1].length >> 2]!);
  console.log(
    label,
    'sum of leasts',
    rows
      .filter(([n]) => n !== 'TOTAL')
      .reduce((x, [, t]) => x + t[0]!, 0)
      .toFixed(1),
  );
  for (const [n, t] of rows)
    if (t[t.length >> 2]! > 0.15)
      console.log(
        n.padEnd(28),
        String(found.get(n) ?? '').padStart(5),
        'least',
        t[0]!.toFixed(2),
        'q25',
        t[t.length >> 2]!.toFixed(2),
        'median',
        t[t.length >> 1]!.toFixed(2),
      );
};
if (what.includes('perrule'))
  perRule('WORK', () => workRules.map((rule) => ({ rule, params: rule.params.parse({}) })));
if (what.includes('perevery')) perRule('EVERY', (p) => rulesOf(p));
if (what.includes('records'))
  run(
    'records',
    () => new Schedule(anew(), filled),
    (s) => scheduledRecords(s),
  );
if (what.includes('alloc')) {
  const used = () => process.memoryUsage().heapUsed;
  const asked = process.env.EVERY
    ? rulesOf(plan)
    : workRules.map((rule) => ({ rule, params: rule.params.parse({}) }));
  let rows: [string, number][] = [];
  for (let i = 0; i < 8; i++) {
    (globalThis as any).gc();
    const p = anew();
    rows = [];
    let u = used();
    const add = (n: string) => {
      const e = used();
      rows.push([n, e - u]);
      u = used();
    };
    const schedule = new Schedule(p, filled);
    add('schedule');
    scheduledRecords(schedule);
    add('records');
    for (const { rule, params } of asked) {
      checkRule(schedule, { rule: rule as any, params, isReadable: true });
      add(rule.id);
    }
    rows.push(['TOTAL', rows.reduce((s, [, b]) => s + b, 0)]);
  }
  for (const [n, b] of rows.toSorted((a, b) => b[1] - a[1]))
    if (b > 2e5) console.log(n.padEnd(28), (b / 1e6).toFixed(2), 'MB');
}
export function warm(every: boolean) {
  const p = anew();
  if (every) return checkWhole(new Schedule(p, filled));
  const schedule = new Schedule(p, filled);
  for (const rule of workRules)
    checkRule(schedule, { rule, params: rule.params.parse({}), isReadable: true });
  return schedule;
}
import {
  averagingPeriods,
  timeWorkedIn,
  workedTime,
} from '../../src/domain/work/averaging-periods.ts';
import { dutiesOf } from '../../src/domain/work/duties.ts';
import { freeRunsOf } from '../../src/domain/work/free-runs.ts';
import { periodsOfKind } from '../../src/domain/work/work-record.ts';
if (what.includes('facts')) {
  const t = new Map<string, number[]>();
  for (let i = 0; i < N; i++) {
    const schedule = new Schedule(anew(), filled);
    const time = (n: string, f: () => void) => {
      const s = performance.now();
      f();
      (t.get(n) ?? t.set(n, []).get(n)!).push(performance.now() - s);
    };
    time('layers', () => {
      for (const { person } of plan.residents) schedule.of(person.id).blocks;
    });
    time('records', () => scheduledRecords(schedule));
    const rs = scheduledRecords(schedule);
    time('byKind', () => rs.forEach((r) => periodsOfKind(r, 'clinic')));
    time('averaging', () => rs.forEach((r) => averagingPeriods(r)));
    time('workedTime', () => rs.forEach((r) => workedTime(r)));
    time('timesWorked', () => rs.forEach((r) => timeWorkedIn(r, averagingPeriods(r)[0]!)));
    time('duties', () => rs.forEach((r) => dutiesOf(r, 2)));
    time('free LHU', () =>
      rs.forEach((r) =>
        freeRunsOf(r, { leaveEndsIt: true, homeCallEndsIt: true, unknownEndsIt: true }),
      ),
    );
    time('free LH', () =>
      rs.forEach((r) =>
        freeRunsOf(r, { leaveEndsIt: true, homeCallEndsIt: true, unknownEndsIt: false }),
      ),
    );
    time('free LU', () =>
      rs.forEach((r) =>
        freeRunsOf(r, { leaveEndsIt: true, homeCallEndsIt: false, unknownEndsIt: true }),
      ),
    );
    time('noop', () => rs.forEach((r) => r.periods.length));
  }
  for (const [n, x] of t) stat(n, x);
}
