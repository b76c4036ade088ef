import * as z from 'zod/mini';
import { programSchema } from '../rows/program.ts';
import { defineChange, done, refused } from './change.ts';

/** The program's name, time zone or classes were set. */
export const programDescribed = defineChange({
  name: 'program-described',
  args: z.object({ program: programSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { program }) => {
    const other = (await rows.all('program')).find((each) => each.id !== program.id);
    if (other) return refused('other-program', `This device’s file belongs to ${other.name}.`);
    await rows.put('program', [program]);
    return done;
  },
  sentence: ({ program }) => `Described ${program.name}`,
});
