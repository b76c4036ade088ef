import { answersOf, withoutReason } from '../domain/asks/answer.ts';
import type { RowsByKind } from '../domain/kinds.ts';
import type { PublishedContent } from '../domain/published-content.ts';
import type { Edition } from '../domain/rows/schedule.ts';
import { contentId } from '../domain/schedule/chunks.ts';
import { editionInForce, editionsInForce } from '../domain/schedule/editions.ts';
import { type DaySpan, doSpansMeet } from '../domain/time/day.ts';
import { EDITION_FORMAT, EDITION_FORMAT_VERSION } from './edition-file.ts';
import { stableJson } from './stable-json.ts';

/**
 * Picks what devices need to look up the span: the editions in force on its days and the one before each, their
 * pieces and definitions, how to reach their people, and their approved absences within the span, without reasons.
 * Drafts, history, what is asked and the private side of absences stay behind; what became of requests and swaps goes along
 * under ids that tell nobody else whose they are. Null when nothing was published for it.
 */
export function publishedContent(rows: RowsByKind, span: DaySpan): PublishedContent | null {
  const [program] = rows.program ?? [];
  const editions = editionsToCarry(rows.edition ?? [], span);
  if (!program || editions.length === 0) return null;
  const pieces = new Set<string>(editions.flatMap((each) => each.chunks.map(({ id }) => id)));
  const definitions = new Set<string>(editions.map((each) => each.frozenId));
  const frozen = (rows.frozen ?? []).filter(({ id }) => definitions.has(id));
  const people = new Set<string>(frozen.flatMap((each) => each.people.map(({ id }) => id)));
  return {
    program,
    editions,
    chunks: (rows.chunk ?? []).filter(({ id }) => pieces.has(id)),
    frozen,
    contacts: (rows.contact ?? []).filter(({ id }) => people.has(id)),
    absences: (rows.absence ?? []).filter(
      (each) => each.status === 'approved' && people.has(each.personId) && doSpansMeet(each, span),
    ),
    answers: answersOf(rows.request ?? [], rows.swap ?? []).map(withoutReason),
  };
}

function editionsToCarry(editions: readonly Edition[], span: DaySpan): Edition[] {
  const inForce = editionsInForce(editions, span);
  const before = inForce.flatMap(({ layer, edition, firstDay }) => {
    const earlier = editions.filter(({ number }) => number < edition.number);
    return editionInForce(earlier, layer, firstDay) ?? [];
  });
  return [...new Set([...inForce.map(({ edition }) => edition), ...before])];
}

/** Writes an edition file; equal content gives equal text. Its `contentId` tells a device whether it changed. */
export function writeEditionFile(content: PublishedContent): string {
  const body = {
    program: bare(content.program),
    editions: listed(content.editions),
    chunks: listed(content.chunks),
    frozen: listed(content.frozen),
    contacts: listed(content.contacts),
    absences: listed(content.absences),
    ...(content.answers.length > 0 && { answers: listed(content.answers) }),
  };
  const header = {
    format: EDITION_FORMAT,
    version: EDITION_FORMAT_VERSION,
    contentId: contentId(stableJson(body)),
  };
  return `${JSON.stringify(header).slice(0, -1)},${stableJson(body).slice(1)}\n`;
}

function listed<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(bare);
}

/** A row without the change that wrote it, which means nothing elsewhere. */
function bare<Row extends object>(row: Row): Row {
  const copy = { ...row };
  Reflect.deleteProperty(copy, 'rev');
  return copy;
}
