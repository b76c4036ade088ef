import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { casesCsv } from '../../../src/app/screens/coordinator/cases-csv.ts';
import { findingsCsv } from '../../../src/app/screens/coordinator/compliance-csv.ts';
import type { FollowUp } from '../../../src/app/screens/coordinator/use-compliance-follow-up.ts';
import { day } from '../../../src/domain/time/day.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { drawnSchedule } from '../../../src/rules/example.ts';
import { rules } from '../../../src/rules/registry.ts';
import { splitByWaivers } from '../../../src/rules/waivers.ts';
import { caseOf, finding, waiverOf } from '../../rules/found-examples.ts';

const SCHEDULED = new Set(['scheduled'] as const);
const { plan } = drawnSchedule({ title: '', isAllowed: true, drawn: 'blocks\nAda 1 I' });
const [member] = plan.members;
const people = member ? [member.person.id] : [];
const LATE_JULY_1 = instantSchema.parse(Date.parse('2026-07-02T03:00:00Z'));

/** The lines of a table, each by its headers. */
function tableOf(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv.replace('\uFEFF', '').trim(), { header: true })
    .data;
}

test('findings say whether they are waived, by whom and why, and how far their case is', () => {
  const [waived, open] = [finding({ people }), finding({ people, ruleId: 'night-float' })];
  const waiver = { ...waiverOf(waived), waivedAt: LATE_JULY_1 };
  const opened = caseOf(open);
  const state = { step: 'open', isOverdue: false, isNoLongerFound: false } as const;
  const followUp: FollowUp = {
    split: splitByWaivers([waived, open], [waiver], SCHEDULED, (id) => rules.get(id)),
    cases: [{ opened, state }],
    caseOf: (each) => (each === open ? { opened, state } : undefined),
  };
  const [first, second] = tableOf(findingsCsv([waived, open], plan, followUp));
  expect(first).toMatchObject({
    'Rule ID': 'eighty-hours',
    Hours: 'scheduled',
    Waived: 'yes',
    'Reason of the waiver': 'Covered for a colleague',
    'Waived by': 'Cy Faculty',
    'Waived on': '2026-07-01',
    Case: '',
  });
  expect(second).toMatchObject({ 'Rule ID': 'night-float', Waived: 'no', 'Waived by': '' });
  expect(second?.Case).toContain('Open');
});

test('cases say what was found, what is done, and who signed', () => {
  const opened = caseOf(finding({ because: '{0} worked 84 hours a week.' }), {
    cause: 'patient-load',
    correctiveAction: '=A second resident',
    responsible: 'Bo Chief',
    dueOn: day('2026-08-15'),
    signedOffBy: 'Cy Faculty',
    signedOffOn: day('2026-08-10'),
    openedAt: LATE_JULY_1,
  });
  const state = { step: 'signed-off', isOverdue: false, isNoLongerFound: true } as const;
  expect(tableOf(casesCsv([{ opened, state }], 'America/New_York'))).toMatchObject([
    {
      State: 'Signed off',
      Overdue: 'no',
      'Still found': 'no',
      Verdict: 'violation',
    },
  ]);
  const csv = casesCsv([{ opened, state }], 'America/New_York');
  expect(csv).toContain('Ada Example,2026-07-01,2026-07-28,84,80,hours per week');
  expect(csv).toContain('Ada Example worked 84 hours a week.,Draft 1,2026-07-01,Patient load,,');
  expect(csv).toContain("'=A second resident,Bo Chief,2026-08-15,Cy Faculty,2026-08-10");
});
