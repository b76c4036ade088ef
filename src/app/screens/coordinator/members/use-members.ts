import { useCallback } from 'react';
import * as z from 'zod/mini';
import type { ProgramId } from '../../../../domain/id.ts';
import {
  type InvitationLine,
  invitationLineSchema,
  type Member,
  memberSchema,
} from '../../../../sync/messages/auth.ts';
import type { Asked } from '../../../../sync/server-client.ts';
import { serverClient } from '../../account/server-client.ts';
import { useAsked } from '../../account/use-asked.ts';
import { refusalWords } from '../../account/trouble-words.ts';

/** Asks an admin's question about the program, under `/auth`. */
export type AskAsAdmin = <Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  body?: object,
) => Promise<Asked<z.infer<Schema>>>;

/** The members and open invitations of a program, and how to ask for something about them. */
export interface MembersData {
  readonly members: readonly Member[] | null;
  readonly invitations: readonly InvitationLine[] | null;
  /** Why they could not be read. */
  readonly problem: string | null;
  readonly ask: AskAsAdmin;
  /** Asks for a change and reads everything anew. @returns why not, in words, or null. */
  readonly change: (path: string, body: object) => Promise<string | null>;
  readonly lookAgain: () => Promise<void>;
}

/** Reads the members of a program from its server. */
export function useMembers(programId: ProgramId): MembersData {
  const ask = useCallback<AskAsAdmin>(
    (path, schema, body = {}) =>
      serverClient().ask(`/auth/${path}`, schema, { programId, ...body }),
    [programId],
  );
  const [found, lookAgain] = useAsked(
    useCallback(
      () =>
        Promise.all([
          ask('members', z.array(memberSchema)),
          ask('invitations', z.array(invitationLineSchema)),
        ]),
      [ask],
    ),
  );
  const change = useCallback(
    async (path: string, body: object) => {
      const asked = await ask(path, z.unknown(), body);
      if (!asked.ok) return refusalWords(asked);
      await lookAgain();
      return null;
    },
    [ask, lookAgain],
  );
  const [members, invitations] = found ?? [];
  const refusal = [members, invitations].find((each) => each?.ok === false);
  return {
    members: members?.ok === true ? members.value : null,
    invitations: invitations?.ok === true ? invitations.value : null,
    problem: refusal?.ok === false ? refusalWords(refusal) : null,
    ask,
    change,
    lookAgain,
  };
}
