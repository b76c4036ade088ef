import type { PersonId } from '../id.ts';
import type { Kind } from '../kind-names.ts';
import type { Row } from '../kinds.ts';
import { type RowLookUp, ownersOf } from './who-owns.ts';

/** Who may read a row besides the office, which reads everything: every member, or these people. */
export type Readers = 'everyone' | readonly PersonId[];

type ReaderRule<K extends Kind> =
  | 'everyone'
  | 'owners'
  | 'office'
  | ((row: Row<K>) => 'everyone' | 'owners');

/**
 * Who may read what, by kind and owner: what is published and what explains it is for everyone, what somebody asked or
 * logged is for that person, and what is being planned, or says why somebody is away, is for the office.
 */
const RULES: { readonly [K in Kind]: ReaderRule<K> } = {
  program: 'everyone',
  academicYear: 'everyone',
  blockCalendar: 'everyone',
  block: 'everyone',
  holiday: 'everyone',
  cohort: 'office',
  site: 'everyone',
  person: 'owners',
  personYear: 'office',
  contact: 'everyone',
  activity: 'everyone',
  rotation: 'everyone',
  callRole: 'everyone',
  absence: ({ status }) => (status === 'approved' ? 'everyone' : 'owners'),
  absenceDetail: 'owners',
  leavePolicy: 'everyone',
  leaveBalance: 'owners',
  leaveRound: 'office',
  request: 'owners',
  swap: 'owners',
  loggedDay: 'owners',
  draft: 'office',
  assignment: 'office',
  chunk: 'everyone',
  frozen: 'everyone',
  edition: 'everyone',
  scheduleRun: 'office',
  ruleSetting: 'office',
  waiver: 'office',
  complianceCase: 'office',
  comment: 'office',
  cover: 'owners',
  actual: 'office',
};

/** Who may read rows of a kind besides the office, in a word; `by-row` where that differs from row to row. */
export function readerRule(kind: Kind): 'everyone' | 'owners' | 'office' | 'by-row' {
  const rule = RULES[kind];
  return typeof rule === 'function' ? 'by-row' : rule;
}

/** Who may read this row besides the office. */
export async function readersOf<K extends Kind>(
  kind: K,
  row: Row<K>,
  rows: RowLookUp,
): Promise<Readers> {
  const rule: ReaderRule<K> = RULES[kind];
  const readers = typeof rule === 'function' ? rule(row) : rule;
  if (readers === 'everyone') return readers;
  return readers === 'office' ? [] : ownersOf(kind, row, rows);
}
