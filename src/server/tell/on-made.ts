import type { Instant } from '../../domain/time/zone.ts';
import type { Transaction } from '../database/database.ts';
import type { MadeChanges } from '../sync/push.ts';
import { tellOfAsks } from './tell-of-asks.ts';
import { tellOfEditions } from './tell-of-editions.ts';
import { noteEditionsToTell } from './tell-of-schedules.ts';

/** Writes down what others are to be told because of these changes, in their transaction. */
export async function tellOfChanges(
  transaction: Transaction,
  made: MadeChanges,
  at: Instant,
): Promise<void> {
  await tellOfEditions(transaction, made, at);
  await noteEditionsToTell(transaction, made, at);
  await tellOfAsks(transaction, made, at);
}
