import { expect, test } from 'vitest';
import type { ComplianceCase } from '../../src/domain/rows/compliance-case.ts';
import { day } from '../../src/domain/time/day.ts';
import { caseState, isAbout } from '../../src/rules/case-state.ts';
import { rules } from '../../src/rules/registry.ts';
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

test('a case is about its finding in any of its days and however bad, and about no other', () => {
  const opened = caseOf(finding());
  const about = (found: ReturnType<typeof finding>, stream: 'scheduled' | 'worked' = 'scheduled') =>
    isAbout(opened, found, rules.get(found.ruleId), stream);
  expect(about(finding({ measured: 100, lastDay: day('2026-08-20') }))).toBe(true);
  expect(about(finding({ firstDay: day('2026-07-29'), lastDay: day('2026-08-20') }))).toBe(false);
  expect(about(finding({ people: ['bo'] }))).toBe(false);
  expect(about(finding({ ruleId: 'one-day-in-seven' }))).toBe(false);
  expect(about(finding(), 'worked')).toBe(false);
  expect(caseState(opened, day('2026-08-01'), false).isNoLongerFound).toBe(true);
});
