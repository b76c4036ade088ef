import type { Citation, Finding, Force } from './rule.ts';

/** What forces are called, and what comes of not keeping a rule of that force. */
export const FORCE_WORDS: Readonly<
  Record<Force, { readonly title: string; readonly meaning: string }>
> = {
  must: { title: 'Must', meaning: 'breaking it is a violation' },
  should: { title: 'Should', meaning: 'not meeting it is an advisory, never a violation' },
  wish: {
    title: 'Wish',
    meaning: 'honoured in the coordinator’s order; not meeting it is an advisory',
  },
};

/** What a case shows of a rule. */
export const VERDICT_OF_CASE: Readonly<Record<Finding['verdict'] | 'allowed', string>> = {
  allowed: 'Allowed',
  violation: 'Violation',
  advisory: 'Advisory',
  'cannot-tell': 'Cannot tell',
};

/** What every cited rule has to say of itself. */
export const CHECK_YOUR_REQUIREMENTS = 'Check against your current program requirements.';

const WRITTEN = new Map([
  ['acgme', 'ACGME common program requirements'],
  ['policy', 'Program policy'],
]);

/** What a pack, the folder of its rules, is called: `new-york-405` is "New York 405". */
export function packWords(pack: string): string {
  const words = pack.split('-').join(' ');
  return WRITTEN.get(pack) ?? capitalised(words).replace(/\byork\b/, 'York');
}

/** A citation with both its numbers, such as `6.20 (VI.F.1), 2025 edition`. */
export function citationWords({ current, older, edition }: Citation): string {
  const numbers = older === '' || older === current ? current : `${current} (${older})`;
  return edition ? `${numbers}, ${edition} edition` : numbers;
}

/** When somebody last compared the rule with the text of the requirement. */
export function verifiedWords({ verifiedOn }: Citation): string {
  return verifiedOn
    ? `Compared with the requirement’s own text on ${verifiedOn}.`
    : 'Nobody has yet compared it with the requirement’s own text.';
}

/** The first letter as a capital. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was measured and what the limit is, such as `84 of 80 hours per week`; empty where nothing is measured. */
export function measureWords({
  measured,
  limit,
  unit,
}: Pick<Finding, 'measured' | 'limit' | 'unit'>): string {
  if (measured === null) return '';
  const amount = (count: number): string => String(Math.round(count * 100) / 100);
  const of = limit === null ? '' : `, limit ${amount(limit)}`;
  return `${amount(measured)} ${unit ?? ''}`.trim() + of;
}
