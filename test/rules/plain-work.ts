import type { Activity } from '../../src/domain/rows/rotation.ts';
import type { Member } from '../../src/domain/schedule/plan.ts';
import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import { slotKey } from '../../src/domain/schedule/slot.ts';
import { addDays, type Day, daysOf, overlapOf } from '../../src/domain/time/day.ts';
import { instantAt } from '../../src/domain/time/zone.ts';
import { workKindOfActivity, workKindOfCall } from '../../src/domain/work/scheduled-kinds.ts';
import { isOnSite, type WorkKind, type WorkPeriod } from '../../src/domain/work/work-period.ts';
import type { RotationSpan, WorkRecordParts } from '../../src/domain/work/work-record.ts';
import { ZoneClock } from '../../src/domain/work/zone-clock.ts';

// The work that a schedule means once more, as plainly as it can be said: day by day, half-day by half-day, what the
// schedule itself says of them, with each local time looked up.

/** Somebody's work, read off the schedule. */
export function plainWork(schedule: Schedule, member: Member): WorkRecordParts {
  const { plan } = schedule;
  const { timeZone } = plan.rows.program;
  const personId = member.person.id;
  const clock = ZoneClock.of(timeZone, plan.rows.year.firstDay, plan.rows.year.lastDay);
  const at = (day: Day, time: string) => instantAt({ day, time }, timeZone);
  const periods = daysOf(member.year).flatMap((day) => halvesOf(schedule, member, day));
  const calls = schedule
    .callsOf(personId)
    .filter(({ role }) => !role.isArchived)
    .flatMap(({ role, day, ordinal }) => {
      const kind = workKindOfCall(role, schedule.rotationOn(personId, day)?.kind ?? null);
      const endDay = role.end > role.start ? day : addDays(day, 1);
      const slot = slotKey({ layer: 'call', demandId: role.id, day, ordinal });
      const [start, end] = [at(day, role.start), at(endDay, role.end)];
      return kind ? [{ start, end, kind, slot, day }] : [];
    });
  const absences = plan.absencesOf(personId).filter(({ status }) => status === 'approved');
  const away = new Set(absences.flatMap(daysOf).map(numberOf));
  const busy = new Set(calls.filter(({ kind }) => isOnSite(kind)).map(({ day }) => day));
  const decided = new Set(schedule.halfDaysOf(personId).map(({ slot }) => slot.day));
  const rotations = rotationsOf(schedule, member);
  const unknown = rotations
    .filter(({ isDescribed }) => !isDescribed)
    .filter((span) => !daysOf(span).some((day) => busy.has(day) || decided.has(day)))
    .flatMap(daysOf)
    .map(numberOf)
    .filter((day) => !away.has(day));
  return {
    personId,
    stream: 'scheduled',
    pgy: member.year.pgy,
    clock,
    periods: [...periods, ...calls],
    rotations,
    leaveDays: new Set(
      absences
        .filter(({ isLeave }) => isLeave)
        .flatMap(daysOf)
        .map(numberOf),
    ),
    unknownDays: new Set(unknown),
  };
}

const numberOf = (day: Day): number => Date.parse(`${day}T00:00Z`) / 86_400_000;

interface DescribedSpan extends RotationSpan {
  /** Whether anything is said of its week; on leave there is nothing to say. */
  readonly isDescribed: boolean;
}

function rotationsOf(schedule: Schedule, member: Member): DescribedSpan[] {
  const { plan } = schedule;
  const setting = plan.rows.ruleSettings.find(({ id }) => id === 'rotation-exception-88')?.params;
  return schedule.blocksOf(member.person.id).flatMap(({ slot }): DescribedSpan[] => {
    const block = plan.blockById.get(slot.blockId);
    const template = plan.rotationById.get(slot.demandId);
    const shared = block && overlapOf(block, member.year);
    if (!shared || !template) return [];
    const excepted: unknown = setting?.['rotations'];
    const isExcepted = Array.isArray(excepted) && excepted.includes(template.id);
    return [
      {
        ...shared,
        rotation: template.id,
        name: template.code,
        exception: isExcepted ? { hoursMax: 88, isProven: setting?.['approval'] !== '' } : null,
        isDescribed: template.kind === 'leave' || template.pattern.some((each) => each !== null),
      },
    ];
  });
}

/** What the two halves of a day are, from the schedule's own word on each. */
function halvesOf(schedule: Schedule, member: Member, day: Day): WorkPeriod[] {
  const [morning, afternoon] = (['am', 'pm'] as const).map((half) =>
    timed(schedule.halfDay(member.person.id, day, half).activity),
  );
  const halves: { start: string; end: string; kind: WorkKind }[] = [];
  if (morning) halves.push({ ...morning });
  if (afternoon && afternoon.id !== morning?.id) halves.push({ ...afternoon });
  const [first, second] = halves;
  if (first && second) {
    // Nobody is in two places: the one that began first ends when the other begins, else that begins after it.
    if (first.start < second.start) first.end = first.end < second.start ? first.end : second.start;
    else second.start = second.start < first.end ? first.end : second.start;
  }
  const { timeZone } = schedule.plan.rows.program;
  const at = (time: string) => {
    const isNextDay = time >= '24:00';
    const hours = Number(time.slice(0, 2)) - (isNextDay ? 24 : 0);
    const shown = `${String(hours).padStart(2, '0')}${time.slice(2)}`;
    return instantAt({ day: isNextDay ? addDays(day, 1) : day, time: shown }, timeZone);
  };
  return halves
    .filter(({ start, end }) => start < end)
    .map(({ start, end, kind }) => ({ start: at(start), end: at(end), kind }));
}

/** The activity with an end after its start: `31:00` is 07:00 on the next day. */
function timed(activity: Activity | null) {
  const kind = activity && workKindOfActivity(activity.kind);
  if (!activity || !kind) return null;
  const { id, start, end } = activity;
  const [hours = '', minutes = ''] = end.split(':');
  return { id, kind, start, end: end > start ? end : `${Number(hours) + 24}:${minutes}` };
}
