import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/**
 * A person was deleted, with years, contact, absences, balances, requests, swaps, logged days, waivers, covers, comments
 * on them, and places in drafts, planned or actual. Editions and compliance cases keep the name they froze.
 */
export const personRemoved = defineChange({
  name: 'person-removed',
  args: z.object({ personId: personIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { personId }) => {
    if (!(await rows.get('person', personId)))
      return refused('person-missing', 'This person is already gone.');
    const absences = await rows.by('absence', 'personId', personId);
    const idsOf = (list: readonly { id: string }[]): string[] => list.map((row) => row.id);
    await rows.remove('absenceDetail', idsOf(absences));
    await rows.remove('absence', idsOf(absences));
    await rows.remove('leaveBalance', idsOf(await rows.by('leaveBalance', 'personId', personId)));
    await rows.remove('request', idsOf(await rows.by('request', 'personId', personId)));
    const swaps = (await rows.all('swap')).filter(({ moves }) =>
      moves.some(({ fromId, toId }) => fromId === personId || toId === personId),
    );
    await rows.remove('swap', idsOf(swaps));
    await rows.remove('loggedDay', idsOf(await rows.by('loggedDay', 'personId', personId)));
    await rows.remove('assignment', idsOf(await rows.by('assignment', 'personId', personId)));
    await rows.remove('personYear', idsOf(await rows.by('personYear', 'personId', personId)));
    const waivers = (await rows.all('waiver')).filter((each) => each.personIds.includes(personId));
    await rows.remove('waiver', idsOf(waivers));
    const comments = (await rows.all('comment')).filter(
      ({ subject }) => 'personId' in subject && subject.personId === personId,
    );
    await rows.remove('comment', idsOf(comments));
    const covers = (await rows.all('cover')).filter(
      ({ coveredById, forId }) => coveredById === personId || forId === personId,
    );
    await rows.remove('cover', idsOf(covers));
    const actuals = (await rows.all('actual')).filter(
      ({ plannedId, actualId }) => plannedId === personId || actualId === personId,
    );
    await rows.remove('actual', idsOf(actuals));
    await rows.remove('contact', [personId]);
    await rows.remove('person', [personId]);
    return done;
  },
  sentence: ({ name }) => `Deleted ${name}`,
});
