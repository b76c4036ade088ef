import { day } from '../../src/domain/time/day.ts';
import { personIdSchema } from '../../src/domain/id.ts';
import {
  complianceCaseSchema,
  type ComplianceCase,
} from '../../src/domain/rows/compliance-case.ts';
import { type Waiver, waiverSchema } from '../../src/domain/rows/waiver.ts';
import { foundOf } from '../../src/rules/found.ts';
import { observe } from '../../src/rules/observe.ts';
import { rules } from '../../src/rules/registry.ts';
import type { Finding } from '../../src/rules/rule.ts';

/** Ada's July, 84 of 80 hours a week, with what is told about it. */
export function finding(told: Partial<Omit<Finding, 'personIds'>> & { people?: string[] } = {}) {
  const { people = ['ada'], ...rest } = told;
  const made: Finding = {
    ...observe({ firstDay: day('2026-07-01'), lastDay: day('2026-07-28') }, '84 hours a week.', {
      measured: 84,
      limit: 80,
      unit: 'hours per week',
    }),
    ruleId: 'eighty-hours',
    verdict: 'violation',
    ...rest,
    personIds: people.map((id) => personIdSchema.parse(id)),
  };
  return made;
}

/** A waiver of the finding. */
export function waiverOf(of: Finding, id = 'waiver'): Waiver {
  return waiverSchema.parse({
    ...foundOf(of, rules.get(of.ruleId)),
    id,
    reason: 'Covered for a colleague',
    waivedBy: 'Cy Faculty',
    waivedAt: 1,
  });
}

/** A case about the finding, with what was written into it. */
export function caseOf(of: Finding, written: Partial<ComplianceCase> = {}): ComplianceCase {
  return complianceCaseSchema.parse({
    ...foundOf(of, rules.get(of.ruleId)),
    id: 'case',
    peopleNames: ['Ada Example'],
    foundIn: 'Draft 1',
    openedAt: 1,
    cause: null,
    causeNote: '',
    correctiveAction: '',
    responsible: '',
    dueOn: null,
    signedOffBy: null,
    signedOffOn: null,
    ...written,
  });
}
