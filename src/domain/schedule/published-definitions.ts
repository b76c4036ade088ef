import type { CallRoleId, PersonId } from '../id.ts';
import type { Frozen } from '../rows/frozen.ts';
import type { CallRole } from '../rows/rotation.ts';
import type { Chunk, Edition, Layer } from '../rows/schedule.ts';
import { type Day, daysIn, type DaySpan, overlapOf, spanHolds } from '../time/day.ts';
import type { PieceInForce } from './editions.ts';
import type { PlanRows } from './plan.ts';
import type { Filled } from './slot.ts';
import { unpackChunk } from './unpack-chunk.ts';

/** An edition that speaks for a layer, with what it was made with. */
export interface FrozenInUse {
  readonly edition: Edition;
  readonly layer: Layer;
  readonly frozen: Frozen;
}

/** The definitions by which a span that several editions speak for is read. */
export interface Definitions {
  readonly rows: Omit<PlanRows, 'absences' | 'requests'>;
  /** The name under which a cell of that edition finds its call role. */
  readonly callRoleOf: (edition: Edition, role: CallRoleId) => CallRoleId;
}

/**
 * Joins what the editions in force were made with into one set of definitions. Of rotations, call roles and activities
 * each layer's own newest edition has the word; names, holidays and the rest are the newest edition's. A call role that
 * an older edition in force defines otherwise (other hours, another backup) stands beside the newer one under a name of
 * its own, so that a night keeps the hours it was published with.
 * @param inUse at least one, the newest first. @param year the frozen year that the schedule is of.
 */
export function definitionsOf(inUse: readonly FrozenInUse[], year: Frozen): Definitions {
  const ofLayer = (layer: Layer): Frozen[] =>
    distinct([
      ...inUse.filter((each) => each.layer === layer).map((each) => each.frozen),
      ...inUse.map((each) => each.frozen),
    ]);
  const all = distinct([year, ...inUse.map((each) => each.frozen)]);
  const newestRoles = byId(ofLayer('call').flatMap((frozen) => frozen.callRoles));
  const renamed = new Map<string, ReadonlyMap<CallRoleId, CallRole>>();
  for (const { layer, frozen } of inUse) {
    if (layer !== 'call' || renamed.has(frozen.id)) continue;
    renamed.set(frozen.id, rolesWithNamesOfTheirOwn(frozen, newestRoles));
  }
  return {
    rows: {
      program: year.program,
      year: year.year,
      calendars: year.calendars,
      blocks: [...byId(ofLayer('block').flatMap((frozen) => frozen.blocks)).values()],
      holidays: [...byId(all.flatMap((frozen) => frozen.holidays)).values()],
      cohorts: year.cohorts,
      sites: [...byId(all.flatMap((frozen) => frozen.sites)).values()],
      people: [...byId(all.flatMap((frozen) => frozen.people)).values()],
      personYears: [...byId(all.flatMap((frozen) => frozen.personYears)).values()],
      activities: [...byId(ofLayer('half-day').flatMap((frozen) => frozen.activities)).values()],
      rotations: [...byId(ofLayer('block').flatMap((frozen) => frozen.rotations)).values()],
      callRoles: [
        ...newestRoles.values(),
        ...[...renamed.values()].flatMap((roles) => [...roles.values()]),
      ],
      ruleSettings: year.ruleSettings,
    },
    callRoleOf: (edition, role) => renamed.get(edition.frozenId)?.get(role)?.id ?? role,
  };
}

function rolesWithNamesOfTheirOwn(
  frozen: Frozen,
  newest: ReadonlyMap<CallRoleId, CallRole>,
): ReadonlyMap<CallRoleId, CallRole> {
  const isSame = frozen.callRoles.every((role) => {
    const now = newest.get(role.id);
    return role === now || JSON.stringify(role) === JSON.stringify(now);
  });
  if (isSame) return new Map();
  const ownName = (id: CallRoleId) => `${id}.${frozen.id}` as CallRoleId;
  return new Map(
    frozen.callRoles.map((role) => [
      role.id,
      {
        ...role,
        id: ownName(role.id),
        backupId: role.backupId === null ? null : ownName(role.backupId),
      },
    ]),
  );
}

/** Of what these editions were made with, that of the year with most days in the span. */
export function yearWithMostDays(
  editions: readonly [Edition, ...Edition[]],
  frozenOf: (edition: Edition) => Frozen,
  span: DaySpan,
): Frozen {
  const daysOfYear = (edition: Edition): number => {
    const overlap = overlapOf(frozenOf(edition).year, span);
    return overlap ? daysIn(overlap) : 0;
  };
  const edition = editions.reduce((best, each) =>
    daysOfYear(each) > daysOfYear(best) ? each : best,
  );
  return frozenOf(edition);
}

/** What a piece says of the days for which its edition speaks. @param people whose cells are wanted; left out, everybody's. */
export function cellsInForce(
  { edition, stretches }: PieceInForce,
  chunk: Chunk,
  definitions: Definitions,
  people?: ReadonlySet<PersonId>,
): Filled[] {
  const holdsDay = (at: Day): boolean => stretches.some((stretch) => spanHolds(stretch, at));
  const filled = unpackChunk(chunk, { holdsDay, ...(people && { people }) });
  if (chunk.layer !== 'call') return filled;
  return filled.map(({ slot, ...each }) =>
    slot.layer === 'call'
      ? { ...each, slot: { ...slot, demandId: definitions.callRoleOf(edition, slot.demandId) } }
      : { ...each, slot },
  );
}

/** Editions of one year share what they were made with: each once, in their order. */
function distinct(frozen: readonly Frozen[]): Frozen[] {
  return [...new Set(frozen)];
}

/** Rows by id; of several with the same id the first. */
function byId<Id extends string, Item extends { readonly id: Id }>(
  rows: readonly Item[],
): ReadonlyMap<Item['id'], Item> {
  const found = new Map<Item['id'], Item>();
  for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  return found;
}
