import type { AcademicYear } from '../../domain/rows/academic-year.ts';
import type { PersonYear } from '../../domain/rows/person.ts';
import { overlapOf } from '../../domain/time/day.ts';
import type { RowReader } from './row-reader.ts';

/** First and last day of duty within the year: blank means the year's own; days outside are cut off and named. */
export function readContractDays(
  year: AcademicYear,
  reader: RowReader,
  before: PersonYear | null,
): Pick<PersonYear, 'firstDay' | 'lastDay'> {
  const firstDay = reader.day('firstDay') ?? before?.firstDay ?? year.firstDay;
  const lastDay = reader.day('lastDay') ?? before?.lastDay ?? year.lastDay;
  if (reader.isRefused) return year;
  if (lastDay < firstDay) {
    reader.refuse(
      'lastDay',
      `The last day, ${lastDay}, is before the first, ${firstDay}.`,
      'Exchange or correct them.',
    );
    return year;
  }
  const within = overlapOf(year, { firstDay, lastDay });
  if (!within) {
    reader.leaveOut(
      'firstDay',
      `${firstDay} to ${lastDay} lies outside ${year.name}.`,
      'Take this person in with that year.',
    );
    return year;
  }
  if (firstDay < year.firstDay) {
    reader.say(
      'notice',
      'firstDay',
      `Here since ${firstDay}; in ${year.name} from ${within.firstDay}.`,
    );
  }
  if (lastDay > year.lastDay) {
    reader.say(
      'notice',
      'lastDay',
      `Here until ${lastDay}; in ${year.name} until ${within.lastDay}.`,
    );
  }
  return within;
}

/** Full-time equivalent as `0.8`, `80%` or `80`; blank leaves it as it is. */
export function readFte(reader: RowReader): Partial<Pick<PersonYear, 'fte'>> {
  const text = reader.text('fte');
  if (text === '') return {};
  const match = /^(\d{1,3}(?:[.,]\d+)?)\s*(%?)$/.exec(text);
  const stated = Number(match?.[1]?.replace(',', '.'));
  const fte = match && (match[2] === '%' || stated > 1.5) ? stated / 100 : stated;
  if (match && fte > 0 && fte <= 1) return { fte };
  reader.refuse('fte', `"${text}" is no share of a full position.`, 'Write it as 0.8 or 80%.');
  return {};
}
