import * as z from 'zod/mini';
import { ruleSettingSchema } from '../rows/schedule.ts';
import { defineChange, done } from './change.ts';

/** A rule was switched on or off, or its parameters were set. */
export const ruleSet = defineChange({
  name: 'rule-set',
  args: z.object({ setting: ruleSettingSchema, title: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { setting }) => {
    await rows.put('ruleSetting', [setting]);
    return done;
  },
  sentence: ({ setting, title }) =>
    setting.isOn ? `Set the rule “${title}”` : `Switched off the rule “${title}”`,
});
