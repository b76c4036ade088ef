import { benchSpace } from './public/bench-space.ts';
import { readMss, writeMss } from './public/mss-format.ts';
import { mssSpace } from './public/mss-space.ts';

// npm run bench mss -- FILE.dzn --seconds 60 --out RESULT.json: a public instance of medical students' rotations.

await benchSpace(
  {
    name: 'mss',
    read: (text) => mssSpace(readMss(text)),
    write: (space, values) => writeMss(space.assignmentsOf(values)),
    valueOf: (objective) => -objective,
  },
  process.argv.slice(2),
);
