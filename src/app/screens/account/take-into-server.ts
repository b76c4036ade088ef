import * as z from 'zod/mini';
import { type AccountId, deviceIdSchema, type ProgramId } from '../../../domain/id.ts';
import { programContentBody } from '../../../formats/program-file.ts';
import type { ProgramDatabase } from '../../../store/database.ts';
import { readContent } from '../../../store/program-content.ts';
import { PROTOCOL } from '../../../sync/messages/protocol.ts';
import { pullResponseSchema } from '../../../sync/messages/pull.ts';
import type { Asked } from '../../../sync/server-client.ts';
import { newId } from '../../device-clock.ts';
import { serverClient } from './server-client.ts';

/** Whether the server has nothing of a program yet. */
export async function isEmptyOnServer(
  programId: ProgramId,
  accountId: AccountId,
): Promise<Asked<boolean>> {
  const answered = await serverClient()
    .transportOf(accountId)
    .ask('pull', {
      protocol: PROTOCOL,
      programId,
      deviceId: deviceIdSchema.parse(newId()),
      cookie: null,
      knownVerdict: 0,
      rowsMax: 1,
    });
  if (!answered.ok) return answered;
  const page = z.safeParse(pullResponseSchema, answered.body);
  return page.success
    ? { ok: true, value: page.data.rows.length === 0 && page.data.isLast }
    : { ok: false, code: 'unreadable', details: {} };
}

/** Sends everything of a program, history and all, to a server that has nothing of it yet: all of it or nothing. */
export async function takeIntoServer(database: ProgramDatabase): Promise<Asked<null>> {
  const path = `/sync/take-in?program=${database.programId}&protocol=${PROTOCOL}`;
  return serverClient().ask(path, z.null(), programContentBody(await readContent(database)));
}
