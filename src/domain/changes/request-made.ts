import * as z from 'zod/mini';
import { requestSchema } from '../rows/request.ts';
import { defineChange, done, refused } from './change.ts';
import { isKnownPerson } from './known-person.ts';

const SENTENCES = {
  leave: 'Asked for leave',
  call: 'Asked about a call',
  rotation: 'Asked about a rotation',
} as const;

/** A person asked for leave, or for a rotation or call, in or out. */
export const requestMade = defineChange({
  name: 'request-made',
  args: z.object({ request: requestSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ request }) => request.personId,
  apply: async (rows, { request }) => {
    if (!(await isKnownPerson(rows, request.personId))) {
      return refused('person-missing', 'This person does not exist any more.', 'personId');
    }
    const { wish, status, decision } = request;
    if (status !== 'requested' || decision !== null) {
      return refused('decided-already', 'Nobody can decide what they ask for.');
    }
    if (wish.kind === 'leave' && wish.lastDay < wish.firstDay) {
      return refused('days-reversed', 'The last day is before the first.', 'request.wish.lastDay');
    }
    if (await rows.get('request', request.id)) {
      return refused('asked-already', 'This was asked for already.');
    }
    await rows.put('request', [request]);
    return done;
  },
  sentence: ({ request }) => SENTENCES[request.wish.kind],
});
