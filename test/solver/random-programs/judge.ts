import type { Layer } from '../../../src/domain/rows/schedule.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { type Filled, slotKey } from '../../../src/domain/schedule/slot.ts';
import { checkSchedule } from '../../../src/rules/check-schedule.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { rules } from '../../../src/rules/registry.ts';
import type { LayerStatistics, SolveAnswer, SolveProgress } from '../../../src/solver/answer.ts';
import type { LayerModel } from '../../../src/solver/layer-model.ts';
import { findingsOf } from '../../../src/solver/findings.ts';
import type { SolvedLayer } from '../../../src/solver/problem.ts';
import { inOrder, withLimitsOn, withSlack } from '../../../src/solver/wishes/levels.ts';
import type { RandomProgram } from './random-program.ts';
import { byBranchAndCut, canBe, layersOf, modelOf } from './second-opinion.ts';

const IN_ORDER: readonly Layer[] = ['block', 'call', 'half-day'];

/** What is wrong with an answer, and how much of it the second method left open. */
export interface Verdict {
  readonly faults: readonly string[];
  readonly openCount: number;
}

type Solved = Extract<SolveAnswer, { kind: 'solved' }>;
type Impossible = Extract<SolveAnswer, { kind: 'impossible' }>;

/** Judges an answer and all news before it by the rules’ own checks and by a second method. */
export async function judge(
  program: RandomProgram,
  answer: SolveAnswer,
  news: readonly SolveProgress[],
): Promise<Verdict> {
  switch (answer.kind) {
    case 'solved':
      return judgeSolved(program, answer, news);
    case 'impossible':
      return judgeImpossible(program, answer);
    case 'nothing-found':
      return { faults: [], openCount: 1 };
    case 'stopped':
      return { faults: ['It stopped, and nobody had told it to'], openCount: 0 };
    case 'crashed':
      return { faults: [answer.message], openCount: 0 };
  }
}

async function judgeSolved(
  program: RandomProgram,
  answer: Solved,
  news: readonly SolveProgress[],
): Promise<Verdict> {
  const schedules = [answer, ...answer.others];
  const faults = schedules.flatMap(({ filled }) => [
    ...lostOf(program, filled),
    ...brokenMusts(program, filled),
  ]);
  const shown = news.flatMap(({ filled }) => (filled ? [filled] : []));
  for (const filled of shown) faults.push(...lostOf(program, filled));
  let openCount = 0;
  for (const layer of answer.layers) {
    const told = news.filter((each) => each.layer === layer.layer && each.schedule === 1);
    const own = await judgeLayer(program, answer, layer, told);
    faults.push(...own.faults);
    openCount += own.openCount;
  }
  return { faults, openCount };
}

/** What is fixed and yet not there. */
function lostOf({ fixed }: RandomProgram, filled: readonly Filled[]): string[] {
  const keyOf = ({ slot, personId }: Filled) => `${slotKey(slot)} of ${personId}`;
  const there = new Set(filled.map(keyOf));
  return fixed.filter((each) => !there.has(keyOf(each))).map((each) => `${keyOf(each)} is lost`);
}

/** Musts that are broken by what was decided; what is broken without it is nobody’s fault. */
function brokenMusts(program: RandomProgram, filled: readonly Filled[]): string[] {
  const { plan, problem, fixed } = program;
  const isFixed = new Set(fixed.map(({ slot }) => slotKey(slot)));
  const isBroken = ({ verdict }: Finding) => verdict === 'violation';
  const found = problem.layers.includes('half-day')
    ? checkSchedule(new Schedule(plan, filled)).filter(({ ruleId }) => isJudged(program, ruleId))
    : findingsOf(problem, plan, filled);
  return found.filter(isBroken).flatMap(({ ruleId, personIds, firstDay, because }) => {
    const own = IN_ORDER.indexOf(rules.get(ruleId)?.layer ?? 'block');
    const before = filled.filter(
      ({ slot }) => isFixed.has(slotKey(slot)) || IN_ORDER.indexOf(slot.layer) < own,
    );
    const isOld = checkSchedule(new Schedule(plan, before)).some(
      (each) =>
        isBroken(each) && each.ruleId === ruleId && each.personIds.join() === personIds.join(),
    );
    return isOld ? [] : [`${ruleId} is broken on ${firstDay} for ${personIds.join()}: ${because}`];
  });
}

/** Whether the rule is of a decided layer, or of one that decided half-days must not break. */
function isJudged({ problem }: RandomProgram, ruleId: string): boolean {
  const layer = rules.get(ruleId)?.layer;
  return layer === 'call' || problem.layers.some((each) => each === layer);
}

async function judgeLayer(
  program: RandomProgram,
  { filled }: Solved,
  statistics: LayerStatistics,
  news: readonly SolveProgress[],
): Promise<Verdict> {
  const { layer, objective, bound, isBest, levels } = statistics;
  const layerModel = modelOf(program, layer, filled);
  const best = await byBranchAndCut(layerModel.model);
  if (best.status === 'impossible') return fault(`${layer}: branch and cut finds no solution`);
  const optimum = best.status === 'optimal' ? best.objective : null;
  if (optimum === null) return { faults: [], openCount: 1 };
  const faults: string[] = [];
  const claim = (isTrue: boolean, what: string) => {
    if (!isTrue) faults.push(`${layer}: ${what}; the least is ${optimum}`);
  };
  claim(bound <= optimum, `bound ${bound}`);
  claim(objective >= optimum, `objective ${objective}`);
  if (levels.length === 0) claim(!isBest || objective === optimum, `best is ${objective}`);
  const cost = (await byBranchAndCut(layerModel.model, layerModel.valuesFor(filled))).objective;
  claim(cost !== null && cost <= objective, `the schedule costs ${cost}, not ${objective}`);
  const isFirst = layersOf(program)[0] === layer;
  for (const each of isFirst && !program.problem.wishes ? news : []) {
    claim((each.bound ?? optimum) <= optimum, `bound ${each.bound} in the news`);
    claim((each.best ?? optimum) >= optimum, `best ${each.best} in the news`);
  }
  const ofLevels = await judgeLevels(program, layerModel, statistics);
  return {
    faults: [...faults, ...ofLevels.faults],
    openCount: ofLevels.openCount,
  };
}

/** Each level against its least, given the levels before it. */
async function judgeLevels(
  { problem }: RandomProgram,
  layerModel: LayerModel,
  { layer: name, levels }: LayerStatistics,
): Promise<Verdict> {
  if (levels.length === 0) return { faults: [], openCount: 0 };
  const { layer, levels: asked } = inOrder(layerModel, problem.wishes ?? []);
  const faults: string[] = [];
  let openCount = 0;
  const before: [(typeof asked)[number], number][] = [];
  for (const [place, level] of asked.entries()) {
    const told = levels[place];
    if (told?.name !== level.name || told.part !== level.part)
      return fault(`${name}: level ${place + 1} is ${told?.name}, not ${level.name}`);
    const model = { ...withLimitsOn(layer.model, before), objective: level.terms };
    const { status, objective } = await byBranchAndCut(model);
    const max = withSlack(told.best, name === 'half-day' ? 0 : level.slackPercent);
    before.push([level, max]);
    if (status !== 'optimal' || objective === null) {
      if (status === 'impossible') faults.push(`${name}: nothing is as good before ${level.name}`);
      else openCount++;
      continue;
    }
    const what = `${name}, ${level.name} ${level.part}: ${JSON.stringify(told)}`;
    if (told.bound > objective || told.best < objective || told.value > max)
      faults.push(`${what}; the least is ${objective}`);
  }
  return { faults, openCount };
}

async function judgeImpossible(program: RandomProgram, answer: Impossible): Promise<Verdict> {
  const layers = layersOf(program);
  const place = layers.indexOf(answer.layer);
  const above = layers.slice(0, place + 1);
  if (place > 0) {
    const possible = await canBe(program, above, program.fixed.filter(isAbove(above)));
    if (possible) return fault(`${above.join(', ')} are possible together`);
    return { faults: [], openCount: possible === null ? 1 : 0 };
  }
  const { model } = modelOf(program, answer.layer, program.fixed, true);
  const { status } = await byBranchAndCut(model);
  if (status === 'optimal' || status === 'feasible') return fault(`${answer.layer} is possible`);
  if (answer.conflict.length === 0) return { faults: [], openCount: 1 };
  const named = new Set(answer.conflict.map((each) => nameOf(each)));
  const limits = model.limits.filter(({ source }) => {
    const told = model.sources[source];
    return told !== undefined && named.has(nameOf(told));
  });
  const conflict = await byBranchAndCut({ ...model, limits, objective: [] });
  if (conflict.status === 'optimal') return fault('What is named in conflict goes together');
  return { faults: [], openCount: status === 'impossible' ? 0 : 1 };
}

/** What stands before these layers are decided. */
function isAbove(layers: readonly SolvedLayer[]) {
  return ({ slot }: Filled) => !layers.some((layer) => layer === slot.layer);
}

function nameOf(source: {
  readonly ruleId: string;
  readonly people: readonly string[];
  readonly subject: string;
}): string {
  return [source.ruleId, source.people.toSorted().join(), source.subject].join('|');
}

function fault(what: string): Verdict {
  return { faults: [what], openCount: 0 };
}
