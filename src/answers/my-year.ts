import type { PersonId } from '../domain/id.ts';
import type { RotationTemplate } from '../domain/rows/rotation.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import {
  addDays,
  addMonths,
  type Day,
  type DaySpan,
  isWeekend,
  overlapOf,
  spanHolds,
} from '../domain/time/day.ts';
import { type PersonDay, monthFrom, personDays } from './my-schedule.ts';

/** What a day of the year's picture is marked with: the one thing that matters most that day. */
export type DayMark = 'call' | 'backup' | 'away' | 'off' | 'clinic' | 'work' | 'unknown';

/** A day of the year's picture. */
export interface YearDay {
  readonly day: Day;
  readonly mark: DayMark;
  readonly isWeekend: boolean;
  readonly isHoliday: boolean;
}

/** Days of a month on one rotation. */
export interface RotationBand extends DaySpan {
  readonly rotation: RotationTemplate;
}

/** A month of the year's picture, with only those of its days that lie in the span. */
export interface YearMonth {
  readonly firstDay: Day;
  readonly days: readonly YearDay[];
  readonly bands: readonly RotationBand[];
}

/** Somebody's days of the span by month. The schedule should reach one day further back. */
export function yearMonths(schedule: Schedule, personId: PersonId, span: DaySpan): YearMonth[] {
  const { plan } = schedule;
  const holidays = new Set(plan.rows.holidays.map(({ actualDay }) => actualDay));
  const months: YearMonth[] = [];
  for (
    let month = monthFrom(span.firstDay, 0);
    month <= span.lastDay;
    month = monthFrom(month, 1)
  ) {
    const within = overlapOf({ firstDay: month, lastDay: addDays(monthFrom(month, 1), -1) }, span);
    if (!within) continue;
    months.push({
      firstDay: month,
      days: personDays(schedule, personId, within).map((each) => ({
        day: each.day,
        mark: markOf(each),
        isWeekend: isWeekend(each.day),
        isHoliday: holidays.has(each.day),
      })),
      bands: bandsIn(schedule, personId, within),
    });
  }
  return months;
}

/** The academic year that holds the day, where years before and after begin and end as this one does. */
export function yearAround(year: DaySpan, at: Day): DaySpan {
  let around = year;
  while (!spanHolds(around, at)) {
    const months = at < around.firstDay ? -12 : 12;
    around = {
      firstDay: addMonths(around.firstDay, months),
      lastDay: addMonths(around.lastDay, months),
    };
  }
  return around;
}

function markOf({ am, pm, duties, isOff }: PersonDay): DayMark {
  if (duties.some(({ role }) => role.mode !== 'jeopardy')) return 'call';
  if (duties.length > 0) return 'backup';
  if (am.reason === 'absent' || pm.reason === 'absent' || am.rotation?.kind === 'leave')
    return 'away';
  if (am.reason === 'nothing-planned' || am.reason === 'off-duty') return 'unknown';
  if (isOff) return 'off';
  const isClinic = [am, pm].some(
    ({ activity }) => activity?.kind === 'clinic' || activity?.kind === 'precepting',
  );
  return isClinic ? 'clinic' : 'work';
}

function bandsIn(schedule: Schedule, personId: PersonId, within: DaySpan): RotationBand[] {
  const { plan } = schedule;
  return schedule
    .blocksOf(personId)
    .flatMap(({ slot }): RotationBand[] => {
      const block = plan.blockById.get(slot.blockId);
      const rotation = plan.rotationById.get(slot.demandId);
      const shared = block && overlapOf(block, within);
      return shared && rotation ? [{ ...shared, rotation }] : [];
    })
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
}
