import { editionPublished } from '../../src/domain/changes/edition-published.ts';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import { changeIdSchema, draftIdSchema } from '../../src/domain/id.ts';
import type { PublishedContent } from '../../src/domain/published-content.ts';
import type { Layer } from '../../src/domain/rows/schedule.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { assignmentRow, type Filled } from '../../src/domain/schedule/slot.ts';
import { addDays, type Day, type DaySpan, daysBetween, daysOf } from '../../src/domain/time/day.ts';
import { type Instant, instantAt, instantSchema, localTimeAt } from '../../src/domain/time/zone.ts';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { planOf } from '../worlds/grow.ts';
import type { World } from '../worlds/world.ts';

const YEARS = 5;
/** Whole weeks, so that every weekday stays what it was. */
const DAYS_A_YEAR = 364;

/** What a phone of that program holds after five years, and in how many editions. */
export interface FiveYears {
  /** An edition file, as the app takes it in. */
  readonly text: string;
  readonly editions: number;
  readonly kilobytes: number;
}

/**
 * Publishes a sample program as programs do (blocks for the year, then call and clinics month by month) and repeats it
 * for the four years before, so that the moment lies in its newest year.
 */
export async function fiveYearsOf(world: World, at: Instant): Promise<FiveYears> {
  const newest = await publishedYear(world);
  const [first] = newest.frozen;
  if (!first) throw new Error('A published year has its definitions');
  const today = localTimeAt(at, newest.program.timeZone).day;
  const yearsOn = Math.floor(daysBetween(first.year.firstDay, today) / DAYS_A_YEAR);
  const years = Array.from({ length: YEARS }, (_, back) =>
    movedBy(newest, (yearsOn - back) * DAYS_A_YEAR, YEARS - 1 - back),
  );
  const content: PublishedContent = {
    ...newest,
    editions: years.flatMap((year) => year.editions),
    chunks: years.flatMap((year) => year.chunks),
    frozen: years.flatMap((year) => year.frozen),
    absences: years.flatMap((year) => year.absences),
    answers: [],
  };
  const text = writeEditionFile(content);
  return { text, editions: content.editions.length, kilobytes: text.length / 1024 };
}

/** A sample program with a schedule for its year, published as programs do. */
export async function publishedProgram(world: World): Promise<MemoryProgram> {
  const { rows, witness } = world.grow(1);
  const plan = planOf(rows);
  const draftId = draftIdSchema.parse('bench');
  const draft = {
    id: draftId,
    yearId: plan.rows.year.id,
    name: 'Bench',
    startedAt: instantSchema.parse(0),
    isArchived: false,
  };
  const filled = [...witness, ...clinicsOf(new Schedule(plan, witness))];
  const assignment = filled.map((each) => assignmentRow(draftId, each, plan.blockById));
  const program = new MemoryProgram({ ...rows, draft: [draft], assignment });
  const months = monthsOf(plan.rows.year);
  await publish(program, ['block'], plan.rows.year, 0);
  for (const [place, month] of months.entries()) {
    await publish(program, ['call'], month, 2 * place + 1);
    await publish(program, ['half-day'], month, 2 * place + 2);
  }
  return program;
}

export async function publishedYear(world: World): Promise<PublishedContent> {
  const program = await publishedProgram(world);
  const plan = planOf(program.rows.content());
  return {
    program: plan.rows.program,
    editions: await program.rows.all('edition'),
    chunks: await program.rows.all('chunk'),
    frozen: await program.rows.all('frozen'),
    contacts: await program.rows.all('contact'),
    absences: plan.rows.absences.filter(({ status }) => status === 'approved'),
    answers: [],
  };
}

/** Every clinic half-day as something decided, as a clinic's coordinator leaves it. */
function clinicsOf(schedule: Schedule): Filled[] {
  const { plan } = schedule;
  const places = new Map<string, number>();
  return daysOf(plan.rows.year).flatMap((day) =>
    (['am', 'pm'] as const).flatMap((half) =>
      plan.members.flatMap(({ person }): Filled[] => {
        const { activity } = schedule.halfDay(person.id, day, half);
        if (activity?.kind !== 'clinic' && activity?.kind !== 'precepting') return [];
        const period = `${activity.id}/${day}${half}`;
        const ordinal = places.get(period) ?? 0;
        places.set(period, ordinal + 1);
        const slot = { layer: 'half-day', demandId: activity.id, day, half, ordinal } as const;
        return [{ slot, personId: person.id, source: 'solved' }];
      }),
    ),
  );
}

function monthsOf(year: DaySpan): DaySpan[] {
  const firstDays = daysOf(year).filter((day) => day === year.firstDay || day.endsWith('-01'));
  return firstDays.map((firstDay, place) => {
    const next = firstDays[place + 1];
    return { firstDay, lastDay: next ? addDays(next, -1) : year.lastDay };
  });
}

async function publish(
  program: MemoryProgram,
  layers: readonly Layer[],
  { firstDay, lastDay }: DaySpan,
  number: number,
): Promise<void> {
  const publishedAt = instantAt({ day: addDays(firstDay, -40), time: '09:00' }, 'UTC');
  const args = {
    editionId: `edition-${number}`,
    draftId: 'bench',
    scope: { layers, firstDay, lastDay },
    publishedAt,
    publishedBy: 'Chief',
    note: '',
  };
  const made = { changeId: changeIdSchema.parse(`publish-${number}`), at: publishedAt, by: null };
  const outcome = await program.record(editionPublished, args, made);
  if (!outcome.ok) throw new Error(outcome.problem.message);
}

/** The year some days later (earlier when negative), with names of its own for all that belongs to it alone. */
function movedBy(year: PublishedContent, days: number, place: number): PublishedContent {
  const ownName = (id: string): string => `y${place}-${id}`;
  const moveDays = (_key: string, value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(/^\d{4}-\d{2}-\d{2}(?=$|am$|pm$)/, (text) => addDays(text as Day, days))
      : value;
  const moved = JSON.parse(JSON.stringify(year, moveDays)) as PublishedContent;
  return {
    ...moved,
    editions: moved.editions.map((edition) => ({
      ...edition,
      id: `${edition.id}-${place}` as typeof edition.id,
      number: edition.number + place * year.editions.length,
      frozenId: ownName(edition.frozenId),
      publishedAt: instantSchema.parse(edition.publishedAt + days * 86_400_000),
      chunks: edition.chunks.map((piece) => ({ ...piece, id: ownName(piece.id) })),
    })),
    chunks: moved.chunks.map((chunk) => ({ ...chunk, id: ownName(chunk.id) })),
    frozen: moved.frozen.map((frozen) => ({ ...frozen, id: ownName(frozen.id) })),
    absences: moved.absences.map((absence) => ({
      ...absence,
      id: ownName(absence.id) as typeof absence.id,
    })),
  };
}
