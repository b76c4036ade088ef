import { type Instant, localTimeAt } from '../domain/time/zone.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import type { ProgramReader } from '../store/program-reader.ts';
import { readLookUp, readPublished, type Wanted } from '../store/queries/published.ts';
import { askedMoment } from './asked-moment.ts';
import { type Fact, factOf, factSpan, type Intent } from './facts.ts';
import { type Found, findable, findableRoles, plain, search } from './search.ts';

/** What was found for a typed question: facts that answer it, and what else it may have meant. */
export interface Findings {
  readonly facts: readonly Fact[];
  readonly others: readonly Found[];
}

const INTENTS: Readonly<Record<string, Intent>> = {
  call: 'call',
  calls: 'call',
  oncall: 'call',
  off: 'off',
  clinic: 'clinic',
  leave: 'leave',
  vacation: 'leave',
  away: 'leave',
};
/** Words that people type and that name nothing. */
const SMALL_WORDS = new Set(
  'a about and are at day days does for has have i in is me my next now of on phone reach s shift the to when where who with work works'.split(
    ' ',
  ),
);
const ROLE_WORDS = new Set([
  'attending',
  'resident',
  'senior',
  'intern',
  'backup',
  'jeopardy',
  'night',
]);
const FACTS_MAX = 3;

/**
 * Answers what was typed, such as `icu tue`, `chen next call`, `peds attending 12/24`, with the facts themselves. Null
 * where nothing is published around that moment.
 */
export async function findAnswers(
  reader: ProgramReader,
  at: Instant,
  typed: string,
  readersZone: string,
): Promise<Findings | null> {
  const names = await readLookUp(reader, at, 0, 28, { whole: [] });
  if (!names?.published) return null;
  const { plan } = names.published.schedule;
  const now = localTimeAt(at, plan.rows.program.timeZone);
  const { words, day, time } = askedMoment(typed, now);
  const { found, intents } = understood(plan, words);
  const told = found.slice(0, FACTS_MAX);
  if (told.length === 0) return { facts: [], others: [] };
  const isAboutPeople = told.some(({ kind }) => kind === 'person');
  const span = factSpan(day ?? now.day, isAboutPeople && day === null);
  const published = await readPublished(reader, span, wantedFor(told));
  if (!published) return { facts: [], others: found };
  const asked = { published, at, now, day, time, intents, readersZone };
  const facts = told.flatMap((each) => factOf(each, asked) ?? []);
  return { facts, others: found.slice(FACTS_MAX) };
}

function wantedFor(found: readonly Found[]): Wanted {
  const isThere = (...kinds: Found['kind'][]): boolean =>
    found.some(({ kind }) => kinds.includes(kind));
  return {
    people: found.flatMap((each) => (each.kind === 'person' ? [each.id] : [])),
    whole: [
      ...(isThere('service', 'role') ? (['call'] as const) : []),
      ...(isThere('rotation') ? (['block'] as const) : []),
    ],
  };
}

/** What the words name: with all of them, else without those that only say what is asked, else without a role's word. */
function understood(
  plan: Plan,
  words: readonly string[],
): { readonly found: readonly Found[]; readonly intents: ReadonlySet<Intent> } {
  const all = words.flatMap((word) => plain(word).split(' '));
  const find = (some: readonly string[]): Found[] => {
    const text = some.join(' ');
    const named = search(findable(plan), text);
    // One word is of a whole service before it is of one of its roles.
    const hasRoles = some.length > 1 || named.length === 0;
    return [...(hasRoles ? search(findableRoles(plan), text) : []), ...named];
  };
  const naming = all.filter((word) => !SMALL_WORDS.has(word) && !(word in INTENTS));
  const intents = new Set(all.flatMap((word) => INTENTS[word] ?? []));
  const wholly = find(all);
  if (wholly.length > 0) return { found: wholly, intents: new Set() };
  const named = find(naming);
  if (named.length > 0) return { found: named, intents };
  return { found: find(naming.filter((word) => !ROLE_WORDS.has(word))), intents };
}
