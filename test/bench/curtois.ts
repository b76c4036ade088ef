import { benchSpace } from './public/bench-space.ts';
import { readCurtois, writeCurtois } from './public/curtois-format.ts';
import { curtoisSpace } from './public/curtois-space.ts';

// npm run bench curtois -- FILE.txt --seconds 60 --out RESULT.json: a public instance of shifts.

await benchSpace(
  {
    name: 'curtois',
    read: (text) => curtoisSpace(readCurtois(text)),
    write: (space, values) => writeCurtois(space.assignmentsOf(values)),
    valueOf: (objective) => objective,
  },
  process.argv.slice(2),
);
