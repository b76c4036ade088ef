import { nameOf } from '../../../answers/naming.ts';
import type { Disruption } from '../../../domain/schedule/disruption.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { rules } from '../../../rules/registry.ts';
import type {
  Disturbed,
  Reason,
  Repair,
  RepairAnswer,
  RepairProgress,
} from '../../../solver/repair/question.ts';

/** What is done at each step of the search. */
export const STEP_WORDS: Readonly<Record<RepairProgress['step'], string>> = {
  checking: 'Asking the rules what does not hold any more.',
  blocks: 'Deciding rotations.',
  calls: 'Deciding calls and shifts.',
  'half-days': 'Deciding half-days.',
  comparing: 'Comparing the ways.',
};

const PROOF_WORDS = {
  whole: 'It is proven that no fewer would do.',
  layers:
    'It is proven that no fewer would do for rotations, nor for calls and half-days with the rotations so.',
  none: 'Fewer may do: the time was up before that was settled.',
} as const;

/** What came of the search, in a sentence or two. */
export function summaryWords(answer: RepairAnswer): string {
  switch (answer.kind) {
    case 'crashed':
      return `The solver stopped working: ${answer.message}`;
    case 'nothing-broken':
      return 'No must-rule breaks from today on: nothing needs to change.';
    case 'repaired': {
      const [best] = answer.ways;
      if (!best) return 'No change was found that breaks no other must-rule.';
      const took = `Found in ${answer.secondsUsed.toFixed(1)} s.`;
      return `${countWords(best.cells, 'place')} would change. ${PROOF_WORDS[answer.proof]} ${took}`;
    }
  }
}

/** What a way means, each a short sentence. */
export function wayWords(way: Repair, plan: Plan): string[] {
  const disturbed = way.people.filter(({ isGone }) => !isGone);
  const clinics = way.clinicsCancelled.length;
  const fairness = Math.round(way.unfairnessMore * 10) / 10;
  return [
    disturbed.length === 0
      ? 'Nobody else’s days change.'
      : `${countWords(disturbed.length, 'person', 'people')} ${disturbed.length === 1 ? 'is' : 'are'} disturbed: ${disturbed.map((each) => personWords(each, plan)).join('; ')}.`,
    clinics === 0
      ? 'No clinic is cancelled.'
      : `${countWords(clinics, 'half-day')} of clinic cannot be held: patients of ${[...new Set(way.clinicsCancelled.map(({ personId }) => nameOf(plan, personId).name))].join(', ')}.`,
    fairness === 0
      ? 'Calls are shared as fairly as before.'
      : `Calls are shared ${fairness < 0 ? 'more' : 'less'} fairly, by ${Math.abs(fairness)}.`,
  ];
}

function personWords(
  { personId, noticeDays, callsMore, hoursMore, isCalledIn }: Disturbed,
  plan: Plan,
): string {
  const notice = noticeDays === 0 ? 'today' : `in ${countWords(noticeDays, 'day')}`;
  const unit = Math.abs(callsMore) === 1 ? 'call' : 'calls';
  const calls = callsMore === 0 ? '' : `, ${signed(callsMore)} ${unit}`;
  const hours = Math.round(hoursMore) === 0 ? '' : `, ${signed(Math.round(hoursMore))} h`;
  return `${nameOf(plan, personId).name} (${notice}${calls}${hours}${isCalledIn ? ', in reserve and called in' : ''})`;
}

/** Why what is published changes so late: no names, for the history tells ids and never people. */
export function lateReason(disruptions: readonly Disruption[]): string {
  const count = (kind: Disruption['kind']): number =>
    disruptions.filter((each) => each.kind === kind).length;
  const parts = (
    [
      ['absence', 'person away', 'people away'],
      ['departure', 'person left', 'people left'],
      ['call-role', 'service short', 'services short'],
      ['rotation', 'rotation needs others', 'rotations need others'],
      ['rule', 'rule switched', 'rules switched'],
    ] as const
  ).flatMap(([kind, one, many]) => (count(kind) > 0 ? countWords(count(kind), one, many) : []));
  return `Repaired: ${parts.join(', ')}`;
}

/** Why some people do not stand at an open place. */
export function reasonWords({ ruleId, because, people }: Reason, plan: Plan): string {
  const title = rules.get(ruleId)?.title;
  const whom = people
    .slice(0, 4)
    .map((id) => nameOf(plan, id).name)
    .join(', ');
  const more = people.length > 4 ? ` and ${people.length - 4} more` : '';
  return `${countWords(people.length, 'person', 'people')}: ${title ? `${title}. ` : ''}${because} (${whom}${more})`;
}

function signed(number: number): string {
  return number > 0 ? `+${number}` : `−${Math.abs(number)}`;
}

function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
