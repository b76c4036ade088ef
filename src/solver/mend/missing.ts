import type { Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { doSpansMeet, overlapOf } from '../../domain/time/day.ts';
import { rulesOf } from '../../rules/registry.ts';
import type { Finding } from '../../rules/rule.ts';

/** What would have to be entered for a rule to tell, in words; no other cell would tell it. */
export function missingWords(schedule: Schedule, finding: Finding): string {
  const setRule = rulesOf(schedule.plan).find(({ rule }) => rule.id === finding.ruleId);
  if (setRule && !setRule.isReadable) {
    return 'The settings of this rule cannot be read: open the rule’s page and save them again.';
  }
  const { plan } = schedule;
  const silent = silentRotations(schedule, finding);
  if (silent.length > 0) {
    return `The week of ${listWords(silent)} is not described: add its half-days under Rotations.`;
  }
  const isClassless = finding.personIds.some((id) => {
    const member = plan.memberById.get(id);
    return member?.year.role === 'resident' && member.year.pgy === null;
  });
  if (isClassless) return 'The class of this resident is not known: enter it under People.';
  if (isAtAnEdge(plan, finding)) {
    return 'What was worked before the year began, or is to be worked after it ends, is not known here.';
  }
  return 'The finding says what is not known: once it is entered, the rule can tell.';
}

/** Rotations that the people of a finding are on in its days and whose week nobody has described. */
function silentRotations(schedule: Schedule, finding: Finding): string[] {
  const { blockById, rotationById } = schedule.plan;
  const codes = finding.personIds
    .flatMap((id) => schedule.blocksOf(id))
    .flatMap(({ slot }) => {
      const block = blockById.get(slot.blockId);
      const rotation = rotationById.get(slot.demandId);
      if (!block || !rotation || !overlapOf(block, finding)) return [];
      const isSilent = rotation.kind !== 'leave' && rotation.pattern.every((each) => each === null);
      return isSilent ? [rotation.code] : [];
    });
  return [...new Set(codes)].toSorted();
}

function isAtAnEdge(plan: Plan, { firstDay, lastDay }: Finding): boolean {
  const { year } = plan.rows;
  const edges = [year.firstDay, year.lastDay].map((day) => ({ firstDay: day, lastDay: day }));
  return edges.some((edge) => doSpansMeet(edge, { firstDay, lastDay }));
}

function listWords(names: readonly string[]): string {
  const [last, ...before] = names.toReversed();
  return before.length === 0 ? (last ?? '') : `${before.toReversed().join(', ')} and ${last}`;
}
