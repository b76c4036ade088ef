import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/time/day.ts';
import { rules } from '../../src/rules/registry.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { covers, splitByWaivers, standingApart } from '../../src/rules/waivers.ts';
import { finding, waiverOf } from './found-examples.ts';

function isCovered(waived: Finding, found: Finding) {
  return covers(waiverOf(waived), found, rules.get(found.ruleId));
}

const dayOff = (measured: number, limit = 4): Finding =>
  finding({
    ruleId: 'one-day-in-seven',
    measured,
    limit,
    unit: 'days off',
    because: `${measured} days off.`,
  });
const gap = (role: string, measured: number, limit = 1): Finding =>
  finding({
    people: [],
    ruleId: 'call-coverage',
    firstDay: day('2026-07-09'),
    lastDay: day('2026-07-09'),
    measured,
    limit,
    unit: 'people',
    because: `${role}: ${measured} of ${limit}.`,
  });
const blocks = (code: string, measured: number): Finding =>
  finding({
    ruleId: 'educational-requirements',
    measured,
    limit: 2,
    unit: 'blocks',
    because: `${code}: ${measured} of 2 blocks.`,
  });
const unmeasured = (because: string, verdict: Finding['verdict'] = 'violation'): Finding =>
  finding({ measured: null, limit: null, unit: null, because, verdict });

describe('a waiver covers', () => {
  test.each<[string, Finding, Finding]>([
    ['what was waived', finding(), finding()],
    ['less of it', finding(), finding({ measured: 82, because: '82 hours a week.' })],
    [
      'a part of its days',
      finding(),
      finding({ firstDay: day('2026-07-05'), lastDay: day('2026-07-20') }),
    ],
    ['more days off, though too few', dayOff(2), dayOff(3)],
    ['a night without anybody', gap('Night', 0), gap('Night', 0)],
    ['one of two where nobody was', gap('Night', 0, 2), gap('Night', 1, 2)],
    [
      'what is not measured',
      unmeasured('Clinic after a night.'),
      unmeasured('Clinic after a night.'),
    ],
    ['people in another order', finding({ people: ['a', 'b'] }), finding({ people: ['b', 'a'] })],
  ])('%s', (_, waived, found) => {
    expect(isCovered(waived, found)).toBe(true);
  });
});

describe('a waiver does not cover', () => {
  test.each<[string, Finding, Finding]>([
    ['more of it', finding(), finding({ measured: 84.5 })],
    ['fewer days off', dayOff(3), dayOff(2)],
    ['the other side of the limit', finding({ measured: 84 }), finding({ measured: 76 })],
    ['a day before its days', finding(), finding({ firstDay: day('2026-06-30') })],
    ['a day after its days', finding(), finding({ lastDay: day('2026-07-29') })],
    ['somebody else', finding(), finding({ people: ['bo'] })],
    ['somebody else besides', finding(), finding({ people: ['ada', 'bo'] })],
    ['another rule', finding(), dayOff(3)],
    ['a limit that was set anew', finding(), finding({ measured: 82, limit: 60 })],
    ['another unit', finding(), finding({ unit: 'hours' })],
    [
      'a violation where an advisory was waived',
      unmeasured('A', 'advisory'),
      unmeasured('A', 'violation'),
    ],
    ['what can no longer be told', finding(), finding({ verdict: 'cannot-tell' })],
    ['something else that is not measured', unmeasured('A'), unmeasured('B')],
    ['what is measured now', unmeasured('84 hours a week.'), finding()],
    ['another role on that day', gap('Night', 0), gap('Backup', 0)],
    ['a role of another number', gap('Night 1', 0), gap('Night 2', 0)],
    ['another rotation in that year', blocks('ICU', 1), blocks('GYN', 1)],
  ])('%s', (_, waived, found) => {
    expect(isCovered(waived, found)).toBe(false);
  });

  test('what was really worked, where the schedule was waived', () => {
    expect(isCovered(finding(), finding({ stream: 'worked' }))).toBe(false);
  });
});

const SCHEDULED = new Set(['scheduled'] as const);
const ruleOf = (ruleId: string) => rules.get(ruleId);

test('findings are split, in their order, and a waiver that covers nothing is named', () => {
  const found = [finding({ people: ['bo'] }), finding(), dayOff(3)];
  const waivers = [
    waiverOf(dayOff(3), 'one'),
    waiverOf(finding(), 'two'),
    waiverOf(dayOff(3), 'x'),
  ];
  const { open, waived, idle } = splitByWaivers(found, waivers, SCHEDULED, ruleOf);
  expect(open).toEqual([found[0]]);
  expect(waived.map(({ waiver }) => waiver.id)).toEqual(['two', 'one']);
  expect(waived.map((each) => each.finding)).toEqual([found[1], found[2]]);
  expect(idle.map(({ id }) => id)).toEqual(['x']);
});

test('a waiver covers one finding, its own before another that is no worse', () => {
  const short = (hours: number): Finding =>
    finding({ ruleId: 'eight-hours-off', measured: hours, limit: 8, because: `${hours} hours.` });
  const found = [short(7), short(6)];
  const { open, waived } = splitByWaivers(found, [waiverOf(short(6))], SCHEDULED, ruleOf);
  expect(open).toEqual([found[0]]);
  expect(waived.map((each) => each.finding)).toEqual([found[1]]);
});

test('a waiver of the other stream is left alone', () => {
  const logged = finding({ stream: 'worked' });
  const alone = splitByWaivers([logged], [waiverOf(finding())], new Set(['worked']), ruleOf);
  expect([alone.open.length, alone.waived.length, alone.idle.length]).toEqual([1, 0, 0]);
  const both = new Set(['scheduled', 'worked'] as const);
  const beside = splitByWaivers([logged], [waiverOf(logged), waiverOf(finding())], both, ruleOf);
  expect([beside.open.length, beside.waived.length, beside.idle.length]).toEqual([0, 1, 1]);
});

test('what is waived leaves the counts of its verdict and stream, and never makes a rule kept', () => {
  const rule = rules.get('eighty-hours');
  if (!rule) throw new Error('There is no such rule');
  const share = { of: 'periods', total: 4, kept: 2, cannotTell: 0 } as const;
  const standing = { rule, counts: { violation: 2, 'cannot-tell': 1, advisory: 0 }, share };
  const waived = [finding(), finding({ stream: 'worked' }), dayOff(3)].map((each) => ({
    finding: each,
    waiver: waiverOf(each),
  }));
  expect(standingApart([standing], waived, 'scheduled')).toEqual([
    { rule, counts: { violation: 1, 'cannot-tell': 1, advisory: 0 }, share, waived: 1 },
  ]);
});
