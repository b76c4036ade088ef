import { onCallAt } from '../../src/answers/on-call.ts';
import { DAYS_AHEAD, personAnswer } from '../../src/answers/person.ts';
import { findAnswers } from '../../src/answers/find.ts';
import { overviewOf } from '../../src/answers/today.ts';
import { type Instant, instantSchema } from '../../src/domain/time/zone.ts';
import { PlainProgram } from '../../src/store/plain-program.ts';
import { DeviceDatabase } from '../../src/store/device-database.ts';
import { type LookUp, readLookUp, type Wanted } from '../../src/store/queries/published.ts';

const ROUNDS = 100;
const HOUR = 3_600_000;

type Query = (at: Instant) => Promise<unknown>;

/** What the screens ask, each from the database to its answer, over the days that the screen reads. */
async function queries(): Promise<Record<string, Query>> {
  const current = await new DeviceDatabase().current();
  const meId = current?.meId;
  if (!current || !meId) throw new Error('This phone holds no program, or belongs to nobody');
  const database = new PlainProgram(current.id);
  const published = async (at: Instant, before: number, after: number, wanted?: Wanted) => {
    const found: LookUp | null = await readLookUp(database, at, before, after, wanted);
    if (!found?.published) throw new Error('Nothing is published');
    return { ...found, published: found.published };
  };
  return {
    'who is on call': async (at) =>
      onCallAt((await published(at, 1, 14, { whole: ['call'] })).published, at),
    'where everyone is': async (at) => {
      const { published: found, today } = await published(at, 1, 1);
      return overviewOf(found.schedule, today, 'am');
    },
    'my schedule': async (at) =>
      personAnswer((await published(at, 1, DAYS_AHEAD, { people: [meId] })).published, meId, at),
    'search for a rotation and a day': async (at) => findAnswers(database, at, 'icu tue', 'UTC'),
    'search for a name and the next call': async (at) =>
      findAnswers(database, at, 'an next call', 'UTC'),
  };
}

/** Milliseconds of each query at moments spread over the past year, by name. */
async function timeQueries(): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (const [name, query] of Object.entries(await queries())) {
    const own: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const at = instantSchema.parse(Date.now() - ((round * 37) % 120) * 24 * HOUR);
      const start = performance.now();
      await query(at);
      own.push(performance.now() - start);
    }
    times[name] = own;
  }
  return times;
}

Object.assign(globalThis, { timeQueries });
