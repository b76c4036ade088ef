import { addDays, type Day, day, weekdayOf, type Weekday } from './day.ts';

/** A holiday with the day it falls on and the day it is observed (which closes the clinic). */
export interface HolidayDate {
  readonly name: string;
  readonly actualDay: Day;
  readonly observedDay: Day;
}

/** Saturday is observed on the Friday before, Sunday on the Monday after (5 U.S.C. 6103). */
export function observedDayOf(actual: Day): Day {
  const weekday = weekdayOf(actual);
  if (weekday === 5) return addDays(actual, -1);
  if (weekday === 6) return addDays(actual, 1);
  return actual;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function nthWeekday(year: number, month: number, weekday: Weekday, nth: number): Day {
  const first = day(`${year}-${pad(month)}-01`);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
}

function lastMondayOfMay(year: number): Day {
  const last = day(`${year}-05-31`);
  return addDays(last, -weekdayOf(last));
}

function holidaysOfCalendarYear(year: number): HolidayDate[] {
  const holiday = (name: string, actualDay: Day): HolidayDate => ({
    name,
    actualDay,
    observedDay: observedDayOf(actualDay),
  });
  return [
    holiday('New Year’s Day', day(`${year}-01-01`)),
    holiday('Martin Luther King Jr. Day', nthWeekday(year, 1, 0, 3)),
    holiday('Presidents’ Day', nthWeekday(year, 2, 0, 3)),
    holiday('Memorial Day', lastMondayOfMay(year)),
    holiday('Juneteenth', day(`${year}-06-19`)),
    holiday('Independence Day', day(`${year}-07-04`)),
    holiday('Labor Day', nthWeekday(year, 9, 0, 1)),
    holiday('Columbus Day', nthWeekday(year, 10, 0, 2)),
    holiday('Veterans Day', day(`${year}-11-11`)),
    holiday('Thanksgiving', nthWeekday(year, 11, 3, 4)),
    holiday('Christmas Day', day(`${year}-12-25`)),
  ];
}

/** The eleven federal holidays of the United States whose actual day lies in the span, in order of date. */
export function federalHolidays(firstDay: Day, lastDay: Day): HolidayDate[] {
  const years = [];
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year++)
    years.push(year);
  return years
    .flatMap(holidaysOfCalendarYear)
    .filter((holiday) => firstDay <= holiday.actualDay && holiday.actualDay <= lastDay)
    .toSorted((one, other) => (one.actualDay < other.actualDay ? -1 : 1));
}
