import { readFileSync, writeFileSync } from 'node:fs';
import { MemoryProgram } from '../domain/changes/memory-rows.ts';
import { solutionApplied } from '../domain/changes/solution-applied.ts';
import type { ProgramContent } from '../domain/program-content.ts';
import type { Draft, RunStatus, ScheduleRun } from '../domain/rows/schedule.ts';
import { contentId } from '../domain/schedule/chunks.ts';
import { type PlanRows, Plan } from '../domain/schedule/plan.ts';
import { type Filled, type PlainFilled, slotKey } from '../domain/schedule/slot.ts';
import { changeIdSchema, draftIdSchema, runIdSchema } from '../domain/id.ts';
import { type Instant, instantAt, instantSchema } from '../domain/time/zone.ts';
import { parseProgramFile, writeProgramFile } from '../formats/program-file.ts';
import type { Finding } from '../rules/rule.ts';
import { rulesOf } from '../rules/registry.ts';
import { type Conflict, levelsOf, type SolveAnswer, type SolveProgress } from '../solver/answer.ts';
import { placesApart } from '../solver/candidates/apart.ts';
import { RELIEF_WORDS } from '../solver/relief-words.ts';
import { findingsOf } from '../solver/findings.ts';
import { latestPlanRows } from '../solver/plan-rows.ts';
import type { Problem } from '../solver/problem.ts';
import { solveSchedule } from '../solver/solve-schedule.ts';
import {
  comparedIn,
  daysIn,
  fail,
  fixedIn,
  layersIn,
  positive,
  readArguments,
  USAGE,
  wishesIn,
} from './solve/arguments.ts';

const EXIT_CODES = { impossible: 3, 'nothing-found': 4, crashed: 5 } as const;

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

function showProgress({ layer, secondsElapsed, best, bound, gap }: SolveProgress): void {
  const shown = (value: number | null) => (value === null ? '-' : String(Math.round(value)));
  const percent = gap === null ? '-' : `${(gap * 100).toFixed(1)} %`;
  console.error(
    `${secondsElapsed.toFixed(1)} s  ${layer}  best ${shown(best)}  bound ${shown(bound)}  gap ${percent}`,
  );
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

function otherDraftId(id: string, place: number): Draft['id'] {
  return draftIdSchema.parse(`draft-${id}-${place + 2}`);
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
    wishes: problem.wishes ?? [],
    levels: answer.kind === 'solved' ? levelsOf(answer.layers) : [],
    others:
      answer.kind === 'solved'
        ? answer.others.map(({ layers }, place) => ({
            draftId: otherDraftId(id, place),
            levels: levelsOf(layers),
          }))
        : [],
    distancePercent: problem.compared?.distancePercent ?? null,
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

function plain(filled: readonly Filled[]): PlainFilled[] {
  return filled.map((each) => ({ ...each, slot: slotKey(each.slot) }));
}

/** The program with the run, and the draft where there is a schedule. */
async function applied(content: ProgramContent, problem: Problem, answer: SolveAnswer) {
  const { seed, workMax, secondsMax } = problem;
  const before = content.rows.scheduleRun?.length ?? 0;
  const id = contentId([problem.rows.program.id, seed, workMax, secondsMax, before]);
  const isRepeatable = 'isRepeatable' in answer && answer.isRepeatable;
  const at = timeOf(content, problem.rows, isRepeatable);
  const run = runOf(problem, answer, id, at);
  const draftOf = (draftId: Draft['id'], which: string): Draft => ({
    id: draftId,
    yearId: run.yearId,
    name: `${problem.rows.year.name}, seed ${seed}${which}`,
    startedAt: at,
    isArchived: false,
  });
  const { filled = [], others = [] } = answer.kind === 'solved' ? answer : {};
  const args = {
    run,
    draft: run.draftId && draftOf(run.draftId, ''),
    layers: problem.layers,
    filled: plain(filled),
    others: others.map((other, place) => ({
      draft: draftOf(otherDraftId(id, place), `, other ${place + 1}`),
      filled: plain(other.filled),
    })),
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

/** What is told of the other schedules: their objective, and in how many places they differ from each before. */
function othersTold({ filled, others }: Extract<SolveAnswer, { kind: 'solved' }>) {
  const all = [filled, ...others.map((other) => other.filled)];
  return others.map(({ filled: own, layers }, place) => ({
    objective: layers.reduce((sum, { objective }) => sum + objective, 0),
    placesApart: all.slice(0, place + 1).map((before) => placesApart(before, own)),
  }));
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
    const told =
      answer.kind === 'solved'
        ? { ...answer, filled: answer.filled.length, others: othersTold(answer) }
        : answer;
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
    for (const { name, part, value, bound } of layer.levels)
      console.log(`    ${name}, ${part}: ${value}  bound ${bound}`);
  }
  console.log(
    `first ${seconds(answer.secondsToFirst)}  best ${seconds(answer.secondsToBest)}  all ${seconds(answer.secondsUsed)}  work ${answer.workUsed.toFixed(2)}  repeatable ${answer.isRepeatable ? 'yes' : 'no'}`,
  );
  console.log(`places filled ${answer.filled.length}`);
  for (const { objective, placesApart: apart } of othersTold(answer))
    console.log(
      `other: objective ${objective}  places apart from those before ${apart.join(', ')}`,
    );
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
const wishes = wishesIn(values.wishes);
const compared = comparedIn(values.candidates, values.distance);
const problem: Problem = {
  rows,
  layers,
  fixed,
  seed,
  workMax,
  secondsMax,
  ...(callDays ? { callDays } : {}),
  ...(halfDays ? { halfDays } : {}),
  ...(wishes ? { wishes } : {}),
  ...(compared ? { compared } : {}),
};
const answer = await solveSchedule(problem, null, showProgress);
if (answer.kind !== 'crashed') {
  writeFileSync(values.out, writeProgramFile(await applied(content, problem, answer)));
}
print(problem, answer, values.json);
process.exitCode =
  answer.kind === 'solved' || answer.kind === 'stopped' ? 0 : EXIT_CODES[answer.kind];
