import { editionPublished } from '../../src/domain/changes/edition-published.ts';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import type { Kind } from '../../src/domain/kind-names.ts';
import { kinds, type Row, type RowsByKind } from '../../src/domain/kinds.ts';
import {
  callRoleIdSchema,
  changeIdSchema,
  draftIdSchema,
  personIdSchema,
  rotationIdSchema,
} from '../../src/domain/id.ts';
import type { Layer } from '../../src/domain/rows/schedule.ts';
import { assignmentRow, parseSlotKey } from '../../src/domain/schedule/slot.ts';
import { day } from '../../src/domain/time/day.ts';
import { instantAt, instantSchema } from '../../src/domain/time/zone.ts';
import type { PublishedContent } from '../../src/domain/published-content.ts';

/** Where the small program is. */
export const ZONE = 'America/New_York';
/** People of the small program by short names. */
export const people = {
  ada: personIdSchema.parse('ada'),
  ben: personIdSchema.parse('ben'),
  chi: personIdSchema.parse('chi'),
  dora: personIdSchema.parse('dora'),
};
/** Call roles of the small program by short names. */
export const roles = {
  night: callRoleIdSchema.parse('night'),
  backup: callRoleIdSchema.parse('backup'),
  attending: callRoleIdSchema.parse('attending'),
};
/** Rotations of the small program by short names. */
export const rotations = {
  ward: rotationIdSchema.parse('ward'),
  clinic: rotationIdSchema.parse('clinic'),
};

/** A row of the kind with its defaults filled in. @throws ZodError when it does not make one. */
export function row<K extends Kind>(kind: K, fields: object): Row<K> {
  return kinds[kind].parse(fields) as Row<K>;
}

/** The moment at which the clock in New York shows this, such as `at('2026-11-23 14:05')`. */
export function at(text: string) {
  return instantAt({ day: day(text.slice(0, 10)), time: text.slice(11) }, ZONE);
}

const none = Array.from({ length: 14 }, () => null);
const weekdays = (activity: string) => none.map((_, place) => (place < 10 ? activity : null));

function person(id: string, givenName: string, familyName: string) {
  return row('person', { id, givenName, familyName });
}

function personYear(personId: string, role: string, pgy: number | null, pattern: unknown = null) {
  return row('personYear', {
    id: `${personId}-year`,
    personId,
    yearId: 'year',
    role,
    pgy,
    rank: role === 'faculty' ? 'core faculty' : null,
    firstDay: '2026-07-01',
    lastDay: '2027-06-30',
    pattern,
  });
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** Everything but what is assigned: three residents, one preceptor, two blocks, three call roles, an absence. */
export function smallRows(): RowsByKind {
  return {
    program: [row('program', { id: 'program', name: 'Example Family Medicine', timeZone: ZONE })],
    academicYear: [
      row('academicYear', {
        id: 'year',
        name: '2026–27',
        firstDay: '2026-07-01',
        lastDay: '2027-06-30',
      }),
    ],
    blockCalendar: [
      row('blockCalendar', { id: 'calendar', yearId: 'year', name: 'Blocks', classes: null }),
    ],
    block: [
      ['b1', '5', '2026-10-21', '2026-11-17'],
      ['b2', '6', '2026-11-18', '2026-12-15'],
      ['b3', '7', '2026-12-16', '2027-01-12'],
    ].map(([id, label, firstDay, lastDay], ordinal) =>
      row('block', {
        id,
        label,
        firstDay,
        lastDay,
        ordinal,
        yearId: 'year',
        calendarId: 'calendar',
      }),
    ),
    holiday: [
      row('holiday', {
        id: 'thanks',
        name: 'Thanksgiving',
        actualDay: '2026-11-26',
        observedDay: '2026-11-26',
      }),
    ],
    site: [row('site', { id: 'center', name: 'Family Health Center' })],
    person: [
      person('ada', 'Ada', 'Núñez'),
      person('ben', 'Ben', 'Okafor'),
      person('chi', 'Chi', 'Løvgren'),
      person('dora', 'Dora', 'Haddad'),
    ],
    personYear: [
      personYear('ada', 'resident', 1),
      personYear('ben', 'resident', 2),
      personYear('chi', 'resident', 3),
      personYear('dora', 'faculty', null, weekdays('precept')),
    ],
    contact: [
      row('contact', { id: 'ada', ways: [{ kind: 'phone', number: '(555) 010-0101' }] }),
      row('contact', { id: 'ben', ways: [{ kind: 'pager', number: '4821' }] }),
      row('contact', { id: 'dora', ways: [{ kind: 'phone', number: '555-010-0104' }] }),
    ],
    activity: [
      ['ward', 'W', 'Ward', 'ward', null],
      ['see', 'FMC', 'Clinic', 'clinic', 'center'],
      ['precept', 'PREC', 'Precepting', 'precepting', 'center'],
    ].map(([id, code, name, kind, siteId]) =>
      row('activity', { id, code, name, kind, siteId, start: '08:00', end: '12:00' }),
    ),
    rotation: [
      row('rotation', {
        id: 'ward',
        code: 'FMS',
        name: 'Inpatient service',
        kind: 'inpatient',
        pattern: weekdays('ward'),
      }),
      row('rotation', {
        id: 'clinic',
        code: 'FMC',
        name: 'Outpatient clinic',
        kind: 'clinic',
        siteId: 'center',
        pattern: weekdays('see'),
      }),
    ],
    callRole: [
      row('callRole', {
        id: 'night',
        name: 'Night call',
        service: 'Family medicine',
        mode: 'in-house',
        start: '17:00',
        end: '07:00',
        weekdays: everyDay,
        needed: 1,
        eligibleRoles: ['resident'],
        ways: [{ kind: 'phone', number: '555-010-0199', label: 'Call phone' }],
        backupId: 'backup',
      }),
      row('callRole', {
        id: 'backup',
        name: 'Jeopardy',
        service: 'Family medicine',
        mode: 'jeopardy',
        start: '07:00',
        end: '07:00',
        weekdays: everyDay,
        needed: 1,
        eligibleRoles: ['resident'],
        backupId: 'attending',
        ordinal: 1,
      }),
      row('callRole', {
        id: 'attending',
        name: 'Attending',
        service: 'Family medicine',
        mode: 'home',
        start: '07:00',
        end: '07:00',
        weekdays: everyDay,
        needed: 1,
        eligibleRoles: ['faculty'],
        backupId: 'night',
        ways: [{ kind: 'operator', number: '0', label: 'Operator' }],
        ordinal: 2,
      }),
    ],
    absence: [
      row('absence', {
        id: 'away',
        personId: 'chi',
        firstDay: '2026-11-25',
        lastDay: '2026-11-27',
        status: 'approved',
      }),
      row('absence', {
        id: 'asked',
        personId: 'ada',
        firstDay: '2026-11-23',
        lastDay: '2026-11-23',
        status: 'requested',
      }),
    ],
    draft: [
      row('draft', {
        id: 'draft',
        yearId: 'year',
        name: 'Draft',
        startedAt: at('2026-05-01 09:00'),
      }),
    ],
  };
}

/** Who fills which slots, as slot keys: night call goes round, Ada and Ben are on the ward. */
export function smallAssignments(): Record<string, string> {
  const nights = ['ada', 'ben', 'chi'];
  const filled: Record<string, string> = {
    'block/ward/b1/0': 'chi',
    'block/ward/b2/0': 'ada',
    'block/clinic/b2/0': 'ben',
    'block/clinic/b2/1': 'chi',
    'block/ward/b3/0': 'ben',
  };
  for (let date = 1; date <= 30; date++) {
    const on = `2026-11-${String(date).padStart(2, '0')}`;
    filled[`call/night/${on}/0`] = nights[date % 3] ?? '';
    filled[`call/backup/${on}/0`] = nights[(date + 1) % 3] ?? '';
    filled[`call/attending/${on}/0`] = 'dora';
  }
  return filled;
}

/** A program in memory whose draft holds these places. */
export function smallProgram(filled = smallAssignments(), content = smallRows()): MemoryProgram {
  const blocks = new Map((content.block ?? []).map((block) => [block.id, block]));
  const draftId = draftIdSchema.parse('draft');
  const assignment = Object.entries(filled).map(([slot, personId]) =>
    assignmentRow(
      draftId,
      { slot: parseSlotKey(slot), personId: personIdSchema.parse(personId), source: 'solved' },
      blocks,
    ),
  );
  return new MemoryProgram({ ...content, assignment });
}

/** Publishes part of the draft as the next edition. @throws when it is refused. */
export async function publish(
  program: MemoryProgram,
  layers: readonly Layer[],
  firstDay: string,
  lastDay: string,
  publishedAt = at('2026-11-23 11:00'),
): Promise<void> {
  const number = (await program.rows.all('edition')).length + 1;
  const outcome = await program.record(
    editionPublished,
    {
      editionId: `edition-${number}`,
      draftId: 'draft',
      scope: { layers, firstDay, lastDay },
      publishedAt,
      publishedBy: 'Chief',
      note: '',
    },
    { changeId: changeIdSchema.parse(`publish-${number}`), at: instantSchema.parse(0), by: null },
  );
  if (!outcome.ok) throw new Error(outcome.problem.message);
}

/** What a file of the program's editions would carry. */
export async function publishedRowsOf(program: MemoryProgram): Promise<PublishedContent> {
  const [described] = await program.rows.all('program');
  if (!described) throw new Error('The program describes itself');
  return {
    program: described,
    editions: await program.rows.all('edition'),
    chunks: await program.rows.all('chunk'),
    frozen: await program.rows.all('frozen'),
    contacts: await program.rows.all('contact'),
    absences: await program.rows.all('absence'),
    answers: [],
  };
}

/** The small program with its year's blocks (edition 1) and its November call (edition 2) published. */
export async function smallPublished(): Promise<PublishedContent> {
  const program = smallProgram();
  await publish(program, ['block'], '2026-07-01', '2027-06-30', at('2026-06-01 09:00'));
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  return publishedRowsOf(program);
}
