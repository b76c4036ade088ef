import type { Row } from './kinds.ts';

/**
 * All kinds of rows, in the order in which files list them. Whoever only needs their names, as phones do, is spared the
 * schemas of what phones never hold.
 */
export const kindNames = [
  'program',
  'academicYear',
  'blockCalendar',
  'block',
  'holiday',
  'cohort',
  'site',
  'person',
  'personYear',
  'contact',
  'activity',
  'rotation',
  'callRole',
  'absence',
  'absenceDetail',
  'leavePolicy',
  'leaveBalance',
  'leaveRound',
  'request',
  'swap',
  'loggedDay',
  'draft',
  'assignment',
  'chunk',
  'frozen',
  'edition',
  'scheduleRun',
  'ruleSetting',
  'waiver',
  'complianceCase',
  'comment',
  'cover',
  'actual',
] as const;

/** The name of a kind of row. */
export type Kind = (typeof kindNames)[number];

/** The fields by which rows of a kind are looked up, besides their id. */
export const indexedFields = {
  block: ['yearId'],
  blockCalendar: ['yearId'],
  cohort: ['yearId'],
  personYear: ['yearId', 'personId'],
  absence: ['personId', 'lastDay'],
  leaveBalance: ['personId', 'yearId'],
  leaveRound: ['yearId'],
  request: ['personId'],
  loggedDay: ['personId'],
  draft: ['yearId'],
  assignment: ['draftId', 'personId'],
  edition: ['yearId'],
  scheduleRun: ['yearId', 'draftId'],
  comment: ['draftId'],
} as const satisfies { readonly [K in Kind]?: readonly (keyof Row<K>)[] };

/** Whether the text names a kind of row. */
export function isKind(text: string): text is Kind {
  return kindNames.some((name) => name === text);
}
