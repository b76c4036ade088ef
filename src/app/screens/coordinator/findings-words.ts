import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { Finding } from '../../../rules/rule.ts';

/** What verdicts are called. */
export const VERDICT_WORDS: Readonly<Record<Finding['verdict'], string>> = {
  violation: 'Broken rules',
  'cannot-tell': 'Cannot be told',
  advisory: 'Could be better',
};

/** Why the finding is made, with the people's names in it. */
export function becauseWords(
  { because, personIds }: Pick<Finding, 'because' | 'personIds'>,
  plan: Plan,
): string {
  return because.replaceAll(/\{(\d+)\}/g, (_, place: string) => {
    const id = personIds[Number(place)];
    const member = id === undefined ? undefined : plan.memberById.get(id);
    return member ? fullName(member.person) : 'somebody';
  });
}

/** The people the finding is about, by name; those who are not in the plan are left out. */
export function namesOf({ personIds }: Pick<Finding, 'personIds'>, plan: Plan): string[] {
  return personIds.flatMap((id) => {
    const member = plan.memberById.get(id);
    return member ? [fullName(member.person)] : [];
  });
}

/** Which findings came and which went. */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
): { readonly came: readonly Finding[]; readonly went: readonly Finding[] } {
  const keyOf = (finding: Finding): string =>
    [finding.ruleId, finding.personIds.join(), finding.firstDay, finding.because].join('|');
  const keysBefore = new Set(before.map(keyOf));
  const keysAfter = new Set(after.map(keyOf));
  return {
    came: after.filter((finding) => !keysBefore.has(keyOf(finding))),
    went: before.filter((finding) => !keysAfter.has(keyOf(finding))),
  };
}
