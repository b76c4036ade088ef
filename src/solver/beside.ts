import { type FromBeside, pauses, type Port, type ToBeside } from './companion-messages.ts';
import { satisfies, sumOf } from './engine/satisfies.ts';
import type { StopFlag } from './engine/solve-model.ts';
import type { Solution } from './search/improve.ts';
import type { SearchSpace } from './search/space.ts';

/** A second thread that works beside the one that decides; see `workBeside`. */
export class Beside {
  readonly #port: Port<FromBeside, ToBeside>;
  #task = 0;
  #present: LayerBeside | null = null;
  #isBroken = false;

  constructor(port: Port<FromBeside, ToBeside>) {
    this.#port = port;
    port.listen((message) => {
      if (message.kind === 'crashed') this.#isBroken = true;
      else if (message.task === this.#task) this.#present?.hear(message);
    });
  }

  /** Has it work on a layer; null where it broke down. What it worked on before is over. */
  start(
    space: SearchSpace,
    how: Pick<
      Extract<ToBeside, { kind: 'layer' }>,
      'values' | 'isOfPeople' | 'seed' | 'secondsMax'
    >,
  ): LayerBeside | null {
    this.#present?.end();
    if (this.#isBroken) return null;
    const task = ++this.#task;
    const endFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const { model, choices } = space;
    const placed = choices.map(({ variable, personId, period, demand }) => {
      return { variable, personId, period, demand };
    });
    this.#port.post({ kind: 'layer', task, space: { model, choices: placed }, endFlag, ...how });
    this.#present = new LayerBeside(space, endFlag, (values) =>
      this.#port.post({ kind: 'better', task, values }),
    );
    return this.#present;
  }
}

/** What comes of a layer from the second thread. A schedule from there is checked before it counts. */
export class LayerBeside {
  readonly #space: SearchSpace;
  readonly #endFlag: StopFlag;
  readonly #tell: (values: readonly number[]) => void;
  readonly #pause = pauses();
  #better: Solution | null = null;
  bound = -Infinity;
  /** Whether it has raised the bound as far as it will. */
  isRelaxed = false;

  constructor(space: SearchSpace, endFlag: StopFlag, tell: (values: readonly number[]) => void) {
    this.#space = space;
    this.#endFlag = endFlag;
    this.#tell = tell;
  }

  /** Lets news come in, ten times a second at most. */
  pause(): Promise<void> {
    return this.#pause();
  }

  /** A schedule from there that costs less than this; null where there is none. */
  takeBetter(than: number): Solution | null {
    const better = this.#better;
    this.#better = null;
    return better && better.objective < than ? better : null;
  }

  /** Tells of a schedule that is better than those told before. */
  tell(values: readonly number[]): void {
    this.#tell(values);
  }

  /** It is over. */
  end(): void {
    Atomics.store(this.#endFlag, 0, 1);
  }

  hear(message: Exclude<FromBeside, { kind: 'crashed' }>): void {
    switch (message.kind) {
      case 'bound':
        this.bound = Math.max(this.bound, message.bound);
        break;
      case 'relaxed':
        this.isRelaxed = true;
        break;
      case 'better': {
        const { model } = this.#space;
        const { values } = message;
        if (satisfies(model, values))
          this.#better = { values, objective: sumOf(model.objective, values) };
      }
    }
  }
}
