import { type AcademicYear, type Holiday, holidaySchema } from '../../domain/rows/academic-year.ts';
import { addDays, type Day } from '../../domain/time/day.ts';
import { federalHolidays, observedDayOf } from '../../domain/time/holidays.ts';
import { type ImportContext, isOpen, readersOf, type RowResult, Tally } from './import-context.ts';
import { NOWHERE } from './import-report.ts';
import { plainText } from './plain-text.ts';
import type { RowReader } from './row-reader.ts';
import type { PlannedTable } from './table-cells.ts';

const OBSERVED = /\s*\((?:observed|obs\.?)\)\s*$/i;

/** Takes in holidays with the day they fall on (call credit) and the day observed (clinic closed). */
export function readHolidays(context: ImportContext, table: PlannedTable): Tally {
  const tally = new Tally(table);
  const rows = new Map<string, number>();
  for (const reader of readersOf(context, table, tally)) {
    tally.count(reader, isOpen(reader) ? readHoliday(context, reader, rows) : null);
  }
  return tally;
}

function readHoliday(
  context: ImportContext,
  reader: RowReader,
  rows: Map<string, number>,
): RowResult {
  const stated = reader.needed('name');
  const days = daysOfHoliday(context.year, reader, stated ?? '');
  if (stated === null || !days) return null;
  const name = stated.replace(OBSERVED, '');
  const key = `${plainText(name)} ${days.actualDay}`;
  const twice = rows.get(key);
  if (twice !== undefined)
    return reader.leaveOut('name', `The same holiday stands in row ${twice}.`);
  rows.set(key, reader.row);
  const before = context.existing.holiday?.find(
    (each) =>
      plainText(each.name) === plainText(name) &&
      each.actualDay.slice(0, 4) === days.actualDay.slice(0, 4),
  );
  const id = before?.id ?? context.target.makeId('holiday', key);
  const holiday = reader.parse(holidaySchema, { ...before, id, name, ...days });
  if (holiday) context.holidays.push(holiday);
  return holiday ? { ...context.target.put('holiday', holiday), title: name } : null;
}

function daysOfHoliday(
  year: AcademicYear,
  reader: RowReader,
  name: string,
): Pick<Holiday, 'actualDay' | 'observedDay'> | null {
  const day = reader.day('day');
  const observedDay = reader.day('observedDay');
  if (reader.isRefused) return null;
  if (day && observedDay) return { actualDay: day, observedDay };
  const only = day ?? observedDay;
  if (!only)
    return reader.refuse('day', 'The date is missing.', 'Fill it in, or leave the row out.');
  if (day && !OBSERVED.test(name)) {
    const observed = observedDayOf(day);
    if (observed !== day) {
      reader.say(
        'notice',
        'day',
        `Falls on a weekend; taken as observed on ${observed}, when the clinic is closed.`,
      );
    }
    return { actualDay: day, observedDay: observed };
  }
  const actualDay = actualDayOf(year, name.replace(OBSERVED, ''), only);
  const message =
    actualDay === only
      ? `Only the observed day is given; it is taken for the holiday itself.`
      : `Only the observed day, ${only}, is given; the holiday itself is ${actualDay}.`;
  reader.say(
    'notice',
    'day',
    message,
    actualDay === only ? 'Correct the actual day if it differs.' : '',
  );
  return { actualDay, observedDay: only };
}

/** The federal holiday of that name observed then, or the observed day itself. */
function actualDayOf(year: AcademicYear, name: string, observedDay: Day): Day {
  const near = federalHolidays(addDays(year.firstDay, -3), addDays(year.lastDay, 3));
  const federal = near.find(
    (each) => plainText(each.name) === plainText(name) && each.observedDay === observedDay,
  );
  return federal?.actualDay ?? observedDay;
}

/** Adds the federal holidays where the plan says so. */
export function addFederalHolidays({ plan, target, year, log }: ImportContext): void {
  const { value, because } = plan.settings.federalHolidays;
  if (!value) return;
  const holidays = federalHolidays(year.firstDay, year.lastDay);
  for (const holiday of holidays) {
    const id = target.makeId('holiday', `${plainText(holiday.name)} ${holiday.actualDay}`);
    target.put('holiday', holidaySchema.parse({ id, ...holiday }));
  }
  log.say(
    'question',
    NOWHERE,
    `The ${holidays.length} federal holidays are added: ${because}.`,
    'Switch this off if the program keeps others.',
    'settings.federalHolidays',
  );
}
