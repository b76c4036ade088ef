import { likeness, plainText } from './plain-text.ts';
import { neededFields, type TableField, tableFields, type TableKind } from './table-fields.ts';

/** Our field ← the place of their column, from 0; fields without a column are null. */
export type ColumnMapping = Readonly<Record<string, number | null>>;

/** Headers less alike than this are not taken for the same. */
const LIKENESS_MIN = 0.72;

const HEADED: readonly TableKind[] = ['people', 'absences', 'rotations', 'blocks', 'holidays'];

interface Match {
  readonly field: string;
  readonly column: number;
  readonly score: number;
}

/** Proposes which column fills which field of the table: the most alike pairs first, each column once. */
export function proposeColumns(table: TableKind, headers: readonly string[]): ColumnMapping {
  const chosen = new Map(matchesOf(table, headers).map((match) => [match.field, match.column]));
  return Object.fromEntries(
    tableFields[table].map(({ field }) => [field, chosen.get(field) ?? null]),
  );
}

/** The table whose fields these headers fill best, `unknown` when a needed field of every table is missing. */
export function recogniseTable(headers: readonly string[]): TableKind {
  const scored = HEADED.map((table) => {
    const matches = matchesOf(table, headers);
    const fields = new Set(matches.map((match) => match.field));
    const isComplete = neededFields[table].every((group) => group.some((each) => fields.has(each)));
    return {
      table,
      score: isComplete ? matches.reduce((sum, match) => sum + match.score ** 2, 0) : 0,
    };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.table : 'unknown';
}

/** The groups of needed fields that the mapping leaves empty. */
export function missingFields(
  table: TableKind,
  columns: ColumnMapping,
): readonly (readonly TableField[])[] {
  return neededFields[table]
    .filter((group) => group.every((each) => (columns[each] ?? null) === null))
    .map((group) => tableFields[table].filter(({ field }) => group.includes(field)));
}

/** The titles and headers of every table, made plain once. */
const known = new Map<TableField, { title: string; headers: readonly string[] }>(
  Object.values(tableFields)
    .flat()
    .map((field) => [
      field,
      { title: plainText(field.title), headers: field.headers.map(plainText) },
    ]),
);

function matchesOf(table: TableKind, headers: readonly string[]): Match[] {
  const plain = headers.map(plainText);
  const pairs = tableFields[table].flatMap((field) =>
    plain.map((header, column) => ({ field: field.field, column, score: scoreOf(field, header) })),
  );
  const ordered = pairs
    .filter(({ score }) => score >= LIKENESS_MIN)
    .toSorted((one, other) => other.score - one.score);
  const taken: Match[] = [];
  for (const pair of ordered) {
    if (!taken.some(({ field, column }) => field === pair.field || column === pair.column)) {
      taken.push(pair);
    }
  }
  return taken;
}

/** The title counts a little more than the other headers, so that it wins where two fields know the same word. */
function scoreOf(field: TableField, header: string): number {
  const { title, headers } = known.get(field) ?? { title: '', headers: [] };
  const best = Math.max(0, ...headers.map((each) => 0.99 * likenessAtLeast(each, header)));
  return Math.max(likenessAtLeast(title, header), best);
}

/** Texts of very different length cannot be alike enough: they are not compared letter by letter. */
function likenessAtLeast(one: string, other: string): number {
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  return (2 * short) / (short + long) < LIKENESS_MIN - 0.1 ? 0 : likeness(one, other);
}
