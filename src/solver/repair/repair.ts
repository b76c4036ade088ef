import { Plan } from '../../domain/schedule/plan.ts';
import { afterDisruptions } from '../../domain/schedule/disruption.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import { parseSlotKey } from '../../domain/schedule/slot.ts';
import { day, spanHolds } from '../../domain/time/day.ts';
import type { Variable } from '../../rules/encoding/model.ts';
import type { Finding } from '../../rules/rule.ts';
import { loadEngine, solveModel, type StopFlag } from '../engine/solve-model.ts';
import { compareNumbers } from '../mend/rank.ts';
import { type Ask, LayerRepair } from './layer-repair.ts';
import { standingBlocks, standingCalls, standingHalfDays } from './layers.ts';
import { leftOpenIn } from './left-open.ts';
import { affectedByDisruptions, PartChecker } from './part-check.ts';
import type { Proof, RepairAnswer, RepairProgress, RepairQuestion } from './question.ts';
import type { Standing } from './standing.ts';
import { RepairState } from './state.ts';
import { clinicsGivenUp, isInReserve, Weigher } from './weigh.ts';

/** What calling in who is in reserve is worth against wishes, and what a half-day of clinic costs. */
const CALLED_IN = -500;
const CLINIC_GIVEN_UP = 20;
/** Ways with blocks of their own that are followed down to calls and half-days. */
const BLOCK_WAYS_MAX = 3;
/** Of the seconds, what the search may use: the rest is for weighing and checking. */
const PART_FOR_SEARCH = 0.85;
const DAYS_AROUND = [0, 10] as const;

/**
 * The fewest changed places by which a schedule keeps its must-rules again after something has happened, layer by layer,
 * with other ways that change as many. Past and pinned places stay, but for pins of those who are gone. What stands
 * broken already is left as it is. Never throws: what breaks is answered as `crashed`.
 */
export async function repair(
  question: RepairQuestion,
  stopFlag: StopFlag | null,
  onProgress: (progress: RepairProgress) => void,
): Promise<RepairAnswer> {
  try {
    return await new RepairRun(question, stopFlag, onProgress).answer();
  } catch (error) {
    return { kind: 'crashed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** A state with how sure it is that nothing changes fewer places. */
interface Step {
  readonly state: RepairState;
  readonly proof: Proof;
}

class RepairRun {
  readonly #question: RepairQuestion;
  readonly #stopFlag: StopFlag | null;
  readonly #onProgress: (progress: RepairProgress) => void;
  readonly #start = performance.now();
  readonly #ask: Ask;
  readonly #weigher: Weigher;
  readonly #before: Schedule;

  constructor(
    question: RepairQuestion,
    stopFlag: StopFlag | null,
    onProgress: (progress: RepairProgress) => void,
  ) {
    this.#question = question;
    this.#stopFlag = stopFlag;
    this.#onProgress = onProgress;
    const filled = question.filled.map((each) => ({ ...each, slot: parseSlotKey(each.slot) }));
    this.#before = new Schedule(new Plan(question.rows), filled);
    this.#weigher = new Weigher(this.#before, question.disruptions, question.notBefore);
    this.#ask = async (model) => {
      const secondsMax = question.secondsMax * PART_FOR_SEARCH - this.#secondsUsed;
      const isStopped = stopFlag !== null && Atomics.load(stopFlag, 0) !== 0;
      if (secondsMax <= 0 || isStopped) return null;
      const { seed } = question;
      const options = { seed, workMax: null, secondsMax, hint: null, isBrief: true };
      return solveModel(model, options, undefined, this.#stopFlag);
    };
  }

  get #secondsUsed(): number {
    return (performance.now() - this.#start) / 1000;
  }

  async answer(): Promise<RepairAnswer> {
    const loading = loadEngine();
    this.#onProgress({ step: 'checking' });
    const { rows, disruptions, notBefore, waysMax } = this.#question;
    const before = this.#before;
    const plan = new Plan(afterDisruptions(rows, disruptions));
    const affected = affectedByDisruptions(before, disruptions);
    const leavers = new Set(
      disruptions.flatMap((each) => (each.kind === 'departure' ? [each.personId] : [])),
    );
    const base = new RepairState(
      { before, notBefore, affected, leavers, checker: new PartChecker() },
      new Schedule(plan, before.filled),
    );
    const { broken } = base;
    if (broken.length === 0) return { kind: 'nothing-broken', secondsUsed: this.#secondsUsed };
    await loading;
    const steps = await this.#repaired(base);
    this.#onProgress({ step: 'comparing' });
    const best = steps.toSorted((one, other) => compareSteps(one, other));
    const ranked = best
      .slice(0, 2 * waysMax)
      .map(({ state, proof }) => ({ state, proof, way: this.#weigher.weighed(state) }))
      .toSorted((one, other) => compareNumbers(rankOf(one), rankOf(other)))
      .slice(0, waysMax);
    const [first] = ranked;
    return {
      kind: 'repaired',
      broken,
      ways: ranked.map(({ way }) => way),
      proof: first?.proof ?? 'none',
      leftOpen: first ? leftOpenIn(first.state) : [],
      secondsUsed: this.#secondsUsed,
    };
  }

  async #repaired(base: RepairState): Promise<Step[]> {
    const ways: Step[] = [];
    const blocks = await this.#afterBlocks(base);
    for (const [place, step] of blocks.entries()) {
      const count = place === 0 ? this.#question.waysMax : 1;
      for (const called of await this.#afterCalls(step, count, base)) {
        ways.push(await this.#afterHalfDays(called));
      }
    }
    return ways.filter(({ state }) => isKept(state, base.broken));
  }

  async #afterBlocks(base: RepairState): Promise<Step[]> {
    if (base.brokenIn('block').length === 0) return [{ state: base, proof: 'whole' }];
    this.#onProgress({ step: 'blocks' });
    const standing = standingBlocks(base);
    const layer = new LayerRepair(
      standing,
      { knockOnOf: knockOnOf(standing, base), isGone: this.#isGone },
      this.#ask,
    );
    if (layer.isWhole) return [{ state: base, proof: 'whole' }];
    const { ways, isProven } = await layer.fewest(BLOCK_WAYS_MAX, () => 0);
    if (ways.length === 0) return [{ state: base, proof: 'none' }];
    return ways.map((way) => ({
      state: base.after(standing, way),
      proof: isProven ? 'layers' : 'none',
    }));
  }

  async #afterCalls(step: Step, waysMax: number, base: RepairState): Promise<Step[]> {
    let found: { steps: Step[]; isProven: boolean } | null = null;
    for (const daysAround of DAYS_AROUND) {
      const wider = await this.#callsAround(step, waysMax, daysAround, base);
      if (!wider) return [step];
      const isBetter =
        !found || (wider.steps[0] && compareSteps(wider.steps[0], found.steps[0] ?? step) < 0);
      if (isBetter) found = wider;
      if (found?.isProven) break;
    }
    return found && found.steps.length > 0 ? found.steps : [{ ...step, proof: 'none' }];
  }

  /** Null where no call is concerned. */
  async #callsAround(
    { state, proof }: Step,
    waysMax: number,
    daysAround: number,
    base: RepairState,
  ): Promise<{ steps: Step[]; isProven: boolean } | null> {
    this.#onProgress({ step: 'calls' });
    const standing = standingCalls(state, daysAround);
    if (!standing) return null;
    const weights = { knockOnOf: () => 0, isGone: this.#isGone };
    const layer = new LayerRepair(standing, weights, this.#ask);
    if (layer.isWhole) return null;
    const found = await layer.fewest(waysMax, callPreference(standing, state.schedule));
    const steps = found.ways.map((way) => ({
      state: state.after(standing, way),
      proof: callProof(found, proof, state === base),
    }));
    return { steps, isProven: found.isProven && found.isForced };
  }

  async #afterHalfDays(step: Step): Promise<Step> {
    const { state, proof } = step;
    if (state.brokenIn('half-day').length === 0) return step;
    this.#onProgress({ step: 'half-days' });
    const standing = standingHalfDays(state);
    if (!standing) return step;
    const weights = { knockOnOf: () => 0, isGone: this.#isGone };
    const layer = new LayerRepair(standing, weights, this.#ask);
    if (layer.isWhole) return step;
    const { ways, isProven, isForced } = await layer.fewest(1, () => 0);
    const [way] = ways;
    if (!way) return { state, proof: 'none' };
    const own = isForced ? proof : proof === 'none' || !isProven ? 'none' : 'layers';
    return { state: state.after(standing, way), proof: own };
  }

  readonly #isGone = (personId: string): boolean => this.#weigher.goneDays(personId).length > 0;
}

/** Where every changed call is forced by a broken limit of its own, no other days or people could spare it. */
function callProof(
  { isProven, isForced }: { readonly isProven: boolean; readonly isForced: boolean },
  before: Proof,
  isBase: boolean,
): Proof {
  if (before === 'none' || !isProven) return 'none';
  return isForced && isBase ? before : 'layers';
}

/** What is broken beside demands that stay open would be new, and is no repair. */
function isKept(state: RepairState, broken: readonly Finding[]): boolean {
  const known = new Set(broken.map(({ ruleId, firstDay }) => `${ruleId} ${firstDay}`));
  return state.broken.every(
    ({ ruleId, firstDay, personIds }) =>
      known.has(`${ruleId} ${firstDay}`) || (state.open > 0 && personIds.length === 0),
  );
}

function compareSteps(one: Step, other: Step): number {
  return compareNumbers([one.state.open, one.state.cells], [other.state.open, other.state.cells]);
}

function rankOf({
  state,
  way,
}: {
  readonly state: RepairState;
  readonly way: ReturnType<Weigher['weighed']>;
}): number[] {
  const disturbed = way.people.filter(({ isGone }) => !isGone);
  return [
    state.open,
    state.cells,
    disturbed.length,
    -disturbed.filter(({ isCalledIn }) => isCalledIn).length,
    way.clinicsCancelled.length,
    way.unfairnessMore,
    -Math.min(...disturbed.map(({ noticeDays }) => noticeDays)),
    disturbed.reduce((sum, { hoursMore }) => sum + Math.max(0, hoursMore), 0),
  ];
}

/** Whoever is in reserve is asked first, and whoever would leave patients waiting last. */
function callPreference(standing: Standing, schedule: Schedule): (variable: Variable) => number {
  const choiceOf = new Map(standing.layer.choices.map((choice) => [choice.variable, choice]));
  return (variable) => {
    const choice = choiceOf.get(variable);
    const role = schedule.plan.rows.callRoles.find(({ id }) => id === choice?.demand);
    if (!choice || !role) return 0;
    const at = day(choice.period);
    const isReserve = role.mode !== 'jeopardy' && isInReserve(schedule, choice.personId, at);
    const clinics = clinicsGivenUp(schedule, choice.personId, role, at);
    return (isReserve ? CALLED_IN : 0) + clinics * CLINIC_GIVEN_UP;
  };
}

/** The calls and decided half-days that have to go where somebody comes to another rotation. */
function knockOnOf(standing: Standing, { schedule, notBefore }: RepairState) {
  const { plan } = schedule;
  const choiceOf = new Map(standing.layer.choices.map((choice) => [choice.variable, choice]));
  return (variable: Variable): number => {
    const choice = choiceOf.get(variable);
    const block = plan.rows.blocks.find(({ id }) => id === choice?.period);
    const rotation = plan.rows.rotations.find(({ id }) => id === choice?.demand);
    if (!choice || !block || !rotation) return 0;
    const isOpen = (at: string): boolean => at >= notBefore && spanHolds(block, day(at));
    const calls = rotation.takesCall
      ? 0
      : schedule.callsOf(choice.personId).filter((duty) => isOpen(duty.day)).length;
    return calls;
  };
}
