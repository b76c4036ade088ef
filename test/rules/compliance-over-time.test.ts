import { expect, test } from 'vitest';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { day } from '../../src/domain/time/day.ts';
import { checkRule } from '../../src/rules/check-schedule.ts';
import { complianceOf } from '../../src/rules/compliance.ts';
import {
  complianceOverTime,
  partHolding,
  STANDINGS,
  sumOf,
  yearPartsOf,
} from '../../src/rules/compliance-over-time.ts';
import { drawnSchedule, type Example } from '../../src/rules/example.ts';
import { nearMissesOf } from '../../src/rules/near-misses.ts';
import { rules, rulesOf, type SetRule } from '../../src/rules/registry.ts';
import { scheduledRecords } from '../../src/rules/work/scheduled-records.ts';
import { drawnRecord } from '../../src/rules/work/work-example.ts';
import { isWorkRule } from '../../src/rules/work/check-work.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';
import { planOf } from '../worlds/grow.ts';

function setRule(id: string): SetRule {
  const rule = rules.get(id);
  if (!rule) throw new Error(`No rule ${id}`);
  return { rule, params: rule.params.parse({}), isReadable: true };
}

function overTime(schedule: Schedule, set: SetRule, untilDay = '2027-12-31') {
  const { rule } = set;
  const findings = checkRule(schedule, set);
  const near = nearMissesOf(set, findings, (settings) => rule.check(schedule, settings));
  const until = day(untilDay);
  const parts = yearPartsOf(schedule.plan);
  const isJudged = ({ firstDay }: { firstDay: string }) => firstDay <= until;
  return {
    findings,
    share: complianceOf(schedule, rule, findings, isJudged).share,
    over: complianceOverTime(
      { schedule, records: scheduledRecords(schedule) },
      parts,
      rule,
      findings,
      near,
      isJudged,
    ),
  };
}

function drawn(ruleId: string, of: Partial<Example> & { drawn: string }, untilDay?: string) {
  const schedule = drawnSchedule({ title: '', isAllowed: true, ...of });
  return overTime(schedule, setRule(ruleId), untilDay).over;
}

const counts = (kept: number, near: number, unknown: number, broken: number) => ({
  kept,
  'near-miss': near,
  'cannot-tell': unknown,
  broken,
});

const CALLS = `blocks
Ada 1 II
Ben 1 IW
Cai 1 I.
calls
Ada 1 n..n..n..n..n..n..n..n..n...n.......
Ben 1 n..n..n..n..n..n..n..n..n..n........
Cai 1 n.......`;

test('each averaging period stands in its block: kept, a near miss, or broken', () => {
  const over = drawn('every-third-night', { drawn: CALLS });
  // The two blocks on I of Ada are one rotation, judged in pieces of 28 days; nothing is known of Ben’s time on W.
  expect(over?.parts).toEqual([counts(1, 1, 0, 1), counts(1, 0, 1, 0)]);
  expect(over?.total).toEqual(counts(2, 1, 1, 1));
  expect(over?.of).toBe('periods');
});

test('what cannot be told is counted apart, and what is not judged not at all', () => {
  const letters = `blocks\nAda 1 WI\nBen 1 I.\ncalls\nAda 1 ${'n'.repeat(28)}\nBen 1 n..n..n`;
  const over = drawn('one-day-in-seven', { drawn: letters });
  expect(over?.parts).toEqual([counts(1, 0, 0, 1), counts(0, 0, 1, 0)]);
  const first = drawn('one-day-in-seven', { drawn: letters }, '2026-07-01');
  expect(first?.parts).toEqual([counts(1, 0, 0, 1), counts(0, 0, 0, 0)]);
});

test('people of a rule of calls are counted in each block in which they have calls', () => {
  const over = drawn('call-spacing', {
    drawn: `blocks\nAda 1 II\nBen 1 II\ncalls\nAda 1 n..n${'.'.repeat(28)}n.n\nBen 1 n`,
  });
  expect(over?.of).toBe('people');
  expect(over?.parts).toEqual([counts(1, 1, 0, 0), counts(0, 0, 0, 1)]);
});

test('a rule about the whole has no course', () => {
  expect(drawn('call-coverage', { drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n' })).toBeNull();
});

test('of what people logged, a period with a blank is not told even where the rule says nothing of it', () => {
  const schedule = drawnSchedule({ title: '', isAllowed: true, drawn: 'blocks\nAda 2 WI' });
  const record = drawnRecord({
    title: '',
    verdict: 'allowed',
    stream: 'worked',
    drawn: `rotation W 2026-06-29 2026-07-26\nrotation I 2026-07-27 2026-08-23\nunknown 2026-07-01 2026-07-01
      clinical 2026-06-29 07:00-17:00 xxxxx`,
  });
  const { rule } = setRule('moonlighting');
  const parts = yearPartsOf(schedule.plan);
  const over = complianceOverTime({ schedule, records: [record] }, parts, rule, [], [], () => true);
  expect(over?.parts).toEqual([counts(0, 0, 1, 0), counts(1, 0, 0, 0)]);
});

test('a span belongs to the part that holds most of it, to the earlier of two, else to the nearest', () => {
  const span = (firstDay: string, lastDay: string) => ({
    firstDay: day(firstDay),
    lastDay: day(lastDay),
  });
  const parts = [
    span('2026-07-01', '2026-07-28'),
    span('2026-07-29', '2026-08-25'),
    span('2026-08-26', '2026-09-22'),
  ];
  expect(partHolding(parts, span('2026-07-20', '2026-08-10'))).toBe(1);
  expect(partHolding(parts, span('2026-07-15', '2026-08-11'))).toBe(0);
  expect(partHolding(parts, span('2026-07-15', '2026-08-12'))).toBe(1);
  expect(partHolding(parts, span('2026-06-15', '2026-06-30'))).toBe(0);
  expect(partHolding(parts, span('2026-09-23', '2026-10-20'))).toBe(2);
});

test('in a whole year each case counts once: the blocks sum to the total, and that to the share kept', () => {
  const { rows, witness } = familyMedicineSmall.grow(1);
  const plan = planOf(rows);
  const schedule = new Schedule(plan, witness);
  const seen = new Set<string>();
  for (const set of rulesOf(plan)) {
    const { over, share } = overTime(schedule, set);
    if (!over) continue;
    expect(over.parts).toHaveLength(13);
    expect(sumOf(over.parts), set.rule.id).toEqual(over.total);
    for (const standing of STANDINGS) if (over.total[standing] > 0) seen.add(standing);
    if (!isWorkRule(set.rule)) continue;
    const { kept, 'near-miss': near, 'cannot-tell': unknown, broken } = over.total;
    expect(kept + near, set.rule.id).toBe(share?.kept);
    expect(unknown, set.rule.id).toBe(share?.cannotTell);
    expect(kept + near + unknown + broken, set.rule.id).toBe(share?.total);
  }
  expect([...seen].toSorted()).toEqual(['broken', 'kept', 'near-miss']);
});
