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
    program: bare(program),
    year: bare(year),
    calendars: (await rows.by('blockCalendar', 'yearId', yearId)).map(bare),
    blocks: (await rows.by('block', 'yearId', yearId)).map(bare),
    holidays: (await rows.all('holiday')).map(bare),
    cohorts: (await rows.by('cohort', 'yearId', yearId)).map(bare),
    sites: (await rows.all('site')).map(bare),
    people: (await rows.all('person')).filter((person) => ids.has(person.id)).map(bare),
    personYears: personYears.map((personYear) => ({ ...bare(personYear), note: '' })),
    activities: (await rows.all('activity')).map(bare),
    rotations: (await rows.all('rotation')).map(bare),
    callRoles: (await rows.all('callRole')).map(bare),
    ruleSettings: (await rows.all('ruleSetting')).map(bare),
  };
  return { id: contentId(content), ...content };
}

/** The row without the change that wrote it, so that equal definitions get an equal name. */
function bare<Row extends { rev?: unknown }>({ rev: _rev, ...row }: Row): Omit<Row, 'rev'> {
  return row;
}
