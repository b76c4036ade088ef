import type { Leeway } from '../rows/leeway.ts';
import { done, type Outcome, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/** Whether a leeway can be used as it is: its activities are there and no most is less than its least. */
export async function checkLeeway(rows: Rows, leeway: Leeway | null): Promise<Outcome> {
  if (!leeway) return done;
  const known = new Set<string>((await rows.all('activity')).map(({ id }) => id));
  const named = [leeway, ...leeway.sessions].flatMap(({ activityIds }) => activityIds);
  if (named.some((id) => !known.has(id))) {
    return refused(
      'activity-missing',
      'The leeway names an activity that does not exist any more.',
      'leeway',
    );
  }
  if (leeway.sessions.some(({ min, max }) => max < min)) {
    return refused('sessions-reversed', 'At most must not be less than at least.', 'leeway');
  }
  return done;
}
