import { type ErrorCode, errorCatalogue } from '../sync/messages/error-catalogue.ts';
import type { Refusal } from './refuse.ts';

/** The refusal of that code, with status and words from the catalogue. @param details what a program can make use of. */
export function refusalOf(code: ErrorCode, details?: Refusal['details']): Refusal {
  const { status, message } = errorCatalogue[code];
  return details ? { status, code, message, details } : { status, code, message };
}
