import type { Plan } from '../../../../domain/schedule/plan.ts';
import { choicesFor, choicesMatching, emptyWords, plain, type PlaceChoice } from './choices.ts';
import type { Place } from './place.ts';

/** What a text means for a place, or why it means nothing there and what could be written instead. */
export type Read =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly message: string };

const NOTHING = new Set(['', '-', '–', '—', '·', '×']);
const WHAT = {
  rotation: 'rotation',
  calls: 'call role',
  'half-day': 'activity',
  seat: 'person',
  session: 'person',
};
const SUGGESTED_MAX = 3;

/** Reads what was pasted or typed: a code or name as it is shown, several calls or people with a plus between them. */
export function readValue(text: string, place: Place, plan: Plan): Read {
  if (NOTHING.has(text.trim())) return { ok: true, ids: [] };
  const choices = choicesFor(place, plan);
  const parts = holdsSeveral(place) ? text.split('+') : [text];
  const ids: string[] = [];
  for (const part of parts) {
    const found = exactly(choices, part);
    if (!found) return { ok: false, message: unknownWords(part, place, choices) };
    ids.push(found.id);
  }
  return { ok: true, ids };
}

/** Whether several things may stand in the place at once. */
export function holdsSeveral({ kind }: Place): boolean {
  return kind === 'calls' || kind === 'session';
}

/** The one choice that is called so; none where several are. */
function exactly(choices: readonly PlaceChoice[], text: string): PlaceChoice | undefined {
  const said = plain(text);
  const byCode = choices.filter(({ code }) => plain(code) === said);
  if (byCode.length === 1) return byCode[0];
  const named = choices.filter(({ name, also }) => [name, ...also].map(plain).includes(said));
  return named.length === 1 ? named[0] : undefined;
}

function unknownWords(text: string, place: Place, choices: readonly PlaceChoice[]): string {
  const alike = choicesMatching(choices, text);
  const near = alike.length > 0 ? alike : choicesMatching(choices, text.trim().slice(0, 1));
  const some = near.length > 0 ? near : choices;
  const suggested = some.slice(0, SUGGESTED_MAX).map(({ code }) => code);
  const remedy = `write ${[...suggested, ''].join(', ')}or leave it empty for “${emptyWords(place)}”`;
  const isOfPeople = !('personId' in place);
  const why = alike.length > 1 && isOfPeople ? 'is not one' : 'is no';
  return `“${text.trim()}” ${why} ${WHAT[place.kind]} that can stand here: ${remedy}.`;
}
