import type { WorkKind } from '../../src/domain/work/work-period.ts';
import { HOUR, type Timeline } from './plain-timeline.ts';

/** What both checkers say of a place: rule, verdict, first and last day, what was measured. */
export type PlainFinding = readonly [string, string, string, string, number | null];

/** Kinds of work on site. */
export const DUTY: readonly WorkKind[] = [
  'clinical',
  'education',
  'clinic',
  'in-house-call',
  'transition',
  'night-float',
  'moonlighting',
];
/** Kinds of work that may not follow 24 hours. */
export const CARE: readonly WorkKind[] = [
  'clinical',
  'clinic',
  'in-house-call',
  'night-float',
  'moonlighting',
];
/** Kinds of work whose hours count. */
export const COUNTED: readonly WorkKind[] = [...DUTY, 'home-call-worked', 'clinical-from-home'];

/** Time on site, by places of the timeline. */
export interface Duty {
  readonly start: number;
  readonly end: number;
  readonly careEnd: number;
  readonly isCall: boolean;
}

/** Two decimals. */
export const round = (number: number): number => Math.round(number * 100) / 100;

/** The duties, in order. */
export function dutiesOf(time: Timeline): Duty[] {
  const duties: Duty[] = [];
  let duty: { start: number; end: number; careEnd: number; isCall: boolean } | null = null;
  time.slots.forEach((_, place) => {
    if (!time.has(place, ...DUTY)) return;
    if (!duty || place - duty.end > 2 * HOUR) {
      duty = { start: place, end: place, careEnd: place, isCall: false };
      duties.push(duty);
    }
    duty.end = place + 1;
    if (time.has(place, ...CARE)) duty.careEnd = place + 1;
    if (time.has(place, 'in-house-call')) duty.isCall = true;
  });
  return duties;
}

/** Whether the duty owes 14 hours. */
export function isLongCall(time: Timeline, { start, careEnd, isCall }: Duty): boolean {
  const offset = (place: number) => time.slots[place]?.offset ?? 0;
  const onTheWall = careEnd - start + offset(careEnd) - offset(start);
  return isCall && (careEnd - start >= 24 * HOUR || onTheWall >= 24 * HOUR);
}

/** What is said of one duty and the rest after it. */
export function single(time: Timeline, duty: Duty, next: Duty | null): PlainFinding[] {
  const found: PlainFinding[] = [];
  const dayAt = (place: number): string => time.slots[place]?.day ?? '';
  const isUnknown = (from: number, until: number) =>
    time.slots.slice(from, until).some((slot) => slot.isUnknown);
  const say = (rule: string, verdict: string, from: number, until: number, slots: number | null) =>
    found.push([
      rule,
      verdict,
      dayAt(from),
      dayAt(until),
      slots === null ? null : round(slots / HOUR),
    ]);
  const { start, end } = duty;

  const owedEight = end + 8 * HOUR;
  if (next && next.start < owedEight)
    say('eight-hours-off', 'advisory', end, next.start, next.start - end);
  else if (isUnknown(end, owedEight)) say('eight-hours-off', 'cannot-tell', end, owedEight, null);

  if (isLongCall(time, duty)) {
    let back = end;
    while (back < time.slots.length && !time.has(back, ...COUNTED)) back++;
    const owed = end + 14 * HOUR;
    if (back < owed && back < time.slots.length) {
      say('fourteen-after-call', 'violation', end, back, back - end);
    } else if (isUnknown(end, owed)) say('fourteen-after-call', 'cannot-tell', end, owed, null);
  }

  const offset = (place: number) => time.slots[place]?.offset ?? 0;
  const full = start + 24 * HOUR;
  const fullCall = full + Math.max(0, offset(start) - offset(full));
  const lastOf = (kinds: readonly WorkKind[], from: number) => {
    let last = -1;
    for (let place = from; place < end; place++) if (time.has(place, ...kinds)) last = place + 1;
    return last;
  };
  const care = Math.max(
    lastOf(['clinical', 'night-float', 'moonlighting'], full),
    lastOf(['in-house-call'], fullCall),
  );
  const clinic = lastOf(['clinic'], full);
  let plannedEnd = start;
  for (let place = start; place < end; place++) {
    const active = time.slots[place]?.active ?? [];
    const binds = active.filter(({ kind }) => DUTY.includes(kind));
    if (binds.some(({ stay }) => !stay || stay.reason === null)) plannedEnd = place + 1;
  }
  const overlong =
    care > 0 ? care : clinic > 0 ? clinic : plannedEnd > start + 28 * HOUR ? plannedEnd : -1;
  if (overlong > 0) say('twenty-four-plus-four', 'violation', start, overlong, overlong - start);
  else if (isUnknown(start - 2 * HOUR, start) || isUnknown(end, end + 2 * HOUR)) {
    say('twenty-four-plus-four', 'cannot-tell', start, end, null);
  }
  if (end - start > 28 * HOUR) {
    const stay = time.periods.find(
      (period) => period.stay && DUTY.includes(period.kind) && time.placeOf(period.end) === end,
    )?.stay;
    const verdict = stay?.reason === null ? 'cannot-tell' : 'advisory';
    if (stay) say('stayed-on-own-initiative', verdict, start, end, end - start);
  }
  return found;
}
