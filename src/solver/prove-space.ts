import { boundByColumns } from './columns/bound-by-columns.ts';
import { type FromProver, pauses, type Port, type ToProver } from './companion-messages.ts';
import { solveModel } from './engine/solve-model.ts';

/** Models with fewer variables are solved as a whole at once, for a while. */
const SMALL_VARIABLES = 3_000;
/** Models with more variables are never solved as a whole. */
const WHOLE_VARIABLES_MAX = 60_000;
const PART_FOR_SMALL = 0.15;
const PART_FOR_LINES = 0.9;
/** Lines that leave more rows to chance for each person are of no use to annealing. */
const UNTRACKED_FOR_EACH_MAX = 2;

type Start = Extract<ToProver, { kind: 'start' }>;

/**
 * The half of `solveSpaceInTwo` that proves: raises the bound by whole lines and by the whole model, and makes schedules
 * on the way. Runs in a thread of its own until it is told to end, has nothing left to prove or is out of seconds.
 */
export function proveSpace(port: Port<ToProver, FromProver>): void {
  port.listen((message) => {
    if (message.kind !== 'start') return;
    const prover = new Prover(message, port);
    port.listen((news) => prover.hear(news));
    prover.prove().then(
      () => port.post({ kind: 'ended' }),
      (error: unknown) => port.post({ kind: 'crashed', message: String(error) }),
    );
  });
}

class Prover {
  readonly #start: Start;
  readonly #port: Port<ToProver, FromProver>;
  readonly #began = performance.now();
  #isEnded = false;
  #fresh: (readonly number[])[] = [];
  #best: number | null = null;
  #bound = -Infinity;

  constructor(start: Start, port: Port<ToProver, FromProver>) {
    this.#start = start;
    this.#port = port;
  }

  hear(message: ToProver): void {
    if (message.kind === 'end') this.#isEnded = true;
    if (message.kind === 'better') this.#fresh.push(message.values);
  }

  async prove(): Promise<void> {
    const count = this.#start.model.variables.length;
    if (count <= SMALL_VARIABLES) await this.#asWhole(PART_FOR_SMALL);
    if (!this.#isOver) await this.#byLines(count <= WHOLE_VARIABLES_MAX ? PART_FOR_LINES : 1);
    if (!this.#isOver && count <= WHOLE_VARIABLES_MAX) await this.#asWhole(1);
  }

  get #isOver(): boolean {
    return this.#isEnded || (this.#best !== null && this.#best <= this.#bound);
  }

  #secondsFor(part: number): number | null {
    const { secondsMax } = this.#start;
    if (secondsMax === null) return null;
    return Math.max(0.01, (secondsMax - (performance.now() - this.#began) / 1000) * part);
  }

  async #byLines(part: number): Promise<void> {
    const { model, choices, seed } = this.#start;
    const pause = pauses();
    const answer = await boundByColumns(
      { model, choices },
      {
        seed,
        secondsMax: this.#secondsFor(part),
        workMax: null,
        companion: {
          pause,
          isEnded: () => this.#isEnded,
          takeSolutions: () => this.#fresh.splice(0),
          onDrawn: (drawn, { people, cost }) => {
            const untrackedCount = drawn.reduce((sum, { untracked }) => sum + untracked.length, 0);
            if (untrackedCount > UNTRACKED_FOR_EACH_MAX * people.length) return;
            const periodsOf = people.map(({ periods }) => periods);
            this.#port.post({ kind: 'lines', lines: { drawn, periodsOf, cost } });
          },
        },
      },
      ({ bound, values }) => {
        this.#raise('lines', bound);
        if (values) this.#tell('lines', values);
      },
    );
    if (answer.isImpossible) this.#port.post({ kind: 'impossible' });
    this.#isEnded ||= answer.isImpossible;
  }

  async #asWhole(part: number): Promise<void> {
    const { model, seed } = this.#start;
    const hint = this.#fresh.at(-1) ?? null;
    const answer = await solveModel(
      model,
      { seed, hint, isLinear: true, workMax: null, secondsMax: this.#secondsFor(part) },
      ({ values, bound }) => {
        this.#raise('whole', bound);
        if (values) this.#tell('whole', values);
      },
    );
    this.#raise('whole', answer.bound);
    if (answer.status === 'impossible') this.#port.post({ kind: 'impossible' });
    this.#isEnded ||= answer.status === 'impossible';
    if (answer.values) this.#tell('whole', answer.values);
  }

  #tell(method: 'lines' | 'whole', values: readonly number[]): void {
    const objective = this.#start.model.objective.reduce(
      (sum, [weight, variable]) => sum + weight * (values[variable] ?? 0),
      0,
    );
    if (this.#best !== null && objective >= this.#best) return;
    this.#best = objective;
    this.#port.post({ kind: 'better', method, values });
  }

  #raise(method: 'lines' | 'whole', bound: number | null): void {
    if (bound === null || bound <= this.#bound) return;
    this.#bound = bound;
    this.#port.post({ kind: 'bound', method, bound });
  }
}
