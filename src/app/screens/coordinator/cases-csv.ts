import { localTimeAt } from '../../../domain/time/zone.ts';
import { writeCsv } from '../../../formats/write-csv.ts';
import { CAUSE_WORDS, foundWords, STEP_WORDS } from './compliance-words.ts';
import type { FollowedCase } from './use-compliance-follow-up.ts';

/** Cases as a table for spreadsheets, in the order given. @param timeZone the program's. */
export function casesCsv(cases: readonly FollowedCase[], timeZone: string): string {
  const number = (value: number | null): string => (value === null ? '' : String(value));
  const yes = (isSo: boolean): string => (isSo ? 'yes' : 'no');
  return writeCsv<FollowedCase>(
    [
      ['State', ({ state }) => STEP_WORDS[state.step]],
      ['Overdue', ({ state }) => yes(state.isOverdue)],
      ['Still found', ({ state }) => yes(!state.isNoLongerFound)],
      ['Verdict', ({ opened }) => opened.verdict],
      ['Rule', ({ opened }) => opened.ruleTitle],
      ['Rule ID', ({ opened }) => opened.ruleId],
      ['Citation', ({ opened }) => opened.citation],
      ['Hours', ({ opened }) => opened.stream],
      ['People', ({ opened }) => opened.peopleNames.join('; ')],
      ['From', ({ opened }) => opened.firstDay],
      ['To', ({ opened }) => opened.lastDay],
      ['Measured', ({ opened }) => number(opened.measured)],
      ['Limit', ({ opened }) => number(opened.limit)],
      ['Unit', ({ opened }) => opened.unit ?? ''],
      ['Found', ({ opened }) => foundWords(opened)],
      ['Found in', ({ opened }) => opened.foundIn],
      ['Opened on', ({ opened }) => localTimeAt(opened.openedAt, timeZone).day],
      ['Root cause', ({ opened }) => (opened.cause === null ? '' : CAUSE_WORDS[opened.cause])],
      ['About the cause', ({ opened }) => opened.causeNote],
      ['Corrective action', ({ opened }) => opened.correctiveAction],
      ['Responsible', ({ opened }) => opened.responsible],
      ['Due', ({ opened }) => opened.dueOn ?? ''],
      ['Signed off by', ({ opened }) => opened.signedOffBy ?? ''],
      ['Signed off on', ({ opened }) => opened.signedOffOn ?? ''],
    ],
    cases,
  );
}
