/** A fault planted into a source file: a text that is there exactly once, and what stands there instead. */
export interface Mutation {
  readonly fault: string;
  /** Below `src/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const WORK = 'domain/work';
const RULES = 'rules/acgme';
const SHARED = 'rules/work';

/** The faults that the examples and the plain checker must notice. */
export const mutations: readonly Mutation[] = [
  {
    fault: 'a period ends a day late',
    file: `${WORK}/averaging-periods.ts`,
    from: 'periodOf(record, assignment, first, first + length)',
    to: 'periodOf(record, assignment, first, first + length + 1)',
  },
  {
    fault: 'a period begins a day late',
    file: `${WORK}/averaging-periods.ts`,
    from: 'let runFirst = first;',
    to: 'let runFirst = first + 1;',
  },
  {
    fault: 'months of 31 days are cut',
    file: `${WORK}/averaging-periods.ts`,
    from: 'WHOLE_DAYS_MAX = 31',
    to: 'WHOLE_DAYS_MAX = 30',
  },
  {
    fault: 'long rotations are averaged whole',
    file: `${WORK}/averaging-periods.ts`,
    from: 'if (days <= WHOLE_DAYS_MAX) return',
    to: 'if (days <= 366) return',
  },
  {
    fault: 'pieces of four weeks are 30 days',
    file: `${WORK}/averaging-periods.ts`,
    from: 'PIECE_DAYS = 28',
    to: 'PIECE_DAYS = 30',
  },
  {
    fault: 'leave is not removed',
    file: `${WORK}/averaging-periods.ts`,
    from: 'day < next && !leaveDays.has(day)',
    to: 'day < next',
  },
  {
    fault: 'hours on leave days are counted',
    file: `${WORK}/averaging-periods.ts`,
    from: 'time += sharedWith(stretch, worked);',
    to: 'time += sharedWith(stretch, worked) + (period.counted.length > 1 ? 3_600_000 : 0);',
  },
  {
    fault: 'overlapping periods are counted twice',
    file: `${WORK}/stretches.ts`,
    from: 'if (last && start <= last.end) {',
    to: 'if (last && start === last.end) {',
  },
  {
    fault: 'a longer period is cut by a shorter one within it',
    file: `${WORK}/stretches.ts`,
    from: 'if (end > last.end) last.end = end;',
    to: 'last.end = end;',
  },
  {
    fault: 'shared time forgets the end',
    file: `${WORK}/stretches.ts`,
    from: 'shared += Math.min(stretch.end, other.end)',
    to: 'shared += other.end',
  },
  {
    fault: 'home call counts as hours',
    file: `${WORK}/work-period.ts`,
    from: "return kind !== 'home-call';",
    to: 'return true;',
  },
  {
    fault: 'moonlighting does not count',
    file: `${WORK}/work-period.ts`,
    from: "return kind !== 'home-call';",
    to: "return kind !== 'home-call' && kind !== 'moonlighting';",
  },
  {
    fault: 'work from home does not count',
    file: `${WORK}/work-period.ts`,
    from: "return kind !== 'home-call';",
    to: "return kind !== 'home-call' && kind !== 'clinical-from-home';",
  },
  {
    fault: 'home call is on site',
    file: `${WORK}/work-period.ts`,
    from: "return kind !== 'home-call' && kind !== 'home-call-worked' &&",
    to: "return kind !== 'home-call-worked' &&",
  },
  {
    fault: 'education may not follow a long duty',
    file: `${WORK}/work-period.ts`,
    from: "return kind === 'transition' || kind === 'education';",
    to: "return kind === 'transition';",
  },
  {
    fault: 'clinic may follow a long duty',
    file: `${WORK}/work-period.ts`,
    from: "return kind === 'transition' || kind === 'education';",
    to: "return kind === 'transition' || kind === 'education' || kind === 'clinic';",
  },
  {
    fault: 'cells of one rotation are averaged apart',
    file: `${WORK}/work-record.ts`,
    from: 'last?.rotation === span.rotation && ',
    to: 'last?.rotation === span.rotation && span.rotation === "" && ',
  },
  {
    fault: 'cells with days between are averaged together',
    file: `${WORK}/work-record.ts`,
    from: 'daysBetween(last.lastDay, span.firstDay) === 1',
    to: 'daysBetween(last.lastDay, span.firstDay) < 9',
  },
  {
    fault: 'periods are sorted backwards',
    file: `${WORK}/work-record.ts`,
    from: 'one.start - other.start ||',
    to: 'other.start - one.start ||',
  },
  {
    fault: 'a gap of exactly two hours ends a duty',
    file: `${WORK}/duties.ts`,
    from: 'period.start - duty.end > gapMax',
    to: 'period.start - duty.end >= gapMax',
  },
  {
    fault: 'a duty ends with the period that began last',
    file: `${WORK}/duties.ts`,
    from: 'duty.end = Math.max(duty.end, period.end);',
    to: 'duty.end = period.end;',
  },
  {
    fault: 'handing over makes a call long',
    file: `${WORK}/duties.ts`,
    from: 'if (duty.clinicalEnd - duty.start >= hoursMin * HOUR) return true;',
    to: 'if (duty.end - duty.start >= hoursMin * HOUR) return true;',
  },
  {
    fault: 'a call of exactly 24 hours is not long',
    file: `${WORK}/duties.ts`,
    from: 'if (duty.clinicalEnd - duty.start >= hoursMin * HOUR) return true;',
    to: 'if (duty.clinicalEnd - duty.start > hoursMin * HOUR) return true;',
  },
  {
    fault: 'the short night of spring owes no rest',
    file: `${WORK}/duties.ts`,
    from: 'return wallMinutes >= hoursMin * 60;',
    to: 'return wallMinutes > hoursMin * 60;',
  },
  {
    fault: 'a day off needs 23 hours',
    file: `${WORK}/free-runs.ts`,
    from: 'const RUN = 24 * HOUR;',
    to: 'const RUN = 23 * HOUR;',
  },
  {
    fault: 'a run that crosses an edge belongs to the period it begins in',
    file: `${WORK}/free-runs.ts`,
    from: '(run.end - run.start) / 2',
    to: '(run.end - run.start) / 24',
  },
  {
    fault: 'of two halves the later counts',
    file: `${WORK}/free-runs.ts`,
    from: 'to.start < middle && middle <= to.end',
    to: 'to.start <= middle && middle < to.end',
  },
  {
    fault: 'leave supplies days off',
    file: `${SHARED}/days-off.ts`,
    from: 'leaveEndsIt: true',
    to: 'leaveEndsIt: false',
  },
  {
    fault: 'home call does not end a free run',
    file: `${SHARED}/days-off.ts`,
    from: 'homeCallEndsIt = true',
    to: 'homeCallEndsIt = false',
  },
  {
    fault: 'days off owed are rounded up',
    file: `${SHARED}/days-off.ts`,
    from: 'Math.floor(period.days',
    to: 'Math.ceil(period.days',
  },
  {
    fault: 'unknown days are worked for certain',
    file: `${SHARED}/days-off.ts`,
    from: 'possible: credited(false)',
    to: 'possible: credited(true)',
  },
  {
    fault: 'the daylight-saving offset has the wrong sign',
    file: `${WORK}/zone-clock.ts`,
    from: 'const minute = wall - offset;',
    to: 'const minute = wall + offset;',
  },
  {
    fault: 'days end by UTC',
    file: `${WORK}/zone-clock.ts`,
    from: 'return minute + offset;',
    to: 'return minute;',
  },
  {
    fault: 'the clocks change a week early',
    file: `${WORK}/zone-clock.ts`,
    from: 'stretches.push({ from, until: change, offset });',
    to: 'stretches.push({ from, until: change - 10_080, offset });',
  },
  {
    fault: 'exactly 80 hours are too many',
    file: `${SHARED}/weekly-hours.ts`,
    from: 'worked * 7 > allowed * HOUR',
    to: 'worked * 7 >= allowed * HOUR',
  },
  {
    fault: 'an exception is for the whole period',
    file: `${SHARED}/weekly-hours.ts`,
    from: 'const until = Math.min(last, epochDayOf(lastDay));',
    to: 'const until = last;',
  },
  {
    fault: 'an exception needs no approval',
    file: `${SHARED}/weekly-hours.ts`,
    from: 'if (!exception?.isProven) continue;',
    to: 'if (!exception) continue;',
  },
  {
    fault: 'a call is counted by its end',
    file: `${RULES}/every-third-night.rule.ts`,
    from: 'start <= call.start && call.start < end',
    to: 'start < call.end && call.end <= end',
  },
  {
    fault: 'calls owed are rounded up',
    file: `${RULES}/every-third-night.rule.ts`,
    from: 'const limit = Math.max(1, Math.floor(period.days / nightsForEach));',
    to: 'const limit = Math.max(1, Math.ceil(period.days / nightsForEach));',
  },
  {
    fault: 'night float is call',
    file: `${SHARED}/in-house-calls.ts`,
    from: "if (kind !== 'in-house-call') continue;",
    to: "if (kind !== 'in-house-call' && kind !== 'night-float') continue;",
  },
  {
    fault: 'calls one after the other are one',
    file: `${SHARED}/in-house-calls.ts`,
    from: 'CALL_MAX = 25 * HOUR',
    to: 'CALL_MAX = 50 * HOUR',
  },
  {
    fault: 'exactly 14 hours are too few',
    file: `${RULES}/fourteen-after-call.rule.ts`,
    from: 'nextStart < owed',
    to: 'nextStart <= owed',
  },
  {
    fault: 'exactly eight hours are too few',
    file: `${RULES}/eight-hours-off.rule.ts`,
    from: 'rest < hoursMin * HOUR',
    to: 'rest <= hoursMin * HOUR',
  },
  {
    fault: 'the autumn hour is not excused',
    file: `${RULES}/twenty-four-plus-four.rule.ts`,
    from: 'Math.max(clinicalMax, laterByTheClock(record, duty.start, hoursMax))',
    to: 'clinicalMax',
  },
  {
    fault: 'the spring change shortens the limit',
    file: `${RULES}/twenty-four-plus-four.rule.ts`,
    from: 'Math.max(clinicalMax, laterByTheClock(record, duty.start, hoursMax))',
    to: 'laterByTheClock(record, duty.start, hoursMax)',
  },
  {
    fault: 'handing over may take five hours',
    file: `${RULES}/twenty-four-plus-four.rule.ts`,
    from: 'transitionHoursMax: z._default(hours, 4)',
    to: 'transitionHoursMax: z._default(hours, 5)',
  },
  {
    fault: 'all stays are excused',
    file: `${RULES}/twenty-four-plus-four.rule.ts`,
    from: 'if (!stay || stay.reason === null)',
    to: 'if (!stay)',
  },
  {
    fault: 'PGY-2 may not moonlight',
    file: `${RULES}/moonlighting.rule.ts`,
    from: 'if (pgy >= pgyMin) return [];',
    to: 'if (pgy > pgyMin) return [];',
  },
  {
    fault: 'work between rotations goes unnoticed',
    file: `${SHARED}/averages.ts`,
    from: 'const isBetween = place > 0 &&',
    to: 'const isBetween = place > 1 &&',
  },
  {
    fault: 'a departure does not matter',
    file: `${WORK}/work-period.ts`,
    from: 'leftAt <= period.end',
    to: 'leftAt > 0',
  },
];
