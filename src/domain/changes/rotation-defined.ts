import * as z from 'zod/mini';
import { rotationTemplateSchema } from '../rows/rotation.ts';
import { checkLeeway } from './check-leeway.ts';
import { defineChange, done, refused } from './change.ts';

/** A rotation template was added or edited. */
export const rotationDefined = defineChange({
  name: 'rotation-defined',
  args: z.object({ rotation: rotationTemplateSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { rotation }) => {
    const others = (await rows.all('rotation')).filter((other) => other.id !== rotation.id);
    const sameCode = others.find((other) => other.code === rotation.code);
    if (sameCode)
      return refused('code-taken', `${sameCode.name} has the code ${rotation.code}.`, 'code');
    if (rotation.prerequisites.includes(rotation.id)) {
      return refused(
        'prerequisite-of-itself',
        'A rotation cannot come before itself.',
        'prerequisites',
      );
    }
    const known = new Set<string>(others.map((other) => other.id));
    if (rotation.prerequisites.some((id) => !known.has(id))) {
      return refused(
        'rotation-missing',
        'A rotation that must come before does not exist any more.',
        'prerequisites',
      );
    }
    const activities = new Set<string>((await rows.all('activity')).map((activity) => activity.id));
    if (rotation.pattern.some((id) => id !== null && !activities.has(id))) {
      return refused(
        'activity-missing',
        'The week names an activity that does not exist any more.',
        'pattern',
      );
    }
    if (rotation.demand.some((demand) => demand.max < demand.min)) {
      return refused('demand-reversed', 'At most must not be less than at least.', 'demand');
    }
    if (
      rotation.requirements.some((requirement) => requirement.blocksMax < requirement.blocksMin)
    ) {
      return refused(
        'requirement-reversed',
        'At most must not be less than at least.',
        'requirements',
      );
    }
    const leeway = await checkLeeway(rows, rotation.leeway);
    if (!leeway.ok) return leeway;
    await rows.put('rotation', [rotation]);
    return done;
  },
  sentence: ({ rotation }) => `Defined ${rotation.name} (${rotation.code})`,
});
