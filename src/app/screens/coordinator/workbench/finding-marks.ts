import { groupBy } from '../../../../domain/group-by.ts';
import type { PersonId } from '../../../../domain/id.ts';
import { parseSlotKey, slotKey, type SlotKey } from '../../../../domain/schedule/slot.ts';
import { type DaySpan, daysIn, overlapOf } from '../../../../domain/time/day.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';
import type { Finding } from '../../../../rules/rule.ts';
import type { Place } from './place.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';

/** What is found of a cell, the worst of it. */
export type Mark = Finding['verdict'];

/** What is about more days than this is marked at the person's name alone: it is nowhere in particular. */
const DAYS_MAX = 56;

interface ByWhom {
  readonly byPerson: ReadonlyMap<PersonId, readonly Finding[]>;
  readonly bySlot: ReadonlyMap<SlotKey, readonly Finding[]>;
  /** About no person, such as a night that nobody has. */
  readonly ofNobody: readonly Finding[];
}

const byWhom = onceForEach((findings: readonly Finding[]): ByWhom => {
  const ofPeople = findings.flatMap((finding) =>
    finding.personIds.map((personId) => ({ personId, finding })),
  );
  const ofSlots = findings.flatMap((finding) => finding.slots.map((key) => ({ key, finding })));
  const told = ({ finding }: { readonly finding: Finding }): Finding => finding;
  return {
    byPerson: new Map(
      [...groupBy(ofPeople, ({ personId }) => personId)].map(([id, own]) => [id, own.map(told)]),
    ),
    bySlot: new Map(
      [...groupBy(ofSlots, ({ key }) => key)].map(([key, own]) => [key, own.map(told)]),
    ),
    ofNobody: findings.filter(({ personIds }) => personIds.length === 0),
  };
});

const NONE: readonly Finding[] = [];

/** What is found of a person. */
export function findingsOfPerson(
  findings: readonly Finding[],
  personId: PersonId,
): readonly Finding[] {
  return byWhom(findings).byPerson.get(personId) ?? NONE;
}

/** What is found of a place, the worst first. */
export function findingsAt(
  findings: readonly Finding[],
  place: Place,
  days: DaySpan,
): readonly Finding[] {
  if (place.kind === 'seat') {
    const named = byWhom(findings).bySlot.get(slotKey(place.slot)) ?? NONE;
    return named;
  }
  return findingsOfPerson(findings, place.personId).filter((finding) => isThere(finding, days));
}

/** Whether the finding is about these days in particular: those of its slots where it names any. */
function isThere(finding: Finding, days: DaySpan): boolean {
  if (daysIn(finding) > DAYS_MAX) return false;
  if (!overlapOf(finding, days)) return false;
  const dated = finding.slots.flatMap((key) => {
    const slot = parsed(key);
    return slot.layer === 'block' ? [] : [slot.day];
  });
  return dated.length === 0 || dated.some((at) => days.firstDay <= at && at <= days.lastDay);
}

const slots = new Map<SlotKey, ReturnType<typeof parseSlotKey>>();

function parsed(key: SlotKey): ReturnType<typeof parseSlotKey> {
  let slot = slots.get(key);
  if (!slot) {
    slot = parseSlotKey(key);
    slots.set(key, slot);
  }
  return slot;
}

/** The worst of what is found; the findings stand in that order. */
export function worstOf(findings: readonly Finding[]): Mark | null {
  return findings[0]?.verdict ?? null;
}

/** What is found of a row as a whole: of its person. */
export function markOfRow(findings: readonly Finding[], row: SheetRow): Mark | null {
  return row.kind === 'person'
    ? worstOf(findingsOfPerson(findings, row.member.year.personId))
    : null;
}

/** What is found of a column and of nobody in it. */
export function markOfColumn(findings: readonly Finding[], column: SheetColumn): Mark | null {
  const found = byWhom(findings).ofNobody.filter(
    (finding) => daysIn(finding) <= DAYS_MAX && overlapOf(finding, column) !== null,
  );
  return worstOf(found);
}

/** What is found of days and of nobody in particular. */
export function findingsOfNobody(findings: readonly Finding[], days: DaySpan): readonly Finding[] {
  return byWhom(findings).ofNobody.filter(
    (finding) => daysIn(finding) <= DAYS_MAX && overlapOf(finding, days) !== null,
  );
}
