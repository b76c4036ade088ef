import { parseArgs } from 'node:util';
import type { ProgramContent } from '../../domain/program-content.ts';
import type { PlanRows } from '../../domain/schedule/plan.ts';
import { type DaySpan, daySchema, overlapOf } from '../../domain/time/day.ts';
import { rules } from '../../rules/registry.ts';
import { comparedSchema, type Problem, solvedLayerSchema } from '../../solver/problem.ts';

/** How the command is used. */
export const USAGE = `Solves the block, call and half-day layers of a program's latest year into a new draft.

  npm run -s solve -- PROGRAM.json --out SCHEDULE.json [--seconds N] [--work N] [--seed N] [--json]
      [--layers block,call,half-day] [--call-from DAY] [--call-to DAY]
      [--half-days-from DAY] [--half-days-to DAY] [--wishes RULE,RULE,...]
      [--candidates N] [--distance PERCENT]

--work bounds the search by deterministic units (about a second each): the same program, seed and work give the same
file, byte for byte, as long as --seconds, which only caps it, is not reached. Without either, it ends after 60 seconds.
--wishes honours each wish before all after it, policies before them all; without it they are weighed. --candidates N
looks for others beside the first, in nothing asked for more than --distance per cent (5) worse, as different as it finds.
Calls and half-days are decided for the whole year, or for the days given. Pinned places of the year's latest draft stay, and
all of the layers that are not asked for. Progress goes to standard error, the result to standard output.
Exit codes: 0 a schedule, 1 bad arguments or file, 3 impossible, 4 nothing found within the limits, 5 broken down.`;

/** Ends with a word on standard error. */
export function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

/** The command’s arguments. */
export function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        seconds: { type: 'string' },
        work: { type: 'string' },
        seed: { type: 'string', default: '1' },
        'call-from': { type: 'string' },
        'call-to': { type: 'string' },
        'half-days-from': { type: 'string' },
        'half-days-to': { type: 'string' },
        wishes: { type: 'string' },
        candidates: { type: 'string', default: '1' },
        distance: { type: 'string', default: '5' },
        layers: { type: 'string', default: 'block,call,half-day' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 1);
  }
}

/** A number above 0; null where nothing is said. */
export function positive(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  return number > 0 ? number : fail(`--${name} is a number above 0, not ${text}.`, 1);
}

/** The days for which calls or half-days are asked; null for the whole year. */
export function daysIn(
  what: 'call' | 'half-days',
  from: string | undefined,
  to: string | undefined,
  { year }: PlanRows,
): DaySpan | null {
  if (from === undefined && to === undefined) return null;
  const firstDay = daySchema.safeParse(from ?? year.firstDay);
  const lastDay = daySchema.safeParse(to ?? year.lastDay);
  if (!firstDay.success || !lastDay.success)
    return fail(`--${what}-from and --${what}-to are days such as 2026-07-01.`, 1);
  const span = overlapOf(year, { firstDay: firstDay.data, lastDay: lastDay.data });
  return span ?? fail(`The days of --${what}-from and --${what}-to lie outside the year.`, 1);
}

/** The layers asked for. */
export function layersIn(text: string): Problem['layers'] {
  const layers = solvedLayerSchema.options.filter((layer) => text.split(',').includes(layer));
  const isRead = layers.length > 0 && layers.length === text.split(',').length;
  return isRead ? layers : fail(`--layers names block, call and half-day, not ${text}.`, 1);
}

/** The wishes in the order asked for; null where they are to be weighed. */
export function wishesIn(text: string | undefined): NonNullable<Problem['wishes']> | null {
  if (text === undefined) return null;
  return text.split(',').map((ruleId) => {
    if (rules.get(ruleId)?.force !== 'wish') fail(`--wishes names wishes, not ${ruleId}.`, 1);
    return { ruleId, slackPercent: 0 };
  });
}

/** The other schedules asked for; null for none. */
export function comparedIn(
  candidates: string,
  distance: string,
): NonNullable<Problem['compared']> | null {
  const [count, distancePercent] = [Number(candidates), Number(distance)];
  if (count === 1) return null;
  const compared = comparedSchema.safeParse({ count, distancePercent });
  return compared.success
    ? compared.data
    : fail('--candidates is a whole number from 1 to 6, --distance one from 0 to 100.', 1);
}

/** Places pinned in the latest draft of the year, and all of layers that are not to be decided. */
export function fixedIn(
  { rows }: ProgramContent,
  yearId: string,
  layers: Problem['layers'],
): Problem['fixed'] {
  const draft = (rows.draft ?? [])
    .filter((each) => each.yearId === yearId && !each.isArchived)
    .toSorted((one, other) => one.startedAt - other.startedAt)
    .at(-1);
  return (rows.assignment ?? [])
    .filter((row) => row.draftId === draft?.id)
    .filter((row) => row.source === 'pinned' || !layers.includes(row.layer))
    .map(({ slot, personId, source }) => ({ slot, personId, source }));
}
