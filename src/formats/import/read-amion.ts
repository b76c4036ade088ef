import { type Draft, draftSchema } from '../../domain/rows/draft.ts';
import type { Person } from '../../domain/rows/person.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import { assignmentRow, type Slot } from '../../domain/schedule/slot.ts';
import { type Day, spanHolds } from '../../domain/time/day.ts';
import { instantAt } from '../../domain/time/zone.ts';
import { nameDuty, nameReport } from './amion-oddities.ts';
import { findPerson } from './find-person.ts';
import { type ImportContext, isOpen, readersOf, type RowResult, Tally } from './import-context.ts';
import { cluesOf } from './read-people.ts';
import type { CallDefinitions } from './read-call-roles.ts';
import { readDay, readTime } from './read-values.ts';
import type { RowReader } from './row-reader.ts';
import { daysOfField, type PlannedTable } from './table-cells.ts';

/** Amion has staff IDs of its own, so they are asked last. */
const AMION_CLUES = ['email', 'name', 'staffCode'] as const;

/** Takes in the assignments of an Amion report as a draft of their own, where the plan says so. */
export function readAmion(
  context: ImportContext,
  table: PlannedTable,
  definitions: CallDefinitions,
): Tally {
  const tally = new Tally(table);
  const readers = readersOf(context, table, tally);
  const { value: isDraft } = context.plan.settings.amionDraft;
  if (!isDraft) {
    tally.countUnknown(readers.length);
    const place = { file: table.source.file, row: null, column: null, value: null };
    context.log.say(
      'notice',
      place,
      'Its assignments are not taken in, as you asked; only what they define.',
    );
    return tally;
  }
  const draft = draftOf(context, table);
  const filled = new Filled();
  for (const reader of readers) {
    tally.count(
      reader,
      draft && isOpen(reader) ? readLine(context, reader, definitions, draft, filled) : null,
    );
  }
  if (draft) nameDraft(context, table, draft);
  nameReport(context, table, peopleIn(context, readers));
  return tally;
}

function peopleIn({ people }: ImportContext, readers: readonly RowReader[]): Person[] {
  const found = readers.flatMap((reader) => {
    const match = people.find(cluesOf(reader), AMION_CLUES);
    return match.kind === 'found' ? [match.person] : [];
  });
  return [...new Map(found.map((person) => [person.id, person])).values()];
}

/** Who fills which duty already: gives the next place, and notices the same person twice. */
class Filled {
  readonly #people = new Map<string, string[]>();

  place(duty: string, personId: string): number | null {
    const people = this.#people.get(duty) ?? [];
    if (people.includes(personId)) return null;
    this.#people.set(duty, [...people, personId]);
    return people.length;
  }
}

function readLine(
  context: ImportContext,
  reader: RowReader,
  definitions: CallDefinitions,
  draft: Draft,
  filled: Filled,
): RowResult {
  const assignment = reader.text('assignment');
  const role = definitions.roles.get(assignment);
  const activity = definitions.activities.get(assignment);
  if (!role && !activity)
    return reader.leaveOut('assignment', 'What this assignment is was not decided.');
  const person = findPerson(context, reader, AMION_CLUES);
  const onDay = reader.neededDay('day');
  const start = readTime(reader.text('start'));
  const end = readTime(reader.text('end'));
  if (!start)
    reader.refuse(
      'start',
      `"${reader.text('start')}" is no time of day.`,
      'Write it as 1700 or 17:00.',
    );
  if (!end)
    reader.refuse('end', `"${reader.text('end')}" is no time of day.`, 'Write it as 0700 or 7:00.');
  if (!person || onDay === null || !isOpen(reader)) return null;
  if (!isThere(context, reader, person, onDay)) return null;
  const definition = role ?? activity;
  const demandId = definition?.id ?? '';
  const half = (start ?? '') < '12:00' ? 'am' : 'pm';
  const ordinal = filled.place(`${demandId} ${onDay}${role ? '' : half}`, person.id);
  if (ordinal === null)
    return reader.leaveOut('name', `${fullName(person)} already stands there that day.`);
  const slot: Slot | null = role
    ? { layer: 'call', demandId: role.id, day: onDay, ordinal }
    : activity
      ? { layer: 'half-day', demandId: activity.id, day: onDay, half, ordinal }
      : null;
  if (!slot) return null;
  nameDuty(context, reader, { person, onDay, slot, start, end, definition: definition ?? null });
  const row = assignmentRow(draft.id, { slot, personId: person.id, source: 'imported' }, new Map());
  return {
    ...context.target.put('assignment', row),
    title: `${onDay}: ${fullName(person)}, ${definition?.name ?? ''}`,
  };
}

function isThere(
  { people, year }: ImportContext,
  reader: RowReader,
  person: Person,
  at: Day,
): boolean {
  if (!spanHolds(year, at)) {
    reader.leaveOut('day', `${at} lies outside ${year.name}.`);
    return false;
  }
  const own = people.yearOf(person);
  if (own && spanHolds(own, at)) return true;
  const message = own
    ? `${fullName(person)} is in the program from ${own.firstDay} to ${own.lastDay}, not on ${at}: this place stays open.`
    : `${fullName(person)} has no place in ${year.name}: this place stays open.`;
  reader.leaveOut('day', message, 'Correct the days of the person, or fill this place anew.');
  return false;
}

/** The draft of these assignments: the one of the same name, or a new one as old as the report. */
function draftOf(context: ImportContext, table: PlannedTable): Draft | null {
  const { existing, target, year, plan } = context;
  const days = daysOfField([table], 'amion-625c', 'day');
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const months =
    first.slice(0, 7) === last.slice(0, 7)
      ? monthName(first)
      : `${monthName(first)} to ${monthName(last)}`;
  const name = `Imported from Amion, ${months}`;
  const before = existing.draft?.find((draft) => draft.yearId === year.id && draft.name === name);
  const at = exportedAt(table) ?? { day: first, time: '00:00' };
  const id = before?.id ?? target.makeId('draft', `${year.id} ${name}`);
  const startedAt = before?.startedAt ?? instantAt(at, plan.settings.timeZone.value);
  const draft = draftSchema.parse({ ...before, id, yearId: year.id, name, startedAt });
  target.put('draft', draft);
  return draft;
}

function monthName(at: Day): string {
  return new Date(`${at}T00:00:00Z`).toLocaleDateString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function exportedAt({ source }: PlannedTable): { day: Day; time: string } | null {
  for (const line of source.preamble) {
    const match = /^Exported (\S+) (\S+)/i.exec(line);
    const onDay = readDay(match?.[1] ?? '', 'month-first');
    const time = readTime(match?.[2] ?? '');
    if (onDay && time) return { day: onDay, time };
  }
  return null;
}

function nameDraft({ log }: ImportContext, table: PlannedTable, draft: Draft): void {
  const place = { file: table.source.file, row: null, column: null, value: null };
  log.say(
    'question',
    place,
    `Its assignments become the draft "${draft.name}". It has no blocks, so rules that ask which rotation somebody is on cannot be judged in it.`,
    'Switch this off to take in only the call roles.',
    'settings.amionDraft',
  );
}
