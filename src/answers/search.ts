import { compareNames, type Plan } from '../domain/schedule/plan.ts';
import type { CallRoleId, PersonId, RotationId } from '../domain/id.ts';
import { onceForEach } from '../domain/work/once-for-each.ts';
import { nameOf } from './naming.ts';
import { say } from './say.ts';

/** Something that can be found by name. */
export type Found =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string; readonly hint: string }
  | {
      readonly kind: 'rotation';
      readonly id: RotationId;
      readonly name: string;
      readonly hint: string;
    }
  | { readonly kind: 'service'; readonly id: string; readonly name: string; readonly hint: string }
  /** One role of a service, such as its attending; found with the service's name as hint. */
  | {
      readonly kind: 'role';
      readonly id: CallRoleId;
      readonly name: string;
      readonly hint: string;
    };

/** Everything of the plan that can be found: people, rotations and the services that have call. */
export const findable: (plan: Plan) => readonly Found[] = onceForEach((plan) => {
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
    (name): Found => ({ kind: 'service', id: name, name, hint: say`On call` }),
  );
  return [...people, ...rotations, ...services];
});

/** The call roles that can be found, each once by its name and service. */
export const findableRoles: (plan: Plan) => readonly Found[] = onceForEach((plan) => {
  const byName = new Map(
    plan.rows.callRoles
      .filter(({ isArchived }) => !isArchived)
      .map(({ id, name, service }) => [
        `${service}/${name}`,
        { kind: 'role' as const, id, name, hint: service },
      ]),
  );
  return [...byName.values()];
});

/**
 * What the typed text may mean, best first. Case and accents do not matter, letters may be left out, added, swapped or
 * mistaken; every word typed must be found. Without text, nothing.
 */
export function search(among: readonly Found[], typed: string, countMax = 30): Found[] {
  const words = plain(typed).split(' ').filter(Boolean).map(lettersOf);
  if (words.length === 0) return [];
  return among
    .map((found) => ({ found, score: scoreAll(nameOfFound(found), words) }))
    .filter(({ score }) => score > 0)
    .toSorted(
      (one, other) => other.score - one.score || compareNames(one.found.name, other.found.name),
    )
    .slice(0, countMax)
    .map(({ found }) => found);
}

/** A word with a bit for each of its letters, by which most words are told apart at once. */
interface Word {
  readonly text: string;
  readonly letters: number;
}

function lettersOf(text: string): Word {
  let letters = 0;
  for (let place = 0; place < text.length; place++) letters |= 1 << (text.charCodeAt(place) & 31);
  return { text, letters };
}

/** How many letters the one has that the other has not, at least. */
function lettersMissing(one: Word, other: Word): number {
  let missing = one.letters & ~other.letters;
  let count = 0;
  for (; missing !== 0; missing &= missing - 1) count++;
  return count;
}

const nameOfFound = onceForEach((found: Found) => {
  const text = plain(`${found.name} ${found.hint}`);
  return { text, parts: text.split(' ').map(lettersOf) };
});

/** Small letters without accents, marks as blanks. */
export function plain(text: string): string {
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

function scoreAll(name: ReturnType<typeof nameOfFound>, words: readonly Word[]): number {
  let sum = 0;
  for (const word of words) {
    const own = score(name, word);
    if (own === 0) return 0;
    sum += own;
  }
  return sum;
}

/** 4 for a whole word, 3 for the start of one, 2 within, 1 for its letters in their order or with a slip or two. */
function score({ text, parts }: ReturnType<typeof nameOfFound>, word: Word): 0 | 1 | 2 | 3 | 4 {
  const { length } = word.text;
  if (text.includes(word.text)) {
    if (parts.some((part) => part.text === word.text)) return 4;
    return parts.some((part) => part.text.startsWith(word.text)) ? 3 : 2;
  }
  if (length < 3) return 0;
  const slips = length < 4 ? 0 : length < 7 ? 1 : 2;
  const isLike = (part: Word): boolean =>
    lettersMissing(word, part) <= slips &&
    ((part.text[0] === word.text[0] && isSubsequence(part.text, word.text)) ||
      isWithin(part.text, word.text, slips));
  return parts.some(isLike) ? 1 : 0;
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

/** Whether so many letters added, left out, mistaken or swapped with their neighbour make the one of the other. */
function isWithin(one: string, other: string, slipsMax: number): boolean {
  if (slipsMax === 0 || Math.abs(one.length - other.length) > slipsMax) return false;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, current];
  }
  return (last[other.length] ?? Infinity) <= slipsMax;
}
