import * as z from 'zod/mini';
import { absenceEntered } from '../../domain/changes/absence-entered.ts';
import { absenceRemoved } from '../../domain/changes/absence-removed.ts';
import { definitionArchived } from '../../domain/changes/definition-archived.ts';
import { peopleEdited } from '../../domain/changes/people-edited.ts';
import { personRecorded } from '../../domain/changes/person-recorded.ts';
import { rotationDefined } from '../../domain/changes/rotation-defined.ts';
import { undone } from '../../domain/changes/undone.ts';
import { changeIdSchema } from '../../domain/id.ts';
import type { TokenScope } from '../../sync/messages/tokens.ts';
import { answered, notAnswered } from '../accounts/accounts.ts';
import { withScope } from '../accounts/api-tokens.ts';
import { readEntry } from '../sync/change-log.ts';
import { type AnyEndpoint, nothing, writing } from './endpoint.ts';

/** What can be taken back here is what can be made here. */
const SCOPE_OF_CHANGE: Readonly<Record<string, TokenScope>> = {
  [personRecorded.name]: 'write:people',
  [peopleEdited.name]: 'write:people',
  [absenceEntered.name]: 'write:absences',
  [absenceRemoved.name]: 'write:absences',
  [rotationDefined.name]: 'write:templates',
  [definitionArchived.name]: 'write:templates',
};

/** Taking changes back. */
export const undoEndpoints: readonly AnyEndpoint[] = [
  writing({
    method: 'post',
    path: '/changes/{changeId}/undo',
    summary: 'Take a change back',
    description:
      'Every row it touched becomes what it was before; refused where one of them moved since. Needs the scope that the change needed.',
    scopes: ['write:people', 'write:absences', 'write:templates'],
    params: z.strictObject({ changeId: changeIdSchema }),
    query: nothing,
    body: nothing,
    answer: z.null(),
    make: async ({ caller, queries, programId }, { params: { changeId } }) => {
      const entry = await readEntry(queries, programId, changeId);
      const scope = entry && SCOPE_OF_CHANGE[entry.name];
      if (!scope) return notAnswered('no-such-row');
      const allowed = withScope(caller, scope);
      if (!allowed.ok) return allowed;
      return answered({ change: undone, args: { changeId }, rowId: changeId });
    },
    item: async () => null,
  }),
];
