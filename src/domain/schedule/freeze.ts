import type { YearId } from '../id.ts';
import type { Rows } from '../changes/rows-port.ts';
import type { Frozen } from '../rows/frozen.ts';
import { contentId } from './chunks.ts';

/** Copies what an edition of this year needs to be read for ever; null when the year or the program is missing. */
export async function freeze(rows: Rows, yearId: YearId): Promise<Frozen | null> {
  const [program] = await rows.all('program');
  const year = await rows.get('academicYear', yearId);
  if (!program || !year) return null;
  const personYears = await rows.by('personYear', 'yearId', yearId);
  const ids = new Set<string>(personYears.map((personYear) => personYear.personId));
  const content = {
    program,
    year,
    calendars: await rows.by('blockCalendar', 'yearId', yearId),
    blocks: await rows.by('block', 'yearId', yearId),
    holidays: await rows.all('holiday'),
    cohorts: await rows.by('cohort', 'yearId', yearId),
    sites: await rows.all('site'),
    people: (await rows.all('person')).filter((person) => ids.has(person.id)),
    personYears: personYears.map((personYear) => ({ ...personYear, note: '' })),
    activities: await rows.all('activity'),
    rotations: await rows.all('rotation'),
    callRoles: await rows.all('callRole'),
    ruleSettings: await rows.all('ruleSetting'),
  };
  return { id: contentId(content), ...content };
}
