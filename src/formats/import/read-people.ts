import { overlapOf } from '../../domain/time/day.ts';
import {
  type ContactWay,
  contactSchema,
  type Person,
  personSchema,
  type PersonYear,
  personYearSchema,
  type Role,
} from '../../domain/rows/person.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import { type ImportContext, isOpen, readersOf, type RowResult, Tally } from './import-context.ts';
import { NOWHERE } from './import-report.ts';
import { joinStandings } from './import-target.ts';
import { readContractDays, readFte } from './read-contract.ts';
import { PeopleDirectory, type PersonClues } from './people-directory.ts';
import { plainText } from './plain-text.ts';
import { PeopleSeen } from './people-seen.ts';
import { readClass, readName, readWeekdays } from './read-values.ts';
import type { RowReader } from './row-reader.ts';
import type { PlannedTable } from './table-cells.ts';
import { weekOfPlan } from './read-weeks.ts';

const ROLE_WORDS: readonly (readonly [RegExp, Role])[] = [
  [/resident|intern\b|house ?officer/, 'resident'],
  [/fellow/, 'fellow'],
  [/student/, 'student'],
  [/faculty|attending|physician|preceptor/, 'faculty'],
  [/external|rotator|visitor|visiting|app\b|nurse practitioner/, 'external'],
];

/** Takes in people with their year and how to reach them; everybody read is added to the directory. */
export function readPeople(context: ImportContext, table: PlannedTable): Tally {
  const tally = new Tally(table);
  const seen = new PeopleSeen();
  const known = new PeopleDirectory();
  for (const person of context.existing.person ?? []) known.add(person, null);
  for (const reader of readersOf(context, table, tally)) {
    const clues = cluesOf(reader);
    const result = isOpen(reader) ? readPerson(context, reader, clues, known, seen) : null;
    if (!result) context.people.withhold(clues, reader.row);
    tally.count(reader, result);
  }
  nameAbsent(context, table, seen);
  return tally;
}

/** Names who is in the program this year and not in the file: nobody is removed by an import. */
function nameAbsent(
  { existing, log, year }: ImportContext,
  table: PlannedTable,
  seen: PeopleSeen,
): void {
  const inYear = new Set(
    existing.personYear?.filter((each) => each.yearId === year.id).map((each) => each.personId),
  );
  const absent = (existing.person ?? []).filter(({ id }) => inYear.has(id) && !seen.hasId(id));
  if (absent.length === 0) return;
  const place = { ...NOWHERE, file: table.source.file };
  const message = `In the program and not in this file: ${absent.map(fullName).join(', ')}. They stay as they are.`;
  log.say('notice', place, message, 'Remove in the app whoever has left.');
}

/** How a row names its person. */
export function cluesOf(reader: RowReader): PersonClues {
  const name =
    reader.text('name') ||
    [reader.text('familyName'), reader.text('givenName')].filter(Boolean).join(', ');
  return { staffCode: reader.text('staffCode'), email: reader.text('email'), name };
}

function readPerson(
  context: ImportContext,
  reader: RowReader,
  clues: PersonClues,
  known: PeopleDirectory,
  seen: PeopleSeen,
): RowResult {
  seen.check(reader, clues);
  if (clues.name === '')
    reader.refuse('name', 'The name is missing.', 'Fill it in, or leave the row out.');
  const match = known.find(clues);
  if (match.kind === 'several') {
    reader.refuse(
      'name',
      'Several people of the program have this name.',
      'Give the staff ID or e-mail address.',
    );
  }
  const before = match.kind === 'found' ? match.person : null;
  const key = clues.staffCode || clues.email || plainText(clues.name);
  const id = before?.id ?? context.target.makeId('person', key);
  seen.checkId(reader, id);
  const person = reader.parse(
    personSchema,
    { ...before, id, ...namesOf(reader), ...codesOf(reader) },
    { familyName: 'name' },
  );
  const yearBefore = context.existing.personYear?.find(
    (each) => each.personId === id && each.yearId === context.year.id,
  );
  const year = readYear(context, reader, id, yearBefore ?? null);
  if (!person || !year) return null;
  const contact = readContact(context, reader, person);
  if (!contact) return null;
  const standings = [context.target.put('person', person), context.target.put('personYear', year)];
  const hasContact =
    contact.ways.length > 0 || context.existing.contact?.some((each) => each.id === id);
  if (hasContact) standings.push(context.target.put('contact', contact));
  context.people.add(person, year);
  nameOddities(context, reader, person, year);
  const what = year.pgy === null ? (year.rank ?? year.role) : `PGY-${year.pgy}`;
  return { ...joinStandings(standings), title: `${fullName(person)}, ${what}` };
}

function namesOf(reader: RowReader): Pick<Person, 'familyName' | 'givenName'> {
  if (reader.isMapped('familyName') && reader.text('familyName') !== '') {
    return { familyName: reader.text('familyName'), givenName: reader.text('givenName') };
  }
  return readName(reader.text('name'));
}

function codesOf(reader: RowReader): Partial<Pick<Person, 'staffCode' | 'email'>> {
  return {
    ...(reader.isMapped('staffCode') ? { staffCode: reader.text('staffCode') || null } : {}),
    ...(reader.isMapped('email') ? { email: reader.text('email') || null } : {}),
  };
}

function readYear(
  context: ImportContext,
  reader: RowReader,
  personId: string,
  before: PersonYear | null,
): PersonYear | null {
  const role = readRole(reader, before);
  if (!role) return null;
  const candidate = {
    ...before,
    id: before?.id ?? context.target.makeId('personYear', `${personId} ${context.year.id}`),
    personId,
    yearId: context.year.id,
    role,
    ...readClassAndRank(context, reader, role, before),
    ...readContractDays(context.year, reader, before),
    ...readFte(reader),
    ...(reader.isMapped('takesCall') ? { takesCall: reader.yesNo('takesCall', true) } : {}),
    ...(reader.isMapped('callWeekdaysOff')
      ? { callWeekdaysOff: readWeekdays(reader.text('callWeekdaysOff')) }
      : {}),
    ...(reader.isMapped('note') ? { note: reader.raw('note') } : {}),
    ...(before && before.note === reader.raw('note') ? {} : effectOfNote(context, reader)),
  };
  if (reader.isLeftOut) return null;
  return reader.parse(personYearSchema, candidate, { pgy: 'classOrRank' });
}

function readRole(reader: RowReader, before: PersonYear | null): Role | null {
  const text = plainText(reader.text('role'));
  const role = ROLE_WORDS.find(([words]) => words.test(text))?.[1];
  if (role) return role;
  if (text !== '' && readClass(reader.text('role')) !== null) return 'resident';
  if (text === '' && before) return before.role;
  if (text === '' && readClass(reader.text('classOrRank')) !== null) return 'resident';
  return reader.refuse(
    'role',
    text === '' ? 'The role is missing.' : `"${reader.text('role')}" is no role.`,
    'Write resident, fellow, faculty, student or external.',
  );
}

function readClassAndRank(
  context: ImportContext,
  reader: RowReader,
  role: Role,
  before: PersonYear | null,
): Partial<Pick<PersonYear, 'pgy' | 'rank'>> {
  const text =
    reader.text('classOrRank') ||
    (readClass(reader.text('role')) === null ? '' : reader.text('role'));
  const pgy = readClass(text);
  const rank = reader.isMapped('rank') ? { rank: reader.text('rank') || null } : {};
  if (role === 'resident' || role === 'fellow') {
    if (pgy === null && text === '' && before) return rank;
    const pgyMax = role === 'resident' ? context.plan.settings.pgyMax.value : 8;
    if (pgy === null || pgy < 1 || pgy > pgyMax) {
      const range = `PGY-1 to PGY-${pgyMax}`;
      reader.refuse(
        'classOrRank',
        `"${text}" is no class of this program (${range}).`,
        `Write ${range}, or raise the program's last class.`,
      );
    }
    return { pgy, ...rank };
  }
  if (pgy !== null) {
    reader.refuse(
      'classOrRank',
      `A class (${text}) is for residents and fellows, not ${role}.`,
      'Correct the role or the class.',
    );
  }
  return {
    pgy: null,
    ...(text === '' ? rank : { rank: text, ...(reader.text('rank') === '' ? {} : rank) }),
  };
}

function effectOfNote(context: ImportContext, reader: RowReader): Partial<PersonYear> {
  const note = context.plan.notes.find(
    (each) => each.file === reader.file && each.row === reader.row,
  );
  if (!note) {
    if (reader.text('note') !== '')
      reader.say('notice', 'note', 'Kept as a note; nothing follows from it.');
    return {};
  }
  if (!note.isOn) {
    reader.say('notice', 'note', 'Kept as a note alone, as you asked.');
    return {};
  }
  reader.say(
    'question',
    'note',
    `Taken to mean: ${note.meaning}.`,
    'Switch it off to keep only the note.',
  );
  switch (note.effect.kind) {
    case 'no-call':
      return { takesCall: false };
    case 'no-call-on':
      return { callWeekdaysOff: [...note.effect.weekdays] };
    case 'week':
      return { pattern: weekOfPlan(context, note.effect.week) };
  }
}

const WAYS = ['phone', 'pager', 'extension'] as const;

function readContact(
  context: ImportContext,
  reader: RowReader,
  person: Person,
): { id: Person['id']; ways: ContactWay[] } | null {
  const before = context.existing.contact?.find((each) => each.id === person.id);
  const mapped: readonly string[] = WAYS.filter((kind) => reader.isMapped(kind));
  const kept = before?.ways.filter((way) => !mapped.includes(way.kind)) ?? [];
  const read = WAYS.flatMap((kind) =>
    reader
      .text(kind)
      .split(';')
      .map((number) => number.trim())
      .filter((number) => number !== '')
      .map(
        (number) =>
          before?.ways.find((way) => way.kind === kind && way.number === number) ?? {
            kind,
            number,
          },
      ),
  );
  const contact = { ...before, id: person.id, ways: [...read, ...kept] };
  return reader.parse(contactSchema, contact, { ways: 'phone' });
}

function nameOddities(
  { year }: ImportContext,
  reader: RowReader,
  person: Person,
  own: PersonYear,
): void {
  const name = fullName(person);
  const span = overlapOf(year, own);
  if (own.firstDay > year.firstDay && span) {
    reader.say(
      'notice',
      'firstDay',
      `${name} is off cycle: starts on ${own.firstDay}, and is planned from then on.`,
    );
  }
  if (own.lastDay < year.lastDay && span) {
    reader.say('notice', 'lastDay', `${name} leaves on ${own.lastDay}, before the year ends.`);
  }
  if (own.fte < 1)
    reader.say('notice', 'fte', `${name} works part-time, ${Math.round(own.fte * 100)} %.`);
}
