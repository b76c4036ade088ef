import type { Readers } from '../../domain/access/who-may-read.ts';
import type { PersonId } from '../../domain/id.ts';
import type { Dialect } from '../database/dialect.ts';
import type { VisibleRows } from '../permissions.ts';

const EVERYONE = '|*|';

/** Readers as a column holds them: `|*|` for everyone, `|ada|bo|` for these, nothing for the office alone. */
export function marksOf(readers: Readers): string {
  if (readers === 'everyone') return EVERYONE;
  return readers.length === 0 ? '' : `|${[...new Set(readers)].toSorted().join('|')}|`;
}

/** The readers of one or the other. */
export function bothMarks(one: string, other: string): string {
  const marks = new Set([...one.split('|'), ...other.split('|')].filter((mark) => mark !== ''));
  if (marks.has('*')) return EVERYONE;
  return marks.size === 0 ? '' : `|${[...marks].toSorted().join('|')}|`;
}

/** Whether one of these readers sees the row. */
export function isVisible(marks: string, visible: VisibleRows): boolean {
  if (visible.kind === 'all' || marks === EVERYONE) return true;
  return visible.personId !== null && marks.includes(markOf(visible.personId));
}

/**
 * The same as a condition on a column that is never null, with its value as the last parameter.
 * @param place the number of that parameter. @returns null where everything is visible.
 */
export function visibleCondition(
  dialect: Dialect,
  column: string,
  visible: VisibleRows,
  place: number,
): { readonly sql: string; readonly value: string } | null {
  if (visible.kind === 'all') return null;
  const own = visible.personId === null ? EVERYONE : markOf(visible.personId);
  return {
    sql: `(${column} = '${EVERYONE}' or ${dialect.holds(column, `$${place}`)})`,
    value: own,
  };
}

/** The name of a view: devices read everything anew when it is another. */
export function viewName(visible: VisibleRows): string {
  return visible.kind === 'all' ? 'all' : `own:${visible.personId ?? ''}`;
}

function markOf(personId: PersonId): string {
  return `|${personId}|`;
}
