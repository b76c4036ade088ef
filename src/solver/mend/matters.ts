import { doSpansMeet } from '../../domain/time/day.ts';
import { rules } from '../../rules/registry.ts';
import type { Finding } from '../../rules/rule.ts';

const SEVERITY = { advisory: 0, 'cannot-tell': 1, violation: 2 } as const;

/** Whether one finding weighs as much as the other, or more. */
export function isAsBad(one: Finding, other: Finding): boolean {
  return SEVERITY[one.verdict] >= SEVERITY[other.verdict];
}

/** Whether both are the very same finding. */
export function isSameFinding(one: Finding, other: Finding): boolean {
  return textOf(one) === textOf(other);
}

/**
 * Whether both speak of one matter, however much of it there is: the same rule says the same of the same people, but
 * for the numbers, on days of which they share some. Who is at a place may differ where a rule judges days.
 */
export function isSameMatter(one: Finding, other: Finding): boolean {
  return matterOf(one) === matterOf(other) && doSpansMeet(one, other);
}

/** How far it is beyond the limit; null where nothing was measured. */
export function distanceOf({ measured, limit }: Finding): number | null {
  return measured === null || limit === null ? null : Math.abs(measured - limit);
}

/** What is said after a change that was not said before, less what was said already and is now no worse. */
export function newOrWorse(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Set(before.map(textOf));
  const came = after.filter((each) => !known.has(textOf(each)));
  if (came.length === 0) return came;
  const still = new Set(after.map(textOf));
  const went = before.filter((each) => !still.has(textOf(each)));
  return came.filter((each) => {
    const place = went.findIndex((other) => isEased(other, each));
    if (place !== -1) went.splice(place, 1);
    return place === -1;
  });
}

/** Whether a finding is an earlier one, no worse. */
function isEased(before: Finding, after: Finding): boolean {
  const [far, near] = [distanceOf(before), distanceOf(after)];
  const isNoWorse = far !== null && near !== null && near <= far && isAsBad(before, after);
  return isNoWorse && isSameMatter(before, after);
}

function textOf(finding: Finding): string {
  const { ruleId, verdict, personIds, firstDay, lastDay, measured, because } = finding;
  return [ruleId, verdict, personIds.join(), firstDay, lastDay, measured, because].join('|');
}

function matterOf({ ruleId, personIds, because }: Finding): string {
  const people = rules.get(ruleId)?.checkDays ? '' : personIds.join();
  // Without the numbers, and without what they make plural.
  const words = because.replaceAll(/\d+(\.\d+)?/g, '#').replaceAll(/s\b/g, '');
  return [ruleId, people, words].join('|');
}
