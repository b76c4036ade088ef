import type { PersonId } from '../../../../domain/id.ts';
import { parseSlotKey, slotKey, type SlotKey } from '../../../../domain/schedule/slot.ts';
import {
  type Day,
  daysIn,
  type DaySpan,
  doSpansMeet,
  spanHolds,
} from '../../../../domain/time/day.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';
import type { Finding } from '../../../../rules/rule.ts';
import type { Place } from './place.ts';

/** What the rules say, by rule: the list of a rule that says the same as before is the same list. */
export type Said = ReadonlyMap<string, readonly Finding[]>;

/** What is found of a cell, the worst of it. */
export type Mark = Finding['verdict'];

/** What is about more days than this is marked at the person's name alone: it is nowhere in particular. */
const DAYS_MAX = 56;
const WORST_FIRST: readonly Mark[] = ['violation', 'cannot-tell', 'advisory'];

interface OfRule {
  readonly byPerson: ReadonlyMap<PersonId, readonly Finding[]>;
  /** About no person, such as a night that nobody has. */
  readonly ofNobody: readonly Finding[];
}

const ofRule = onceForEach((findings: readonly Finding[]): OfRule => {
  const byPerson = new Map<PersonId, Finding[]>();
  const ofNobody: Finding[] = [];
  for (const finding of findings) {
    if (finding.personIds.length === 0 && daysIn(finding) <= DAYS_MAX) ofNobody.push(finding);
    for (const personId of finding.personIds) {
      const own = byPerson.get(personId);
      if (own) own.push(finding);
      else byPerson.set(personId, [finding]);
    }
  }
  return { byPerson, ofNobody };
});

const slotsOfRule = onceForEach(
  (findings: readonly Finding[]): ReadonlyMap<SlotKey, readonly Finding[]> => {
    const bySlot = new Map<SlotKey, Finding[]>();
    for (const finding of findings) {
      for (const key of finding.slots) {
        const own = bySlot.get(key);
        if (own) own.push(finding);
        else bySlot.set(key, [finding]);
      }
    }
    return bySlot;
  },
);

function worstFirst(one: Finding, other: Finding): number {
  return WORST_FIRST.indexOf(one.verdict) - WORST_FIRST.indexOf(other.verdict);
}

/** Computes a fact for each text once, as long as the rules say the same. */
function onceForSaid<Fact>(compute: (said: Said, key: string) => Fact) {
  const known = onceForEach((_said: Said) => new Map<string, Fact>());
  return (said: Said, key: string): Fact => {
    const facts = known(said);
    let fact = facts.get(key);
    if (fact === undefined) {
      fact = compute(said, key);
      facts.set(key, fact);
    }
    return fact;
  };
}

const ofPerson = onceForSaid((said, personId): readonly Finding[] =>
  [...said.values()]
    .flatMap((findings) => ofRule(findings).byPerson.get(personId as PersonId) ?? [])
    .toSorted(worstFirst),
);

const ofSlot = onceForSaid((said, key): readonly Finding[] =>
  [...said.values()]
    .flatMap((findings) => slotsOfRule(findings).get(key) ?? [])
    .toSorted(worstFirst),
);

/** What is found of a person, the worst first. */
export function findingsOfPerson(said: Said, personId: PersonId): readonly Finding[] {
  return ofPerson(said, personId);
}

/** What is found of a place, the worst first. */
export function findingsAt(said: Said, place: Place, days: DaySpan): readonly Finding[] {
  if (place.kind === 'seat') return ofSlot(said, slotKey(place.slot));
  if (place.kind === 'session') return [];
  return ofPerson(said, place.personId).filter((finding) =>
    daysOfFinding(finding).some((span) => doSpansMeet(span, days)),
  );
}

/** What is found of days and of nobody in particular, the worst first. */
export function findingsOfNobody(said: Said, days: DaySpan): readonly Finding[] {
  return [...said.values()]
    .flatMap((findings) =>
      ofRule(findings).ofNobody.filter((finding) => doSpansMeet(finding, days)),
    )
    .toSorted(worstFirst);
}

/**
 * The days that a finding is about in particular: those of its nights and half-days where it names any, else all of its
 * days; none where there are too many.
 */
export const daysOfFinding = onceForEach((finding: Finding): readonly DaySpan[] => {
  if (daysIn(finding) > DAYS_MAX) return [];
  const dated = new Set<Day>();
  for (const key of finding.slots) {
    const at = dayOfSlot(key);
    if (at !== null && spanHolds(finding, at)) dated.add(at);
  }
  if (dated.size === 0) return [finding];
  return [...dated].map((at) => ({ firstDay: at, lastDay: at }));
});

const days = new Map<SlotKey, Day | null>();

function dayOfSlot(key: SlotKey): Day | null {
  let found = days.get(key);
  if (found === undefined) {
    const slot = parseSlotKey(key);
    found = slot.layer === 'block' ? null : slot.day;
    days.set(key, found);
  }
  return found;
}

/** The worst of what is found; the findings stand in that order. */
export function worstOf(findings: readonly Finding[]): Mark | null {
  return findings[0]?.verdict ?? null;
}
