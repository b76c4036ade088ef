import type { Cause, ComplianceCase } from '../../../domain/rows/compliance-case.ts';
import type { Found } from '../../../domain/rows/found.ts';
import type { CaseState, CaseStep } from '../../../rules/case-state.ts';
import { shortDayWords } from './day-words.ts';

/** Root causes as people write them. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  'schedule-design': 'How the schedule was made',
  'absence-not-covered': 'An absence was not covered',
  'patient-load': 'Patient load',
  'patient-emergency': 'A patient’s emergency',
  'late-handover': 'Late handover',
  documentation: 'Documentation',
  education: 'Education',
  'own-initiative': 'Stayed on own initiative',
  'recording-error': 'Hours were recorded wrongly',
  other: 'Another cause',
};

/** How far a case has come. */
export const STEP_WORDS: Readonly<Record<CaseStep, string>> = {
  open: 'Open, cause not known',
  'cause-known': 'Cause known',
  'action-planned': 'Action planned',
  'signed-off': 'Signed off',
};

/** How a case stands, such as `Action planned, overdue since Aug 15`. */
export function stateWords(each: ComplianceCase, { step, isOverdue }: CaseState): string {
  if (isOverdue && each.dueOn !== null)
    return `${STEP_WORDS[step]}, overdue since ${shortDayWords(each.dueOn)}`;
  return STEP_WORDS[step];
}

/** The cause as a sentence; the empty text while it is not known. */
export function causeSentence({ cause, causeNote }: ComplianceCase): string {
  const named = cause === null || (cause === 'other' && causeNote !== '') ? '' : CAUSE_WORDS[cause];
  return [named, causeNote].filter((words) => words !== '').join(': ');
}

/** Why it was a finding, with the names people had when it was found. */
export function foundWords({
  because,
  peopleNames,
}: Pick<ComplianceCase, 'because' | 'peopleNames'>) {
  return because.replaceAll(
    /\{(\d+)\}/g,
    (_, place: string) => peopleNames[Number(place)] ?? 'somebody',
  );
}

/** What a waiver or case is about, such as `80 hours a week · 6.20 (VI.F.1)`. */
export function ruleWords({ ruleTitle, citation }: Pick<Found, 'ruleTitle' | 'citation'>): string {
  return [ruleTitle, citation].filter((words) => words !== '').join(' · ');
}
