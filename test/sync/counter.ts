import * as z from 'zod/mini';
import { defineChange, done, refused } from '../../src/domain/changes/change.ts';
import { personIdSchema, requestIdSchema } from '../../src/domain/id.ts';

/** The row in which somebody's counter stands. */
export function counterId(personId: string): string {
  return `counter-${personId}`;
}

/**
 * Adds one to a number: nothing about it can be repeated unnoticed. It is a change as any other, known to tests alone, and
 * keeps the number in the note of a request.
 */
export const counterRaised = defineChange({
  name: 'counter-raised',
  args: z.object({ personId: personIdSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: async (rows, { personId }) => {
    const request = await rows.get('request', requestIdSchema.parse(counterId(personId)));
    if (!request) return refused('request-missing', 'There is no counter.');
    await rows.put('request', [{ ...request, note: String(Number(request.note) + 1) }]);
    return done;
  },
  sentence: () => 'Counted',
});
