import { type Comment, subjectKey } from '../../../../domain/rows/comment.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import { subjectOf } from '../drafts/cell-subject.ts';
import { placeOfCell } from './place.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';

/** What there is an open comment on, by the keys of the subjects. */
export type Commented = ReadonlySet<string>;

/** What the open ones among the comments are about. */
export function commentedIn(comments: readonly Comment[]): Commented {
  return new Set(
    comments.filter(({ isSettled }) => !isSettled).map(({ subject }) => subjectKey(subject)),
  );
}

/** Whether there is an open comment on the cell. */
export function isCommented(
  commented: Commented,
  schedule: Schedule,
  row: SheetRow,
  column: SheetColumn,
): boolean {
  if (commented.size === 0) return false;
  const place = placeOfCell(schedule, row, column);
  const subject = place && subjectOf(schedule, place);
  return subject !== null && commented.has(subjectKey(subject));
}

/** Whether there is an open comment on the day of the column. */
export function isDayCommented(commented: Commented, { firstDay, block }: SheetColumn): boolean {
  return block === null && commented.has(subjectKey({ kind: 'day', day: firstDay }));
}
