import type { Plan } from '../domain/schedule/plan.ts';
import type { PersonId, RotationId } from '../domain/id.ts';
import { nameOf } from './naming.ts';

/** Something that can be found by name. */
export type Found =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string; readonly hint: string }
  | {
      readonly kind: 'rotation';
      readonly id: RotationId;
      readonly name: string;
      readonly hint: string;
    }
  | { readonly kind: 'service'; readonly id: string; readonly name: string; readonly hint: string };

/** Everything of the plan that can be found: people, rotations and the services that have call. */
export function findable(plan: Plan): Found[] {
  const people = plan.members
    .filter(({ person }) => !person.isArchived)
    .map(({ person }): Found => {
      const { name, standing } = nameOf(plan, person.id);
      return { kind: 'person', id: person.id, name, hint: standing };
    });
  const rotations = plan.rows.rotations
    .filter((rotation) => !rotation.isArchived)
    .map(({ id, name, code }): Found => ({ kind: 'rotation', id, name, hint: code }));
  const services = [...new Set(plan.rows.callRoles.map((role) => role.service))].map(
    (name): Found => ({ kind: 'service', id: name, name, hint: 'On call' }),
  );
  return [...people, ...rotations, ...services];
}

/**
 * What the typed text may mean, best first. Case and accents do not matter and letters may be left out; every word
 * typed must be found. Without text, nothing.
 */
export function search(among: readonly Found[], typed: string, countMax = 30): Found[] {
  const words = plain(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return among
    .map((found) => ({ found, score: scoreAll(plain(`${found.name} ${found.hint}`), words) }))
    .filter(({ score }) => score > 0)
    .toSorted(
      (one, other) =>
        other.score - one.score || one.found.name.localeCompare(other.found.name, 'en'),
    )
    .slice(0, countMax)
    .map(({ found }) => found);
}

/** Small letters without accents, marks as blanks. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function scoreAll(text: string, words: readonly string[]): number {
  const scores = words.map((word) => score(text, word));
  return scores.some((each) => each === 0) ? 0 : scores.reduce((sum, each) => sum + each, 0);
}

/** 4 for a whole word, 3 for the start of one, 2 within, 1 for the letters in their order from the start of a word. */
function score(text: string, word: string): number {
  const parts = text.split(' ');
  if (parts.includes(word)) return 4;
  if (parts.some((part) => part.startsWith(word))) return 3;
  if (text.includes(word)) return 2;
  return word.length > 2 && parts.some((part) => part[0] === word[0] && isSubsequence(part, word))
    ? 1
    : 0;
}

function isSubsequence(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
