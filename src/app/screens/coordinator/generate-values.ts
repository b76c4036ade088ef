import type { PersonId } from '../../../domain/id.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { type Day, type DaySpan, daySchema, overlapOf } from '../../../domain/time/day.ts';
import type { SolvedLayer } from '../../../solver/problem.ts';
import type { Choice } from '../../parts/choices.tsx';
import { monthWords, shortDayWords } from './day-words.ts';
import { monthsOf } from './months.ts';
import type { WishInOrder } from './wish-words.ts';

/** What the coordinator asks for. */
export interface GenerateValues {
  readonly layers: readonly SolvedLayer[];
  /** Id of a draft, or empty for a new one. */
  readonly into: string;
  /** Of a new draft, what is taken from where: nothing, what is published, or a draft’s id. */
  readonly base: string;
  /** Empty for the whole year, `days` for the two days, else two days with a space between. */
  readonly when: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly keepImported: boolean;
  readonly keepPublished: boolean;
  /** Whose schedule stays as it is. */
  readonly stay: readonly PersonId[];
  /** The first first. */
  readonly wishes: readonly WishInOrder[];
  /** How many to compare, as text. */
  readonly schedules: string;
  /** How much worse the others may be, in per cent, as text. */
  readonly distancePercent: string;
  /** Seconds as text, or empty for no limit. */
  readonly secondsMax: string;
  readonly seed: string;
  readonly workMax: string;
}

/** The value of `base` that stands for what is published. */
export const PUBLISHED = 'published';
/** The value of `when` that stands for the two days. */
export const OWN_DAYS = 'days';

/** What is wrong, by the field it is about. */
export type GenerateErrors = Partial<
  Record<'layers' | 'when' | 'seed' | 'workMax', string | undefined>
>;

const SEED_MAX = 2_147_483_647;

/** Whether the text is a whole number of at least `min`. */
function isWholeNumber(text: string, min: number): boolean {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value >= min && value <= SEED_MAX;
}

/** What is wrong with the values; empty where nothing is. */
export function errorsIn(values: GenerateValues, plan: Plan): GenerateErrors {
  const { layers, seed, workMax } = values;
  const span = spanOf(values, plan);
  return {
    ...(layers.length === 0 && { layers: 'Choose at least one' }),
    ...(span === undefined && { when: 'Two days of the year, the first not after the last' }),
    ...(span &&
      values.into === '' &&
      values.base === '' && {
        when: 'Say what the rest of the year is taken from: a draft, or what is published',
      }),
    ...(!isWholeNumber(seed, 0) && { seed: 'A whole number from 0' }),
    ...(workMax !== '' &&
      !isWholeNumber(workMax, 1) && { workMax: 'A whole number from 1, or nothing' }),
  };
}

/** The days that are decided: null for the whole year, undefined where the values say none. */
export function spanOf(
  { when, firstDay, lastDay }: GenerateValues,
  { rows: { year } }: Plan,
): DaySpan | null | undefined {
  if (when === '') return null;
  const [first, last] = when === OWN_DAYS ? [firstDay, lastDay] : when.split(' ');
  const [from, to] = [readDay(first), readDay(last)];
  if (!from || !to || from > to) return undefined;
  return overlapOf(year, { firstDay: from, lastDay: to }) ?? undefined;
}

function readDay(text: string | undefined): Day | null {
  const read = daySchema.safeParse(text);
  return read.success ? read.data : null;
}

/** The stretches that can be decided alone: the year, its blocks, its months, or days of one’s own. */
export function whenChoices({ rows: { year, blocks } }: Plan): Choice<string>[] {
  const valueOf = ({ firstDay, lastDay }: DaySpan) => `${firstDay} ${lastDay}`;
  const inOrder = blocks.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
  const byDays = new Map(
    inOrder.map((block) => [
      valueOf(block),
      `Block ${block.label}, ${shortDayWords(block.firstDay)} – ${shortDayWords(block.lastDay)}`,
    ]),
  );
  return [
    { value: '', label: 'The whole year' },
    ...[...byDays].map(([value, label]) => ({ value, label })),
    ...monthsOf(year).map((span) => ({ value: valueOf(span), label: monthWords(span.firstDay) })),
    { value: OWN_DAYS, label: 'Days of my own' },
  ];
}
