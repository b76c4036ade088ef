import { expect, test } from 'vitest';
import { day } from '../../src/domain/time/day.ts';
import { checkRule } from '../../src/rules/check-schedule.ts';
import { complianceOf, worstFirst } from '../../src/rules/compliance.ts';
import { drawnSchedule } from '../../src/rules/example.ts';
import { observe } from '../../src/rules/observe.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { rules } from '../../src/rules/registry.ts';

function complianceIn(ruleId: string, drawn: string, untilDay = '2027-12-31') {
  const schedule = drawnSchedule({ title: '', isAllowed: true, drawn });
  const rule = rules.get(ruleId);
  if (!rule) throw new Error(`No rule ${ruleId}`);
  const findings = checkRule(schedule, { rule, params: rule.params.parse({}), isReadable: true });
  const until = day(untilDay);
  return complianceOf(schedule, rule, findings, ({ firstDay }) => firstDay <= until);
}

test('people of whom a rule is kept are counted', () => {
  const { counts, share } = complianceIn(
    'call-spacing',
    'blocks\nAda 1 I\nBen 1 I\nCai 1 I\ncalls\nAda 1 n.n....\nBen 1 ....n..',
  );
  expect(counts).toEqual({ violation: 1, 'cannot-tell': 0, advisory: 0 });
  expect(share).toEqual({ of: 'people', total: 2, kept: 1, cannotTell: 0 });
});

test('periods about which nothing is known are neither kept nor broken', () => {
  // Rotations of whose week nothing is described, but for two with calls: on every night, and on a few.
  const drawn = `blocks\nAda 1 WI\nBen 1 I.\ncalls\nAda 1 ${'n'.repeat(28)}\nBen 1 n..n..n`;
  const { counts, share } = complianceIn('one-day-in-seven', drawn);
  expect(counts).toEqual({ violation: 1, 'cannot-tell': 1, advisory: 0 });
  expect(share).toEqual({ of: 'periods', total: 3, kept: 1, cannotTell: 1 });
  expect(complianceIn('one-day-in-seven', drawn, '2026-07-01').share?.total).toBe(2);
});

test('a rule about the whole has no share of people', () => {
  const { counts, share } = complianceIn('call-coverage', 'blocks\nAda 1 I\ncalls\nAda 1 n......');
  expect(counts.violation).toBeGreaterThan(0);
  expect(share).toBeNull();
});

test('the worst findings come first: broken musts, by how far; then what cannot be told; then advisories', () => {
  const finding = (ruleId: string, measured: number, verdict: Finding['verdict']): Finding => ({
    ...observe({ firstDay: day('2026-07-06'), lastDay: day('2026-08-02') }, 'Because.', {
      measured,
      limit: 80,
      unit: 'hours per week',
    }),
    ruleId,
    verdict,
  });
  const found = [
    finding('call-spread', 100, 'advisory'),
    finding('eight-hours-off', 81, 'advisory'),
    finding('eighty-hours', 90, 'cannot-tell'),
    finding('eighty-hours', 81, 'violation'),
    finding('eighty-hours', 95, 'violation'),
  ];
  expect(worstFirst(found, rules)).toEqual([found[4], found[3], found[2], found[1], found[0]]);
});
