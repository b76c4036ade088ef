import type { RowsByKind } from '../../src/domain/kinds.ts';
import { rowsByKindSchema } from '../../src/domain/references.ts';
import { Plan } from '../../src/domain/schedule/plan.ts';
import { type Filled, slotFromParts } from '../../src/domain/schedule/slot.ts';
import { personIdSchema } from '../../src/domain/id.ts';
import type { BlockScheme } from '../../src/domain/time/block-schemes.ts';
import { addDays, type Day, type DaySpan, daysOf } from '../../src/domain/time/day.ts';
import { academicYear, YEAR } from './academic-year.ts';
import { arrange, type Need } from './arrange.ts';
import { callRota } from './call-rota.ts';
import { type LeaveTaker, leaveRows, type Pool } from './leave.ts';
import { type PersonLine, peopleRows } from './people.ts';
import { Random } from './random.ts';
import { type RotationLine, rotationId, rotationRows } from './rotations.ts';
import { activities, type ContinuityClinic } from './weeks.ts';
import type { Draught, Draughts, Grown } from './world.ts';

/** Residents of these classes who are on rotations that take call. */
interface CallPool {
  readonly classes: readonly number[];
  /** How many of them there are in every block. */
  readonly perBlockMin: number;
  /** How many of them are not on leave, every day. */
  readonly presentMin: number;
}

/** What an invented program is, besides what the seed decides. */
export interface Recipe {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly mailDomain: string;
  readonly scheme: BlockScheme;
  readonly sites: readonly Draught<'site'>[];
  /** Null where residents see no patients of their own. */
  readonly clinic: ContinuityClinic | null;
  readonly rotations: readonly RotationLine[];
  readonly people: readonly PersonLine[];
  readonly callRoles: readonly Draught<'callRole'>[];
  readonly cohorts?: readonly Draught<'cohort'>[];
  /** Groups of residents who carry call, and how many there must be to choose from. */
  readonly callPools: readonly CallPool[];
  /** Faculty who take call and are not on leave, every day. */
  readonly facultyPresentMin: number;
  /** The days for which the witness fills calls. */
  readonly callSpan: DaySpan;
  /** Rows that need the rest, such as requests. */
  readonly more?: (random: Random) => Draughts;
}

/** Heavy rotations in a row in the witness: two blocks of four weeks or four of two. */
const HEAVY_WEEKS_MAX = 9;

/**
 * Days without planned leave after nights: their last morning counts to the hours of the block after, too many for one
 * or two days on average.
 */
const WORKED_AFTER_NIGHTS_DAYS = 7;

type Years = ReturnType<typeof academicYear>;

/** Arranges the blocks first and places leave around them, so that a schedule that keeps everything is known to exist. */
export function rowsOf(recipe: Recipe, seed: number): RowsByKind {
  return sprout(recipe, seed).rows;
}

/** The rows with the schedule around which they were placed. */
export function grow(recipe: Recipe, seed: number): Grown {
  const { rows, blocks } = sprout(recipe, seed);
  return { rows, witness: [...blocks, ...callRota(planOf(rows), blocks, recipe.callSpan)] };
}

function sprout(recipe: Recipe, seed: number): { rows: RowsByKind; blocks: readonly Filled[] } {
  const random = new Random(seed);
  const years = academicYear(recipe.scheme);
  const residents = recipe.people.filter((line) => line.role === 'resident');
  const { rotations } = recipe;
  const learners = residents.map((line) => ({
    pgy: line.pgy ?? 1,
    firstBlock: firstBlockOf(line, years),
  }));
  const blocks = years.block.length;
  const heavyRunMax = Math.floor((HEAVY_WEEKS_MAX * blocks) / 52);
  const needs = recipe.callPools.map((pool) => callNeed(pool, recipe));
  const arranged = arrange({ rotations, learners, blocks, needs, heavyRunMax }, random);
  const codes = new Map(residents.map((line, place) => [line.id, arranged[place] ?? []]));
  const draughts: Draughts = {
    program: [
      { id: `${recipe.id}-${seed}`, name: recipe.name, timeZone: recipe.timeZone, pgyMax: 3 },
    ],
    ...years,
    cohort: recipe.cohorts ?? [],
    site: recipe.sites.map((site) =>
      site.id === recipe.clinic?.siteId ? { ...site, rooms: recipe.clinic.rooms } : site,
    ),
    ...peopleRows(recipe.people, recipe.mailDomain, random),
    activity: activities(recipe.clinic),
    rotation: rotationRows(rotations),
    callRole: recipe.callRoles,
    ...leaveAround(recipe, codes, years, random),
    ...recipe.more?.(random),
  };
  return { rows: rowsByKindSchema.parse(draughts), blocks: filledBlocks(codes, years) };
}

function callNeed(pool: CallPool, { rotations, people }: Recipe): Need {
  const codes = rotations.filter((line) => line.takesCall).map((line) => line.code);
  return { classes: pool.classes, codes, min: pool.perBlockMin, max: people.length };
}

function firstBlockOf(line: PersonLine, years: Years): number {
  const firstDay = line.firstDay ?? YEAR.firstDay;
  return years.block.findIndex((block) => block.firstDay >= firstDay);
}

function filledBlocks(
  codes: ReadonlyMap<string, readonly (string | null)[]>,
  years: Years,
): Filled[] {
  return years.block.flatMap((block, place) => {
    const ordinals = new Map<string, number>();
    return [...codes].flatMap(([personId, row]): Filled[] => {
      const code = row[place] ?? null;
      if (code === null) return [];
      const ordinal = ordinals.get(code) ?? 0;
      ordinals.set(code, ordinal + 1);
      const slot = slotFromParts('block', rotationId(code), block.id, ordinal);
      return [{ slot, personId: personIdSchema.parse(personId), source: 'solved' }];
    });
  });
}

function leaveAround(
  recipe: Recipe,
  codes: ReadonlyMap<string, readonly (string | null)[]>,
  years: Years,
  random: Random,
): Pick<Draughts, 'absence' | 'absenceDetail'> {
  const byCode = new Map(recipe.rotations.map((line) => [line.code, line]));
  const lineById = new Map(recipe.people.map((line) => [line.id, line]));
  const blockAt = blockPlaces(years);
  const rotationAt = (personId: string, at: Day): RotationLine | undefined =>
    byCode.get(codes.get(personId)?.[blockAt.get(at) ?? -1] ?? '');
  const takers = recipe.people
    .filter((line) => line.placeholder === undefined)
    .map((line): LeaveTaker => ({
      personId: line.id,
      mayPlan: (at) =>
        line.role !== 'resident' ||
        ((rotationAt(line.id, at)?.leaveAllowed ?? false) &&
          rotationAt(line.id, addDays(at, -WORKED_AFTER_NIGHTS_DAYS))?.kind !== 'nights'),
      isOnDuty: (at) => at >= (line.firstDay ?? YEAR.firstDay),
    }));
  const residentPools = recipe.callPools.map(({ classes, presentMin }): Pool => ({
    min: presentMin,
    holds: (personId, at) =>
      classes.includes(lineById.get(personId)?.pgy ?? 0) &&
      (rotationAt(personId, at)?.takesCall ?? false),
  }));
  const facultyPool: Pool = {
    min: recipe.facultyPresentMin,
    holds: (personId) => {
      const line = lineById.get(personId);
      return line?.role === 'faculty' && line.takesCall !== false;
    },
  };
  return leaveRows(takers, [...residentPools, facultyPool], random);
}

function blockPlaces(years: Years): ReadonlyMap<Day, number> {
  const places = new Map<Day, number>();
  years.block.forEach((block, place) => {
    for (const at of daysOf(block)) places.set(at, place);
  });
  return places;
}

/** The plan of the one academic year in these rows. @throws if there is no program or year. */
export function planOf(rows: RowsByKind): Plan {
  const [program] = rows.program ?? [];
  const [year] = rows.academicYear ?? [];
  if (!program || !year) throw new Error('A plan needs a program and an academic year');
  return new Plan({
    program,
    year,
    calendars: rows.blockCalendar ?? [],
    blocks: rows.block ?? [],
    holidays: rows.holiday ?? [],
    cohorts: rows.cohort ?? [],
    sites: rows.site ?? [],
    people: rows.person ?? [],
    personYears: rows.personYear ?? [],
    activities: rows.activity ?? [],
    rotations: rows.rotation ?? [],
    callRoles: rows.callRole ?? [],
    absences: rows.absence ?? [],
    requests: rows.request ?? [],
    ruleSettings: rows.ruleSetting ?? [],
  });
}
