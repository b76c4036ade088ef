import { WorkRecord } from '../../src/domain/work/work-record.ts';
import type { WorkRule } from '../../src/rules/work/work-rule.ts';
import { plainCheck } from './plain-checker.ts';
import { randomWork } from './random-work.ts';
import { asText, PLAIN_RULES, saidBy } from './said-by.ts';

/** Where the rules and the plain checker say different things about random records, and how often each rule spoke. */
export interface Agreement {
  readonly disagreements: readonly { seed: number; rules: string[]; plain: string[] }[];
  readonly findings: ReadonlyMap<string, number>;
}

const plainBySeed = new Map<number, readonly string[]>();

/** What the plain checker says of the random record of this seed. */
export function plainOf(seed: number): readonly string[] {
  let said = plainBySeed.get(seed);
  if (!said) {
    said = plainCheck(randomWork(seed)).map(asText).toSorted();
    plainBySeed.set(seed, said);
  }
  return said;
}

/** Compares the rules with the plain checker. @param disagreementsMax after so many the rest is left out. */
export function disagreements(
  rules: readonly WorkRule[],
  firstSeed: number,
  count: number,
  disagreementsMax = Infinity,
): Agreement {
  const found: { seed: number; rules: string[]; plain: string[] }[] = [];
  const findings = new Map<string, number>([...PLAIN_RULES].map((id) => [id, 0]));
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const plain = plainOf(seed);
    const said = saidBy(rules, new WorkRecord(randomWork(seed)));
    for (const line of said) {
      const id = line.slice(0, line.indexOf(' '));
      findings.set(id, (findings.get(id) ?? 0) + 1);
    }
    const onlyRules = said.filter((line) => !plain.includes(line));
    const onlyPlain = plain.filter((line) => !said.includes(line));
    if (onlyRules.length > 0 || onlyPlain.length > 0) {
      found.push({ seed, rules: onlyRules, plain: onlyPlain });
      if (found.length >= disagreementsMax) break;
    }
  }
  return { disagreements: found, findings };
}
