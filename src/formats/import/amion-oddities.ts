import type { Person, PersonYear } from '../../domain/rows/person.ts';
import type { Activity, CallRole } from '../../domain/rows/rotation.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import type { Slot } from '../../domain/schedule/slot.ts';
import { type Day, spanHolds, weekdayOf } from '../../domain/time/day.ts';
import type { ImportContext } from './import-context.ts';
import { readClass } from './read-values.ts';
import type { RowReader } from './row-reader.ts';
import { cellOf, type PlannedTable } from './table-cells.ts';

/** One line of an Amion report, matched with the program. */
export interface AmionDuty {
  readonly person: Person;
  readonly onDay: Day;
  readonly slot: Slot;
  readonly start: string | null;
  readonly end: string | null;
  readonly definition: CallRole | Activity | null;
}

/** Names what a duty of the report contradicts in the other tables; the duty is kept. */
export function nameDuty(context: ImportContext, reader: RowReader, duty: AmionDuty): void {
  const { person, start, end, definition } = duty;
  const name = fullName(person);
  if (definition && (definition.start !== start || definition.end !== end)) {
    reader.say(
      'notice',
      'start',
      `${definition.name} is ${definition.start}–${definition.end}; this row says ${start}–${end}.`,
    );
  }
  const own = context.people.yearOf(person);
  const pgy = readClass(reader.text('staffType'));
  if (own && pgy !== null && pgy !== own.pgy) {
    reader.say(
      'notice',
      'staffType',
      `Here ${name} is PGY-${pgy}, in the program ${own.pgy === null ? own.role : `PGY-${own.pgy}`}.`,
    );
  }
  nameAbsence(context, reader, duty);
  if (duty.slot.layer === 'call') nameCall(context, reader, duty);
  else nameHalfDay(context, reader, duty);
}

function nameAbsence(
  { absences }: ImportContext,
  reader: RowReader,
  { person, onDay }: AmionDuty,
): void {
  const absence = absences.find(
    (each) => each.personId === person.id && each.status !== 'declined' && spanHolds(each, onDay),
  );
  if (!absence) return;
  const status = absence.status === 'approved' ? 'is absent' : 'asked for leave';
  reader.say(
    'notice',
    'day',
    `${fullName(person)} ${status} from ${absence.firstDay} to ${absence.lastDay}.`,
    'Fill this place anew, or correct the absence.',
  );
}

function nameCall(
  { people }: ImportContext,
  reader: RowReader,
  { person, onDay }: AmionDuty,
): void {
  const own = people.yearOf(person);
  if (own && (!own.takesCall || own.callWeekdaysOff.includes(weekdayOf(onDay)))) {
    reader.say(
      'notice',
      'name',
      `${fullName(person)} takes no call then.`,
      'Fill this place anew, or correct the person.',
    );
  }
}

function nameHalfDay(
  { people, holidays }: ImportContext,
  reader: RowReader,
  { person, onDay, slot }: AmionDuty,
): void {
  const holiday = holidays.find((each) => each.observedDay === onDay);
  if (holiday)
    reader.say('notice', 'day', `The clinic is closed on ${onDay} (${holiday.name}, as observed).`);
  const own = people.yearOf(person);
  if (!own?.pattern || !/\bonly\b/i.test(own.note) || slot.layer !== 'half-day') return;
  const place = 2 * weekdayOf(onDay) + (slot.half === 'am' ? 0 : 1);
  if ((own.pattern[place] ?? null) === null) {
    reader.say(
      'notice',
      'day',
      `${fullName(person)} has the note "${own.note}".`,
      'Fill this place anew, or correct the note.',
    );
  }
}

/** Names what a whole report shows beside its rows: other staff IDs than the program's, and who is never on call. */
export function nameReport(
  context: ImportContext,
  table: PlannedTable,
  people: readonly Person[],
): void {
  const { source, plan } = table;
  const place = { file: source.file, row: null, column: null, value: null };
  const codes = new Set(source.rows.map((row) => cellOf(plan, row, 'staffCode')));
  const shared = people.filter(
    (person) => person.staffCode !== null && codes.has(person.staffCode),
  );
  if (people.length > 0 && shared.length === 0) {
    const message = `Its staff IDs (${[...codes].slice(0, 2).join(', ')} …) are not the program's: its ${people.length} people were found by e-mail address or name.`;
    context.log.say('notice', place, message);
  }
  const onCall = new Set(people.map((person) => person.id));
  const never = context.people
    .everybody()
    .filter(
      ({ person, year }) => isEligible(context, year) && year.takesCall && !onCall.has(person.id),
    );
  if (never.length === 0) return;
  const names = never.map(({ person }) => fullName(person)).join(', ');
  const message = `Not in this report, though by role and class they may be on call: ${names}.`;
  context.log.say('notice', place, message, 'Set "takes no call" for those who never do.');
}

function isEligible({ plan }: ImportContext, year: PersonYear): boolean {
  return plan.callRoles.some(
    (role) =>
      role.becomes === 'call-role' &&
      role.eligibleRoles.includes(year.role) &&
      (role.eligibleClasses.length === 0 ||
        (year.pgy !== null && role.eligibleClasses.includes(year.pgy))),
  );
}
