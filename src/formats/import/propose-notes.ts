import type { NoteEffect, NotePlan, TablePlan, HalfDaysPlan } from './import-plan.ts';
import { readWeekdays } from './read-values.ts';
import type { SourceTable } from './source-table.ts';
import { cellOf } from './table-cells.ts';

const WEEKDAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

/** The notes of the people's table that can be understood, each switched on with what would follow from it. */
export function proposeNotes(source: SourceTable, table: TablePlan): NotePlan[] {
  return source.rows.flatMap((row) => {
    const cell = (field: string): string => cellOf(table, row, field);
    const note = cell('note');
    const effect = note === '' ? null : effectOf(note);
    if (!effect || isStated(table, effect)) return [];
    const person = cell('name') || `${cell('familyName')}, ${cell('givenName')}`;
    return [
      {
        file: source.file,
        row: row.row,
        person,
        note,
        effect,
        meaning: meaningOf(effect),
        isOn: true,
      },
    ];
  });
}

/** Whether a column of its own says what the note may mean. */
function isStated({ columns }: TablePlan, effect: NoteEffect): boolean {
  if (effect.kind === 'week') return false;
  return (columns[effect.kind === 'no-call' ? 'takesCall' : 'callWeekdaysOff'] ?? null) !== null;
}

function effectOf(note: string): NoteEffect | null {
  const text = note.trim().replace(/\.$/, '');
  const weekdays = readWeekdays(text);
  if (/^no call$/i.test(text)) return { kind: 'no-call' };
  if (/^no call on\b/i.test(text) && weekdays.length > 0) return { kind: 'no-call-on', weekdays };
  if (/^clinic\b.*\bonly$/i.test(text) && weekdays.length > 0) {
    return {
      kind: 'week',
      week: weekOf(
        weekdays.flatMap((weekday) => [2 * weekday, 2 * weekday + 1]),
        'CLINIC',
      ),
    };
  }
  const half = /\b(am|pm)\b/i.exec(text)?.[1]?.toLowerCase();
  const [weekday] = weekdays;
  if (half && weekday !== undefined && weekdays.length === 1) {
    const place = 2 * weekday + (half === 'am' ? 0 : 1);
    return {
      kind: 'week',
      week: weekOf([place], /medicine|surgery|procedure/i.test(text) ? 'SPEC' : 'CLINIC'),
    };
  }
  return null;
}

function weekOf(places: readonly number[], activity: 'CLINIC' | 'SPEC'): HalfDaysPlan {
  return Array.from({ length: 14 }, (_, place) =>
    places.includes(place) ? `${activity}-${place % 2 === 0 ? 'AM' : 'PM'}` : null,
  );
}

function meaningOf(effect: NoteEffect): string {
  switch (effect.kind) {
    case 'no-call':
      return 'takes no call';
    case 'no-call-on':
      return `takes no call on ${effect.weekdays.map((weekday) => WEEKDAY_NAMES[weekday]).join(' and ')}`;
    case 'week':
      return `usual week: ${weekWords(effect.week)}, otherwise nothing planned`;
  }
}

function weekWords(week: HalfDaysPlan): string {
  const parts = week.flatMap((code, place) => {
    if (code === null) return [];
    const half = place % 2 === 0 ? 'morning' : 'afternoon';
    return [
      `${WEEKDAY_NAMES[Math.floor(place / 2)]} ${half} ${code.startsWith('SPEC') ? 'specialty' : 'continuity'} clinic`,
    ];
  });
  return parts.join(', ');
}
