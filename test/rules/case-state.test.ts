import { expect, test } from 'vitest';
import type { ComplianceCase } from '../../src/domain/rows/compliance-case.ts';
import { day } from '../../src/domain/time/day.ts';
import { caseState, findingsOfCases } from '../../src/rules/case-state.ts';
import { rules } from '../../src/rules/registry.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { caseOf, finding } from './found-examples.ts';

const cause = { cause: 'patient-load' } as const;
const action = { ...cause, correctiveAction: 'A second resident on weekends' } as const;

test.each<[string, Partial<ComplianceCase>]>([
  ['open', {}],
  ['open', { correctiveAction: 'Something' }],
  ['open', { cause: 'other', correctiveAction: 'Something' }],
  ['cause-known', cause],
  ['cause-known', { cause: 'other', causeNote: 'A flood' }],
  ['action-planned', action],
  ['signed-off', { ...action, signedOffBy: 'Cy Faculty', signedOffOn: day('2026-08-01') }],
])('%s: %j', (step, written) => {
  expect(caseState(caseOf(finding(), written), day('2026-08-01'), true).step).toBe(step);
});

test('a case is overdue from the day after it was due until it is signed off', () => {
  const due = { ...action, dueOn: day('2026-08-15') };
  const isOverdue = (written: Partial<ComplianceCase>, today: string): boolean =>
    caseState(caseOf(finding(), written), day(today), true).isOverdue;
  expect(isOverdue(due, '2026-08-15')).toBe(false);
  expect(isOverdue(due, '2026-08-16')).toBe(true);
  expect(isOverdue(action, '2026-08-16')).toBe(false);
  const signedOff = { ...due, signedOffBy: 'Cy', signedOffOn: day('2026-08-20') };
  expect(isOverdue(signedOff, '2026-08-21')).toBe(false);
});

function isAbout(opened: Finding, found: Finding) {
  return findingsOfCases([caseOf(opened)], [found], (id) => rules.get(id)).size === 1;
}

test('a case is about its finding however bad, over mostly the same days, and about no other', () => {
  expect(isAbout(finding(), finding({ measured: 100, lastDay: day('2026-08-20') }))).toBe(true);
  expect(isAbout(finding(), finding({ lastDay: day('2026-07-15') }))).toBe(true);
  expect(isAbout(finding(), finding({ lastDay: day('2026-07-14') }))).toBe(false);
  expect(isAbout(finding(), finding({ people: ['bo'] }))).toBe(false);
  expect(isAbout(finding(), finding({ ruleId: 'one-day-in-seven' }))).toBe(false);
  expect(isAbout(finding(), finding({ stream: 'worked' }))).toBe(false);
  expect(caseState(caseOf(finding()), day('2026-08-01'), false).isNoLongerFound).toBe(true);
});

test('of findings side by side each case has its own', () => {
  const on = (first: string, last: string): Finding =>
    finding({ ruleId: 'twenty-four-plus-four', firstDay: day(first), lastDay: day(last) });
  const found = [on('2026-08-01', '2026-08-03'), on('2026-08-02', '2026-08-04')];
  const cases = [caseOf(on('2026-08-02', '2026-08-04'))];
  const of = findingsOfCases(cases, found, (id) => rules.get(id));
  expect([...of.values()]).toEqual([found[1]]);
  expect(isAbout(on('2026-08-01', '2026-08-02'), on('2026-08-02', '2026-08-03'))).toBe(false);
});
