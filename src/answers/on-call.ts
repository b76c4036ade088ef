import type { CallRoleId } from '../domain/id.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ContactWay } from '../domain/rows/person.ts';
import { type CallRole, isNeededOn } from '../domain/rows/rotation.ts';
import { isLayerPublished } from '../domain/schedule/editions.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import { compareNames } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { addDays, type Day } from '../domain/time/day.ts';
import { dutySpan, type Instant, type InstantSpan, localTimeAt } from '../domain/time/zone.ts';
import type { Published } from '../store/queries/published.ts';
import { type Named, nameOf } from './naming.ts';

/** A way to reach a duty: the role's own phones come first, whoever carries them. */
export interface Reach extends ContactWay {
  readonly of: 'role' | 'person';
}

/** Somebody on call. */
export interface OnCall extends Named {
  readonly span: InstantSpan;
  readonly reaches: readonly Reach[];
  /** An approved absence holds the day of the duty: somebody else may be covering. */
  readonly isAbsent: boolean;
}

/** A role at a moment, and who fills it. */
export interface RoleOnCall {
  readonly role: CallRole;
  /** When this duty lasts or, for somebody who comes later, will last. */
  readonly span: InstantSpan;
  /** Nobody when empty: the role is needed and not filled. */
  readonly people: readonly OnCall[];
  /** The role's own ways, shown also when nobody fills it. */
  readonly roleReaches: readonly Reach[];
  /** Whom to call when nobody answers, nearest first. */
  readonly backups: readonly RoleOnCall[];
}

/** The roles of a service at a moment. */
export interface ServiceOnCall {
  readonly service: string;
  readonly now: readonly RoleOnCall[];
  /** Roles that start within 24 hours and are not on now. */
  readonly next: readonly RoleOnCall[];
}

type Ways = Published['waysOf'];
/** What of the published schedule the answer needs. */
export type CallPublished = Pick<Published, 'schedule' | 'waysOf' | 'inForce'>;

const HOURS_24 = 24 * 3_600_000;

/**
 * Who is on call at that moment and who comes within a day, by service in the order of their roles. A duty holds its
 * first moment and not its last. The schedule should reach from the day before the moment to the day after.
 */
export function onCallAt(published: CallPublished, at: Instant): ServiceOnCall[] {
  const { schedule, waysOf: ways } = published;
  const today = localTimeAt(at, schedule.plan.rows.program.timeZone).day;
  const duties = [-1, 0, 1].flatMap((days) => needed(published, addDays(today, days)));
  const nowOf = (roleId: CallRoleId): Slots | undefined =>
    duties.find(({ role, span }) => role.id === roleId && holds(span, at));
  const answer = (slots: Slots, seen: readonly CallRoleId[]): RoleOnCall => ({
    role: slots.role,
    span: slots.span,
    people: slots.duties.map((duty) => onCall(schedule, ways, duty)),
    roleReaches: roleReaches(slots.role),
    backups: backupsOf(slots.role, [...seen, slots.role.id]),
  });
  const backupsOf = (role: CallRole, seen: readonly CallRoleId[]): RoleOnCall[] => {
    if (role.backupId === null || seen.includes(role.backupId)) return [];
    const backup = nowOf(role.backupId);
    if (!backup) return [];
    const first = answer(backup, seen);
    return [{ ...first, backups: [] }, ...first.backups];
  };
  const now = duties.filter(({ span }) => holds(span, at));
  const isOn = new Set(now.map(({ role }) => role.id));
  const next = firstOfEachRole(
    duties.filter(
      ({ role, span }) => !isOn.has(role.id) && at < span.start && span.start - at < HOURS_24,
    ),
  );
  const byService = groupBy([...now, ...next].toSorted(byOrdinal), ({ role }) => role.service);
  return [...byService].map(([service, own]) => ({
    service,
    now: own.filter((each) => now.includes(each)).map((each) => answer(each, [])),
    next: own.filter((each) => next.includes(each)).map((each) => answer(each, [])),
  }));
}

/** A role on one day with everybody who fills it. */
interface Slots {
  readonly role: CallRole;
  readonly span: InstantSpan;
  readonly duties: readonly Duty[];
}

/** The roles that are filled or needed that day; none where no edition speaks of call. */
function needed({ schedule, inForce }: CallPublished, at: Day): Slots[] {
  if (!isLayerPublished(inForce, 'call', at)) return [];
  const { plan } = schedule;
  const filled = groupBy(schedule.callsOn(at), (duty) => duty.role);
  const slots = [...filled].map(([role, duties]) => ({
    role,
    duties: duties.toSorted((one, other) => one.ordinal - other.ordinal),
  }));
  // A role may stand twice, as two editions define it; by name it is one.
  const nameOfRole = (role: CallRole): string => `${role.service}/${role.name}`;
  const seen = new Set([...filled.keys()].map(nameOfRole));
  const unfilled = plan.rows.callRoles
    .filter((role) => {
      const isMissing = !role.isArchived && isNeededOn(role, at) && !seen.has(nameOfRole(role));
      if (isMissing) seen.add(nameOfRole(role));
      return isMissing;
    })
    .map((role) => ({ role, duties: [] }));
  return [...slots, ...unfilled].map((each) => ({
    ...each,
    span: dutySpan(at, each.role.start, each.role.end, addDays(at, 1), plan.rows.program.timeZone),
  }));
}

function holds(span: InstantSpan, at: Instant): boolean {
  return span.start <= at && at < span.end;
}

function firstOfEachRole(slots: readonly Slots[]): Slots[] {
  const byStart = slots.toSorted((one, other) => one.span.start - other.span.start);
  return [...groupBy(byStart, ({ role }) => role.id).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
}

function byOrdinal(one: Slots, other: Slots): number {
  return (
    one.role.ordinal - other.role.ordinal ||
    one.span.start - other.span.start ||
    compareNames(one.role.name, other.role.name)
  );
}

function roleReaches(role: CallRole): Reach[] {
  return role.ways.map((way) => ({ ...way, of: 'role' }));
}

function onCall(schedule: Schedule, ways: Ways, duty: Duty): OnCall {
  const own = ways.get(duty.personId) ?? [];
  return {
    ...nameOf(schedule.plan, duty.personId),
    span: duty.span,
    reaches: [...roleReaches(duty.role), ...own.map((way): Reach => ({ ...way, of: 'person' }))],
    isAbsent: schedule.plan.isAbsent(duty.personId, duty.day),
  };
}
