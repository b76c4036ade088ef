import * as z from 'zod/mini';
import { defineChange, done } from './change.ts';

/** All rules of a pack were switched on or off at once; their numbers stay as they are. */
export const rulePackSet = defineChange({
  name: 'rule-pack-set',
  args: z.object({
    ruleIds: z.array(z.string()).check(z.minLength(1)),
    isOn: z.boolean(),
    /** What the pack is called. */
    pack: z.string(),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { ruleIds, isOn }) => {
    const settings = await Promise.all(
      ruleIds.map(async (id) => ({
        ...((await rows.get('ruleSetting', id)) ?? { id, params: {} }),
        isOn,
      })),
    );
    await rows.put('ruleSetting', settings);
    return done;
  },
  sentence: ({ isOn, pack }) => `Switched ${isOn ? 'on' : 'off'} the rules of “${pack}”`,
});
