import { personBound } from './bounds/person-bound.ts';
import { relaxationBound } from './bounds/relaxation-bound.ts';
import { Budget } from './budget.ts';
import { type FromBeside, pauses, type Port, type ToBeside } from './companion-messages.ts';
import { loadHighs, solveLinear } from './engine/highs-program.ts';
import { linearProgramOf, wholeBound } from './engine/linear-program.ts';
import { tightened } from './engine/tightened.ts';
import { annealingLooks } from './search/anneal.ts';
import { Annealing } from './search/annealing.ts';

type Layer = Extract<ToBeside, { kind: 'layer' }>;

/** Of the seconds of a layer, what the linear relaxation may take. */
const PART_FOR_RELAXATION = 0.5;
/** Another course than that of the thread that decides. */
const OTHER_SEED = 1_000_003;

/**
 * The thread beside the one that decides layers: raises each layer’s bound, then anneals on a course of its own. It
 * works on one layer at a time, until that is over, and never ends by itself.
 */
export function workBeside(port: Port<ToBeside, FromBeside>): void {
  let working: Promise<void> = Promise.resolve();
  let present: BesideLayer | null = null;
  port.listen((message) => {
    if (message.kind === 'better') return present?.hear(message.task, message.values);
    working = working
      .then(() => {
        present = new BesideLayer(message, port);
        return present.work();
      })
      .catch((error: unknown) => port.post({ kind: 'crashed', message: String(error) }));
  });
}

class BesideLayer {
  readonly #layer: Layer;
  readonly #port: Port<ToBeside, FromBeside>;
  readonly #budget: Budget;
  #bound = -Infinity;
  #best: number | null = null;
  #annealing: Annealing | null = null;

  constructor(layer: Layer, port: Port<ToBeside, FromBeside>) {
    this.#layer = layer;
    this.#port = port;
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    this.#budget = new Budget({ secondsMax: layer.secondsMax, workMax: null }, seconds);
  }

  /** Takes over a better schedule, where it is of this layer. */
  hear(task: number, values: readonly number[]): void {
    if (task === this.#layer.task) this.#annealing?.takeBest(values);
  }

  async work(): Promise<void> {
    const { isOfPeople } = this.#layer;
    if (isOfPeople && !this.#isOver) await this.#lookAtPeople();
    if (!this.#isOver) await this.#relax();
    this.#port.post({ kind: 'relaxed', task: this.#layer.task });
    if (!this.#isOver) await this.#anneal();
  }

  get #isOver(): boolean {
    return Atomics.load(this.#layer.endFlag, 0) !== 0 || this.#budget.isSpent;
  }

  async #lookAtPeople(): Promise<void> {
    const highs = await loadHighs();
    const boundOf = (model: Layer['space']['model']) => {
      const { secondsMax } = this.#budget.allow(1);
      return wholeBound(solveLinear(highs, linearProgramOf(model), { secondsMax }).bound);
    };
    this.#raise(personBound(this.#layer.space, boundOf, () => this.#isOver));
  }

  async #relax(): Promise<void> {
    const { secondsMax } = this.#budget.allow(PART_FOR_RELAXATION);
    const limits = { secondsMax, stopFlag: this.#layer.endFlag };
    const model = tightened(this.#layer.space.model);
    this.#raise(relaxationBound(model, await loadHighs(), limits).bound);
  }

  async #anneal(): Promise<void> {
    const { space, seed, values, task } = this.#layer;
    const share = this.#budget.share(1);
    const annealing = new Annealing(space, seed + OTHER_SEED, values);
    this.#annealing = annealing;
    this.#best = annealing.best;
    const looks = annealingLooks(annealing, {
      spend: () => undefined,
      partSpent: () => (this.#isOver ? 1 : share.partSpent),
      onBetter: (solution) => {
        if (this.#best !== null && solution.objective >= this.#best) return;
        this.#best = solution.objective;
        this.#port.post({ kind: 'better', task, values: solution.values });
      },
    });
    const pause = pauses();
    while (!looks.next().done) await pause();
  }

  #raise(bound: number): void {
    if (bound <= this.#bound) return;
    this.#bound = bound;
    this.#port.post({ kind: 'bound', task: this.#layer.task, bound });
  }
}
