import { errorCatalogue, type ErrorEntry } from '../sync/messages/error-catalogue.ts';
import { table } from './access-document.ts';

/** The table of every code that the server answers with, as the catalogue has it. */
export function errorsTable(): string {
  const lines = Object.entries(errorCatalogue).map(
    ([code, { status, retry, message }]: readonly [string, ErrorEntry]) => [
      `\`${code}\``,
      String(status),
      `\`${retry}\``,
      message,
    ],
  );
  return table(['code', 'status', 'retried', 'what people read'], lines);
}
