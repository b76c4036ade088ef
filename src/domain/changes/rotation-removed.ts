import * as z from 'zod/mini';
import { rotationIdSchema } from '../id.ts';
import { parseSlotKey } from '../schedule/slot.ts';
import { defineChange, done, refused } from './change.ts';

/** A rotation template was deleted, with its places in drafts and wherever it had to come before another. */
export const rotationRemoved = defineChange({
  name: 'rotation-removed',
  args: z.object({ rotationId: rotationIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { rotationId }) => {
    if (!(await rows.get('rotation', rotationId)))
      return refused('rotation-missing', 'This rotation is already gone.');
    const cohort = (await rows.all('cohort')).find((each) => each.rotationId === rotationId);
    if (cohort)
      return refused('rotation-in-use', `Cohort ${cohort.name} spends its ambulatory weeks here.`);
    const dependent = (await rows.all('rotation')).filter((each) =>
      each.prerequisites.includes(rotationId),
    );
    await rows.put(
      'rotation',
      dependent.map((each) => ({
        ...each,
        prerequisites: each.prerequisites.filter((id) => id !== rotationId),
      })),
    );
    const histories = (await rows.all('personYear')).filter((each) =>
      each.completed.some((item) => item.rotationId === rotationId),
    );
    await rows.put(
      'personYear',
      histories.map((each) => ({
        ...each,
        completed: each.completed.filter((item) => item.rotationId !== rotationId),
      })),
    );
    const places = (await rows.all('assignment')).filter(
      (each) => parseSlotKey(each.slot).demandId === rotationId,
    );
    await rows.remove(
      'assignment',
      places.map((each) => each.id),
    );
    const wishes = (await rows.all('request')).filter(
      ({ wish }) => wish.kind === 'rotation' && wish.rotationId === rotationId,
    );
    await rows.remove(
      'request',
      wishes.map((each) => each.id),
    );
    await rows.remove('rotation', [rotationId]);
    return done;
  },
  sentence: ({ name }) => `Deleted ${name}`,
});
