import { type Kind, kindNames } from '../../domain/kind-names.ts';
import type { Row, RowsByKind } from '../../domain/kinds.ts';
import { contentId } from '../../domain/schedule/chunks.ts';
import { rowsByKindSchema } from '../../domain/references.ts';
import { stableJson } from '../stable-json.ts';

/** Makes the id of a row that is not in the program yet; equal keys get equal ids. */
export type MakeId = (kind: Kind, key: string) => string;

/** Ids that follow from the seed and the row's own key, so that the same files give the same program. */
export function idsFromSeed(seed: string): MakeId {
  return (kind, key) => contentId([seed, kind, key]);
}

/** What a row is to the program it goes into. */
export type Standing = 'new' | 'changed' | 'unchanged';

/** A row's standing, with what differs, such as `email: a@b.example → c@b.example`. */
export interface RowStanding {
  readonly standing: Standing;
  readonly differences: readonly string[];
}

/** Receives the rows of an import and keeps those that are new or changed. */
export class ImportTarget {
  readonly makeId: MakeId;
  readonly #before: ReadonlyMap<string, object>;
  readonly #rows = new Map<Kind, Map<string, object>>();

  /** @param existing the program's rows, empty for a new program. */
  constructor(existing: RowsByKind, makeId: MakeId) {
    this.makeId = makeId;
    this.#before = new Map(
      kindNames.flatMap((kind) =>
        (existing[kind] ?? []).map((row) => [`${kind}/${row.id}`, row] as const),
      ),
    );
  }

  /** Takes a parsed row in and says how it differs from the one it replaces. */
  put<K extends Kind>(kind: K, row: Row<K>): RowStanding {
    const before = this.#before.get(`${kind}/${row.id}`);
    const differences = before ? differencesOf(before, row) : [];
    if (before && differences.length === 0) return { standing: 'unchanged', differences };
    const rows = this.#rows.get(kind) ?? new Map<string, object>();
    this.#rows.set(kind, rows.set(row.id, row));
    return { standing: before ? 'changed' : 'new', differences };
  }

  /** The new and changed rows. */
  rows(): RowsByKind {
    return rowsByKindSchema.parse(
      Object.fromEntries([...this.#rows].map(([kind, rows]) => [kind, [...rows.values()]])),
    );
  }
}

function differencesOf(before: object, after: object): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  fields.delete('rev');
  return [...fields].flatMap((field) => {
    const old: unknown = Reflect.get(before, field);
    const now: unknown = Reflect.get(after, field);
    return stableJson(old ?? null) === stableJson(now ?? null)
      ? []
      : [`${field}: ${shown(old)} → ${shown(now)}`];
  });
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Joins what happened to the several rows that one line of a file became. */
export function joinStandings(standings: readonly RowStanding[]): RowStanding {
  const [main] = standings;
  const differences = standings.flatMap((each) => each.differences);
  if (main?.standing === 'new') return { standing: 'new', differences: [] };
  const isUnchanged = standings.every((each) => each.standing === 'unchanged');
  return { standing: isUnchanged ? 'unchanged' : 'changed', differences };
}
