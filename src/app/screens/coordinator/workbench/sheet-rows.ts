import { groupBy } from '../../../../domain/group-by.ts';
import type { PersonId, SiteId } from '../../../../domain/id.ts';
import type { CallRole, RotationTemplate } from '../../../../domain/rows/rotation.ts';
import { fullName, type Member, type Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';
import { ROLE_WORDS } from '../words.ts';
import { sitesOfActivities } from './sessions-there.ts';
import type { SheetChoice, SheetRow } from './sheet.ts';

/** Who fills anything in the block layer, and how many places roles and rotations have; found once, when a draft is opened. */
export interface Extent {
  readonly inBlocks: ReadonlySet<PersonId>;
  readonly linesOf: ReadonlyMap<string, number>;
}

/** The extent of what is filled: edits add places within it, and never need more. */
export function extentOf(plan: Plan, filled: readonly Filled[]): Extent {
  const inBlocks = new Set<PersonId>();
  const linesOf = new Map<string, number>();
  const inRotation = new Map<string, number>();
  for (const { slot, personId } of filled) {
    if (slot.layer === 'call') grow(linesOf, slot.demandId, slot.ordinal + 1);
    if (slot.layer !== 'block') continue;
    inBlocks.add(personId);
    const key = `${slot.demandId} ${slot.blockId}`;
    const count = (inRotation.get(key) ?? 0) + 1;
    inRotation.set(key, count);
    grow(linesOf, slot.demandId, count + 1);
  }
  for (const { id, needed } of plan.rows.callRoles) grow(linesOf, id, needed);
  for (const { id, demand } of plan.rows.rotations) {
    grow(linesOf, id, Math.max(1, sumOf(demand.map(({ min }) => min))));
  }
  return { inBlocks, linesOf };
}

function grow(counts: Map<string, number>, key: string, to: number): void {
  counts.set(key, Math.max(counts.get(key) ?? 0, to));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/** The rows of the grid. */
export function rowsOf(plan: Plan, choice: SheetChoice, extent: Extent): SheetRow[] {
  switch (choice.by) {
    case 'person':
      return shownPeople(plan, choice, extent).map(personRow);
    case 'rotation':
      return rotationsOf(plan).flatMap((rotation) => rotationRows(rotation, extent));
    case 'role':
      return choice.zoom === 'days'
        ? callRolesOf(plan).flatMap((role) => roleRows(role, extent))
        : underHeadings(shownPeople(plan, choice, extent), standingOf, (members) =>
            members.map(personRow),
          );
    case 'site':
      return siteRows(plan, choice, extent);
  }
}

/** In the zoom of blocks, who follows the calendar and has a place in its blocks; else everybody. */
function shownPeople(
  plan: Plan,
  { zoom, calendarId }: SheetChoice,
  { inBlocks }: Extent,
): Member[] {
  const byClass = (one: Member, other: Member): number =>
    (one.year.pgy ?? 99) - (other.year.pgy ?? 99);
  if (zoom !== 'blocks') {
    return plan.members.filter(({ person }) => !person.isArchived).toSorted(byClass);
  }
  return plan.members
    .filter((member) => plan.blocksFor(member)[0]?.calendarId === calendarId)
    .filter(
      ({ person, year }) =>
        inBlocks.has(person.id) || (year.role === 'resident' && !person.isArchived),
    )
    .toSorted(byClass);
}

const rowOfMember = onceForEach((member: Member): SheetRow => ({
  kind: 'person',
  key: member.person.id,
  title: fullName(member.person),
  note: member.year.pgy === null ? '' : `PGY-${member.year.pgy}`,
  member,
}));

function personRow(member: Member): SheetRow {
  return rowOfMember(member);
}

/** The role with its class, as people are gathered by it. */
function standingOf({ year }: Member): string {
  const role = ROLE_WORDS[year.role];
  return year.pgy === null ? role : `${role}, PGY-${year.pgy}`;
}

function rotationsOf({ rows }: Plan): RotationTemplate[] {
  return rows.rotations
    .filter((rotation) => !rotation.isArchived)
    .toSorted((one, other) => one.code.localeCompare(other.code, 'en'));
}

function callRolesOf({ rows }: Plan): CallRole[] {
  return rows.callRoles
    .filter((role) => !role.isArchived)
    .toSorted((one, other) => one.ordinal - other.ordinal);
}

function rotationRows(rotation: RotationTemplate, { linesOf }: Extent): SheetRow[] {
  return Array.from({ length: linesOf.get(rotation.id) ?? 1 }, (_, line) => ({
    kind: 'rotation',
    key: `${rotation.id} ${line}`,
    title: rotation.name,
    note: `${rotation.code} ${line + 1}`,
    rotation,
    line,
  }));
}

function roleRows(role: CallRole, { linesOf }: Extent): SheetRow[] {
  const lines = linesOf.get(role.id) ?? 1;
  return Array.from({ length: lines }, (_, line) => ({
    kind: 'role',
    key: `${role.id} ${line}`,
    title: role.name,
    note: lines > 1 ? String(line + 1) : '',
    role,
    line,
  }));
}

/** What is at each site: rotations in the zoom of blocks, call roles besides in that of days, activities in that of half-days. */
function siteRows(plan: Plan, { zoom }: SheetChoice, extent: Extent): SheetRow[] {
  const names = new Map<SiteId | null, string>(plan.rows.sites.map(({ id, name }) => [id, name]));
  const nameOf = ({ siteId }: { readonly siteId: SiteId | null }): string =>
    names.get(siteId) ?? 'No site';
  if (zoom === 'half-days') {
    return underHeadings(activityRows(plan), nameOf, (rows) => [...rows]);
  }
  const roles = zoom === 'blocks' ? [] : callRolesOf(plan);
  const lines: (CallRole | RotationTemplate)[] = [...roles, ...rotationsOf(plan)];
  return underHeadings(lines, nameOf, (own) =>
    own.flatMap((each) =>
      'pattern' in each ? rotationRows(each, extent) : roleRows(each, extent),
    ),
  );
}

function activityRows(plan: Plan): Extract<SheetRow, { kind: 'activity' }>[] {
  const sites = sitesOfActivities(plan);
  return plan.rows.activities
    .filter(({ kind, isArchived }) => kind !== 'free' && isArchived !== true)
    .flatMap((activity) =>
      [...(sites.get(activity.id) ?? [])].map((siteId) => ({
        kind: 'activity',
        key: `${activity.id} ${siteId ?? ''}`,
        title: activity.name,
        note: activity.code,
        activity,
        siteId,
      })),
    );
}

function underHeadings<Item>(
  items: readonly Item[],
  headingOf: (item: Item) => string,
  rowsFor: (items: readonly Item[]) => SheetRow[],
): SheetRow[] {
  return [...groupBy(items, headingOf)]
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
    .flatMap(([title, own]) => [
      { kind: 'heading', key: `heading ${title}`, title, note: '' },
      ...rowsFor(own),
    ]);
}
