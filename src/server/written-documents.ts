import { changesTable, kindsTable } from './access-document.ts';
import { errorsTable } from './error-document.ts';
import { metricsTable, settingsTable } from './operations-document.ts';

/** The tables that are written into documents, by document and by the name of their place in it. */
const TABLES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'AUTH_ARCHITECTURE.md': { changes: changesTable, kinds: kindsTable },
  'ERROR_HANDLING.md': { errors: errorsTable },
  'OPERATIONS.md': { settings: settingsTable, metrics: metricsTable },
};

/** The documents of the server that hold written tables. */
export const serverDocuments: readonly string[] = Object.keys(TABLES);

/**
 * A document with its tables as they are now; all else stays as somebody wrote it.
 * @param name one of `serverDocuments`. @throws where the place of a table is missing.
 */
export function withTables(name: string, text: string): string {
  return Object.entries(TABLES[name] ?? {}).reduce((before, [place, write]) => {
    const [start, end] = [`<!-- table: ${place} -->`, '<!-- end of table -->'];
    const from = before.indexOf(start);
    const to = before.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`${name} has no place for the table ${place}`);
    return `${before.slice(0, from)}${start}\n\n${write()}\n\n${before.slice(to)}`;
  }, text);
}
