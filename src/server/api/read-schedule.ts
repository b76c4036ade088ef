import { whatIsAsked } from '../../domain/asks/request-state.ts';
import type { PersonId, YearId } from '../../domain/id.ts';
import type { Frozen } from '../../domain/rows/frozen.ts';
import type { Draft } from '../../domain/rows/draft.ts';
import type { ContactWay } from '../../domain/rows/person.ts';
import type { Chunk, Edition } from '../../domain/rows/schedule.ts';
import {
  type EditionInForce,
  editionsInForce,
  piecesInForce,
} from '../../domain/schedule/editions.ts';
import { Plan, type PlanRows } from '../../domain/schedule/plan.ts';
import {
  cellsInForce,
  definitionsOf,
  yearWithMostDays,
} from '../../domain/schedule/published-definitions.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import { filledOf } from '../../domain/schedule/slot.ts';
import type { DaySpan } from '../../domain/time/day.ts';
import type { SqlRows } from '../sync/sql-rows.ts';

/** What is published for a span, and by which editions. */
export interface PublishedSchedule {
  readonly schedule: Schedule;
  readonly inForce: readonly EditionInForce[];
  /** The newest first. */
  readonly editions: readonly [Edition, ...Edition[]];
  /** How to reach people: as it is now, not as published. */
  readonly waysOf: ReadonlyMap<PersonId, readonly ContactWay[]>;
}

/**
 * Reads what is published for the span, as every member may: the editions in force, the definitions they were made with
 * and the approved absences. Null where no edition speaks for it.
 * @throws where an edition lacks a piece, which is a bug.
 */
export async function readPublishedSchedule(
  rows: SqlRows,
  span: DaySpan,
): Promise<PublishedSchedule | null> {
  const held = await rows.all('edition');
  const inForce = editionsInForce(held, span);
  const pieces = piecesInForce(held, inForce, span);
  const used = [...new Set([...inForce, ...pieces].map(({ edition }) => edition))];
  const [newest, ...older] = used.toSorted((one, other) => other.number - one.number);
  if (!newest) return null;
  const editions = [newest, ...older] as const;
  const frozen = await readPieces(rows, editions);
  const chunks = await readChunks(
    rows,
    pieces.map(({ id }) => id),
  );
  const frozenOf = (edition: Edition): Frozen => present(frozen.get(edition.frozenId), edition);
  const definitions = definitionsOf(
    editions.flatMap((edition) =>
      edition.scope.layers.map((layer) => ({ edition, layer, frozen: frozenOf(edition) })),
    ),
    yearWithMostDays(editions, frozenOf, span),
  );
  const absences = (await rows.all('absence')).filter(({ status }) => status === 'approved');
  const contacts = await rows.all('contact');
  const filled = pieces.flatMap((piece) =>
    cellsInForce(piece, present(chunks.get(piece.id), piece.edition), definitions),
  );
  return {
    schedule: new Schedule(new Plan({ ...definitions.rows, absences, requests: [] }), filled),
    inForce,
    editions,
    waysOf: new Map(contacts.map(({ id, ways }) => [id, ways])),
  };
}

async function readPieces(
  rows: SqlRows,
  editions: readonly Edition[],
): Promise<ReadonlyMap<string, Frozen>> {
  const found = new Map<string, Frozen>();
  for (const id of new Set(editions.map(({ frozenId }) => frozenId))) {
    const frozen = await rows.get('frozen', id);
    if (frozen) found.set(id, frozen);
  }
  return found;
}

async function readChunks(
  rows: SqlRows,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Chunk>> {
  const found = new Map<string, Chunk>();
  for (const id of new Set(ids)) {
    const chunk = await rows.get('chunk', id);
    if (chunk) found.set(id, chunk);
  }
  return found;
}

function present<Piece>(piece: Piece | undefined, { number }: Edition): Piece {
  if (piece === undefined) throw new Error(`Edition ${number} lacks a piece`);
  return piece;
}

/** The schedule that a draft would be, by the definitions as they are now; null where its year is gone. */
export async function readDraftSchedule(rows: SqlRows, draft: Draft): Promise<Schedule | null> {
  const planRows = await readPlanRows(rows, draft.yearId);
  if (!planRows) return null;
  const filled = (await rows.by('assignment', 'draftId', draft.id)).map(filledOf);
  return new Schedule(new Plan(planRows), filled);
}

async function readPlanRows(rows: SqlRows, yearId: YearId): Promise<PlanRows | null> {
  const [program] = await rows.all('program');
  const year = await rows.get('academicYear', yearId);
  if (!program || !year) return null;
  return {
    program,
    year,
    calendars: await rows.by('blockCalendar', 'yearId', yearId),
    blocks: await rows.by('block', 'yearId', yearId),
    holidays: await rows.all('holiday'),
    cohorts: await rows.by('cohort', 'yearId', yearId),
    sites: await rows.all('site'),
    people: await rows.all('person'),
    personYears: await rows.by('personYear', 'yearId', yearId),
    activities: await rows.all('activity'),
    rotations: await rows.all('rotation'),
    callRoles: await rows.all('callRole'),
    ...whatIsAsked(await rows.all('request'), await rows.all('absence')),
    ruleSettings: await rows.all('ruleSetting'),
  };
}
