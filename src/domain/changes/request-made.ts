import * as z from 'zod/mini';
import { requestSchema } from '../rows/absence.ts';
import { defineChange, done, refused } from './change.ts';

/** A person asked for a rotation or a night, in or out. */
export const requestMade = defineChange({
  name: 'request-made',
  args: z.object({ request: requestSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ request }) => request.personId,
  apply: async (rows, { request }) => {
    if (!(await rows.get('person', request.personId))) {
      return refused('person-missing', 'This person does not exist any more.', 'personId');
    }
    await rows.put('request', [request]);
    return done;
  },
  sentence: ({ request }) =>
    request.wish.kind === 'call' ? 'Asked about a night' : 'Asked about a rotation',
});
