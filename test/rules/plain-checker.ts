import type { Day } from '../../src/domain/time/day.ts';
import type { WorkRecordParts } from '../../src/domain/work/work-record.ts';
import {
  COUNTED,
  type Duty,
  dutiesOf,
  isLongCall,
  type PlainFinding,
  round,
  single,
} from './plain-duties.ts';
import {
  HOUR,
  type PlainPeriod,
  plainPeriods,
  SLOT,
  type Timeline,
  timelineOf,
} from './plain-timeline.ts';

// The work-hour rules once more, as plainly as they can be said: every quarter of an hour is looked at, nothing is
// merged, indexed or skipped. Slow, and made of the product's rules nothing but the kinds of work.

/** Checks a record by looking at every quarter of an hour. */
export function plainCheck(parts: WorkRecordParts): PlainFinding[] {
  const time = timelineOf(parts);
  const periods = plainPeriods(parts);
  const duties = dutiesOf(time);
  const runs = {
    certain: freeRuns(parts, time, true, true),
    possible: freeRuns(parts, time, false, true),
    withoutHomeCall: freeRuns(parts, time, false, false),
  };
  return [
    ...periods.flatMap((period) => averaged(parts, time, period, duties, runs)),
    ...duties.flatMap((duty, place) => single(time, duty, duties[place + 1] ?? null)),
    ...betweenRotations(parts, time),
    ...moonlighting(parts, time),
    ...unproven(parts, periods),
  ];
}

function averaged(
  parts: WorkRecordParts,
  time: Timeline,
  period: PlainPeriod,
  duties: readonly Duty[],
  runs: Readonly<Record<'certain' | 'possible' | 'withoutHomeCall', readonly number[]>>,
): PlainFinding[] {
  const found: PlainFinding[] = [];
  const say = (rule: string, verdict: string, measured: number | null) =>
    found.push([rule, verdict, period.firstDay, period.lastDay, measured]);
  const days = period.counted.size;
  const inPeriod = (place: number) => {
    const slot = time.slots[place];
    return slot !== undefined && period.counted.has(slot.day);
  };
  const places = time.slots.flatMap((_, place) => (inPeriod(place) ? [place] : []));
  const hours = places.filter((place) => time.has(place, ...COUNTED)).length / HOUR;
  let allowed = 0;
  let hasException = false;
  for (const each of period.days) {
    const exception = parts.rotations.find(
      (span) => span.firstDay <= each && each <= span.lastDay,
    )?.exception;
    if (exception?.isProven) hasException = true;
    if (period.counted.has(each)) allowed += exception?.isProven ? exception.hoursMax : 80;
  }
  const isOver = hours * 7 > allowed;
  const average = days === 0 ? 0 : round((hours * 7) / days);
  if (days > 0 && isOver) say('eighty-hours', 'violation', average);
  else if (period.unknown > 0) say('eighty-hours', 'cannot-tell', average);
  if (days > 0 && isOver && hasException) say('rotation-exception-88', 'violation', average);

  const owed = Math.floor(days / 7);
  const certain = runs.certain.filter((start) => isOf(time, period, start));
  const possible = runs.possible.filter((start) => isOf(time, period, start)).length;
  const afterCall = certain.filter((start) =>
    duties.some((duty) => duty.end === start && isLongCall(time, duty)),
  ).length;
  if (possible < owed) say('one-day-in-seven', 'violation', possible);
  else if (certain.length < owed) say('one-day-in-seven', 'cannot-tell', certain.length);
  else if (owed > 0 && afterCall > certain.length / 2)
    say('one-day-in-seven', 'advisory', afterCall);

  if (places.some((place) => time.has(place, 'night-float'))) {
    if (isOver) say('night-float', 'violation', average);
    if (possible < owed) say('night-float', 'violation', possible);
    if (!isOver && possible >= owed && (period.unknown > 0 || certain.length < owed)) {
      say('night-float', 'cannot-tell', null);
    }
  }
  const withoutHomeCall = runs.withoutHomeCall.filter((start) => isOf(time, period, start)).length;
  if (possible < owed && withoutHomeCall >= owed) say('home-call', 'violation', possible);

  const calls = callStarts(time).filter(inPeriod).length;
  const callsMax = Math.max(1, Math.floor(days / 3));
  if (calls > callsMax) say('every-third-night', 'violation', calls);
  else if (calls + period.unknown > callsMax) say('every-third-night', 'cannot-tell', calls);
  return found;
}

/** Where free runs of 24 hours begin. */
function freeRuns(
  parts: WorkRecordParts,
  time: Timeline,
  unknownIsWork: boolean,
  homeCallIsWork: boolean,
): number[] {
  const isKnown = time.slots.map(
    (slot, place) => slot.rotation !== null || time.has(place, ...COUNTED, 'home-call'),
  );
  const first = isKnown.indexOf(true);
  const last = isKnown.lastIndexOf(true);
  const frees = time.slots.map((_, place) => mayBeFree(place));
  const isFree = (place: number) => frees[place] ?? false;
  function mayBeFree(place: number): boolean {
    const slot = time.slots[place];
    if (!slot || place < first || place > last) return false;
    if (time.has(place, ...COUNTED) || slot.isLeave) return false;
    return !(slot.isUnknown && unknownIsWork) && !(homeCallIsWork && time.has(place, 'home-call'));
  }
  const DAY = 24 * HOUR;
  const starts: number[] = [];
  for (let place = first; place <= last && parts.rotations.length > 0; place++) {
    if (!isFree(place)) continue;
    let end = place;
    while (isFree(end)) end++;
    let from = place;
    let until = end;
    const rest = (end - place) % DAY;
    if (!unknownIsWork && end === last + 1 && rest * 2 >= DAY) until = end - rest + DAY;
    else if (!unknownIsWork && place === first && rest * 2 > DAY) from = place + rest - DAY;
    for (let start = from; start + DAY <= until; start += DAY) starts.push(start);
    place = end;
  }
  return starts;
}

/** Whether the period holds the larger part of the free run that begins there, or the earlier half. */
function isOf(time: Timeline, period: PlainPeriod, start: number): boolean {
  const inside = (from: number, until: number) =>
    time.slots
      .slice(from, until)
      .filter(({ day }) => period.firstDay <= day && day <= period.lastDay).length;
  const share = inside(start, start + 24 * HOUR);
  return share > 12 * HOUR || (share === 12 * HOUR && inside(start, start + 1) === 1);
}
function callStarts(time: Timeline): number[] {
  const calls: { start: number; end: number }[] = [];
  for (const { kind, start, end, slot } of time.periods) {
    if (kind !== 'in-house-call') continue;
    const [from, until] = [time.placeOf(start), time.placeOf(end)];
    const last = calls.at(-1);
    if (last && !slot && from <= last.end + 2 * HOUR && until - last.start <= 25 * HOUR) {
      last.end = Math.max(last.end, until);
    } else calls.push({ start: from, end: until });
  }
  return calls.map(({ start }) => start);
}

function betweenRotations({ rotations }: WorkRecordParts, time: Timeline): PlainFinding[] {
  const days = rotations.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).toSorted();
  const first = days[0] ?? '0000-00-00';
  const last = days.at(-1) ?? '9999-99-99';
  const gaps = new Map<string, Day[]>();
  for (const { start, kind } of time.periods) {
    const slot = time.slots[time.placeOf(start)];
    if (!slot || slot.rotation || slot.day < first || slot.day > last) continue;
    if (!COUNTED.includes(kind)) continue;
    const next = rotations.filter(({ firstDay }) => firstDay < slot.day).length;
    gaps.set(`${next}`, [...(gaps.get(`${next}`) ?? []), slot.day]);
  }
  return [...gaps.values()].flatMap((gap) =>
    ['eighty-hours', 'one-day-in-seven'].map((rule): PlainFinding => [
      rule,
      'cannot-tell',
      gap[0] ?? '',
      gap.at(-1) ?? '',
      null,
    ]),
  );
}

function moonlighting({ pgy }: WorkRecordParts, time: Timeline): PlainFinding[] {
  if (pgy !== null && pgy > 1) return [];
  return time.periods
    .filter(({ kind }) => kind === 'moonlighting')
    .map(({ start, end }): PlainFinding => {
      const first = time.slots[time.placeOf(start)]?.day ?? '';
      const last = time.slots[time.placeOf(end - SLOT)]?.day ?? '';
      return ['moonlighting', pgy === null ? 'cannot-tell' : 'violation', first, last, pgy];
    });
}

function unproven({ rotations }: WorkRecordParts, periods: readonly PlainPeriod[]): PlainFinding[] {
  const found = new Map<string, PlainFinding>();
  const ordered = rotations.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
  for (const [place, span] of ordered.entries()) {
    if (!span.exception || span.exception.isProven) continue;
    let from = place;
    while (isOneWith(ordered[from - 1], ordered[from], periods)) from--;
    let until = place;
    while (isOneWith(ordered[until], ordered[until + 1], periods)) until++;
    const firstDay = ordered[from]?.firstDay ?? '';
    const lastDay = ordered[until]?.lastDay ?? '';
    found.set(firstDay, ['rotation-exception-88', 'cannot-tell', firstDay, lastDay, null]);
  }
  return [...found.values()];
}

function isOneWith(
  one: WorkRecordParts['rotations'][number] | undefined,
  other: WorkRecordParts['rotations'][number] | undefined,
  periods: readonly PlainPeriod[],
): boolean {
  if (!one || !other || one.rotation !== other.rotation) return false;
  const days = new Set(periods.flatMap((period) => period.days));
  const next = new Date(Date.parse(`${one.lastDay}T00:00Z`) + 86_400_000)
    .toISOString()
    .slice(0, 10);
  return next === other.firstDay && days.has(other.firstDay);
}
