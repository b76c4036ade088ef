import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MemoryProgram } from '../domain/changes/memory-rows.ts';
import { solutionApplied } from '../domain/changes/solution-applied.ts';
import type { ProgramContent } from '../domain/program-content.ts';
import type { Draft, RunStatus, ScheduleRun } from '../domain/rows/schedule.ts';
import { contentId } from '../domain/schedule/chunks.ts';
import { type PlanRows, Plan } from '../domain/schedule/plan.ts';
import { slotKey } from '../domain/schedule/slot.ts';
import { changeIdSchema, draftIdSchema, runIdSchema } from '../domain/id.ts';
import { type DaySpan, daySchema, overlapOf } from '../domain/time/day.ts';
import { type Instant, instantAt, instantSchema } from '../domain/time/zone.ts';
import { parseProgramFile, writeProgramFile } from '../formats/program-file.ts';
import type { Finding } from '../rules/rule.ts';
import { rulesOf } from '../rules/registry.ts';
import { RELIEF_WORDS } from '../solver/relief-words.ts';
import type { Conflict, SolveAnswer, SolveProgress } from '../solver/answer.ts';
import { findingsOf } from '../solver/findings.ts';
import { latestPlanRows } from '../solver/plan-rows.ts';
import { type Problem, solvedLayerSchema } from '../solver/problem.ts';
import { solveSchedule } from '../solver/solve-schedule.ts';

const USAGE = `Solves the block, call and half-day layers of a program's latest year into a new draft.

  npm run -s solve -- PROGRAM.json --out SCHEDULE.json [--seconds N] [--work N] [--seed N] [--json]
      [--layers block,call,half-day] [--call-from DAY] [--call-to DAY]
      [--half-days-from DAY] [--half-days-to DAY]

--work bounds the search by deterministic units (about a second each): the same program, seed and work give the same
file, byte for byte, as long as --seconds, which only caps it, is not reached. Without either, it ends after 60 seconds.
Calls and half-days are decided for the whole year, or for the days given. Pinned places of the year's latest draft stay, and
all of the layers that are not asked for. Progress goes to standard error, the result to standard output.
Exit codes: 0 a schedule, 1 bad arguments or file, 3 impossible, 4 nothing found within the limits, 5 broken down.`;

const EXIT_CODES = { impossible: 3, 'nothing-found': 4, crashed: 5 } as const;

/** Ends with a word on standard error. */
function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

function readArguments() {
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
        layers: { type: 'string', default: 'block,call,half-day' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 1);
  }
}

function readContent(file: string): ProgramContent {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fail(`The file ${file} cannot be read.`, 1);
  }
  const content = parseProgramFile(text);
  return content.ok ? content.value : fail(content.problem.message, 1);
}

function positive(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  return number > 0 ? number : fail(`--${name} is a number above 0, not ${text}.`, 1);
}

function showProgress({ layer, secondsElapsed, best, bound, gap }: SolveProgress): void {
  const shown = (value: number | null) => (value === null ? '-' : String(Math.round(value)));
  const percent = gap === null ? '-' : `${(gap * 100).toFixed(1)} %`;
  console.error(
    `${secondsElapsed.toFixed(1)} s  ${layer}  best ${shown(best)}  bound ${shown(bound)}  gap ${percent}`,
  );
}

/** The days for which calls or half-days are asked; null for the whole year. */
function daysIn(
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
function layersIn(text: string): Problem['layers'] {
  const layers = solvedLayerSchema.options.filter((layer) => text.split(',').includes(layer));
  const isRead = layers.length > 0 && layers.length === text.split(',').length;
  return isRead ? layers : fail(`--layers names block, call and half-day, not ${text}.`, 1);
}

/** Places pinned in the latest draft of the year, and all of layers that are not to be decided. */
function fixedIn(
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

function statusOf(answer: SolveAnswer): RunStatus {
  return answer.kind === 'solved' ? (answer.isBest ? 'best' : 'feasible') : answer.kind;
}

/** The time that the run is noted with: a repeatable run takes it from the program and not from the clock. */
function timeOf(
  content: ProgramContent,
  { program, year }: PlanRows,
  isRepeatable: boolean,
): Instant {
  if (!isRepeatable) return instantSchema.parse(Date.now());
  const last = content.history.at(-1)?.at;
  return last ?? instantAt({ day: year.firstDay, time: '00:00' }, program.timeZone);
}

function runOf(problem: Problem, answer: SolveAnswer, id: string, startedAt: Instant): ScheduleRun {
  const isRepeatable = 'isRepeatable' in answer && answer.isRepeatable;
  return {
    id: runIdSchema.parse(id),
    yearId: problem.rows.year.id,
    draftId: answer.kind === 'solved' ? draftIdSchema.parse(`draft-${id}`) : null,
    layers: problem.layers,
    seed: problem.seed,
    workMax: problem.workMax,
    secondsMax: problem.secondsMax,
    startedAt,
    secondsUsed: isRepeatable || !('secondsUsed' in answer) ? 0 : answer.secondsUsed,
    status: statusOf(answer),
    objective: answer.kind === 'solved' ? answer.objective : null,
    bound: answer.kind === 'solved' ? answer.bound : null,
    isRepeatable,
    ruleIds: rulesOf(new Plan(problem.rows)).map(({ rule }) => rule.id),
    conflict:
      answer.kind === 'impossible'
        ? answer.conflict.map((each) => ({
            ...each,
            people: [...each.people],
            nobody: each.nobody.map(({ ruleId, people }) => ({ ruleId, people: [...people] })),
          }))
        : [],
  };
}

/** The program with the run, and the draft where there is a schedule. */
async function applied(content: ProgramContent, problem: Problem, answer: SolveAnswer) {
  const { seed, workMax, secondsMax } = problem;
  const before = content.rows.scheduleRun?.length ?? 0;
  const id = contentId([problem.rows.program.id, seed, workMax, secondsMax, before]);
  const isRepeatable = 'isRepeatable' in answer && answer.isRepeatable;
  const at = timeOf(content, problem.rows, isRepeatable);
  const run = runOf(problem, answer, id, at);
  const draft: Draft | null = run.draftId && {
    id: run.draftId,
    yearId: run.yearId,
    name: `${problem.rows.year.name}, seed ${seed}`,
    startedAt: at,
    isArchived: false,
  };
  const filled = answer.kind === 'solved' ? answer.filled : [];
  const args = {
    run,
    draft,
    layers: problem.layers,
    filled: filled.map((each) => ({ ...each, slot: slotKey(each.slot) })),
  };
  const program = new MemoryProgram(content.rows, content.history);
  const made = { changeId: changeIdSchema.parse(`solve-${id}`), at, by: null };
  const outcome = await program.record(solutionApplied, args, made);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return { rows: program.rows.content(), history: program.history };
}

function verdictCounts(findings: readonly Finding[]): Record<Finding['verdict'], number> {
  const count = (verdict: Finding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return {
    violation: count('violation'),
    advisory: count('advisory'),
    'cannot-tell': count('cannot-tell'),
  };
}

/** What is in conflict, with what would help, as lines. */
function conflictLines(conflict: readonly Conflict[]): string[] {
  return conflict.flatMap(({ ruleId, people, subject, relief, nobody }) => [
    `${ruleId}: ${subject}${people.length > 0 ? ` (${people.join(', ')})` : ''}: ${RELIEF_WORDS[relief]}`,
    ...nobody.map(({ ruleId: rule, people: kept }) =>
      rule === null
        ? `  ${kept.length} could, but not with the rest of these`
        : `  ${kept.length} may not: ${rule}`,
    ),
  ]);
}

function print(problem: Problem, answer: SolveAnswer, isJson: boolean): void {
  const plan = new Plan(problem.rows);
  const findings =
    answer.kind === 'solved' ? verdictCounts(findingsOf(problem, plan, answer.filled)) : null;
  const status = statusOf(answer);
  if (isJson) {
    const told = answer.kind === 'solved' ? { ...answer, filled: answer.filled.length } : answer;
    console.log(JSON.stringify({ status, ...told, findings }, null, 2));
    return;
  }
  console.log(`status ${status}`);
  if (answer.kind === 'crashed') console.log(answer.message);
  if (answer.kind === 'impossible') {
    console.log(`The ${answer.layer} layer cannot be: these do not go together.`);
    for (const line of conflictLines(answer.conflict)) console.log(`  ${line}`);
  }
  if (answer.kind !== 'solved') return;
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  console.log(`objective ${answer.objective}  bound ${answer.bound}`);
  for (const layer of answer.layers) {
    console.log(
      `  ${layer.layer}: objective ${layer.objective}  bound ${layer.bound}  variables ${layer.variables}  limits ${layer.limits}  ${seconds(layer.secondsUsed)}`,
    );
  }
  console.log(
    `first ${seconds(answer.secondsToFirst)}  best ${seconds(answer.secondsToBest)}  all ${seconds(answer.secondsUsed)}  work ${answer.workUsed.toFixed(2)}  repeatable ${answer.isRepeatable ? 'yes' : 'no'}`,
  );
  console.log(`places filled ${answer.filled.length}`);
  console.log(
    `findings ${Object.entries(findings ?? {})
      .map(([verdict, count]) => `${verdict} ${count}`)
      .join('  ')}`,
  );
}

const { values, positionals } = readArguments();
const [file] = positionals;
if (values.help || file === undefined || values.out === undefined) {
  fail(USAGE, values.help ? 0 : 1);
}
const seed = Number(values.seed);
if (!Number.isInteger(seed) || seed < 0) fail('--seed is a whole number from 0.', 1);
const content = readContent(file);
const rows = latestPlanRows(content.rows);
if (!rows) fail('The program has no academic year.', 1);
const workMax = positive('work', values.work);
const secondsMax = positive('seconds', values.seconds) ?? (workMax === null ? 60 : null);
const layers = layersIn(values.layers);
const callDays = daysIn('call', values['call-from'], values['call-to'], rows);
const halfDays = daysIn('half-days', values['half-days-from'], values['half-days-to'], rows);
const fixed = fixedIn(content, rows.year.id, layers);
const problem: Problem = {
  rows,
  layers,
  fixed,
  seed,
  workMax,
  secondsMax,
  ...(callDays ? { callDays } : {}),
  ...(halfDays ? { halfDays } : {}),
};
const answer = await solveSchedule(problem, null, showProgress);
if (answer.kind !== 'crashed') {
  writeFileSync(values.out, writeProgramFile(await applied(content, problem, answer)));
}
print(problem, answer, values.json);
process.exitCode =
  answer.kind === 'solved' || answer.kind === 'stopped' ? 0 : EXIT_CODES[answer.kind];
