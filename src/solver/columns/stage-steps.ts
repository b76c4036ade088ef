import type { Term } from '../../rules/encoding/model.ts';
import type { OptionList } from './option-list.ts';
import { type Additions, type Decision, StageStep } from './stage-step.ts';
import type { StagedLine, StagedRow } from './staged-line.ts';

/**
 * The stages of a line with the tracked rows. The state between two stages is the sum so far of each tracked row that
 * goes on, brought to one value where it can no longer be broken.
 */
export class StageSteps {
  /** Places that are as small or large as the rows let them, because nothing can ever make another value better. */
  readonly #settled: ReadonlySet<number>;
  readonly #line: StagedLine;
  readonly #rows: readonly StagedRow[];
  /** [row][stage - first] -> the least and the most that the stages after that one can still add. */
  readonly #restMin: readonly Float64Array[];
  readonly #restMax: readonly Float64Array[];
  /** [place] -> the tracked rows it stands in, with its coefficient. */
  readonly #rowsOf: readonly (readonly Term[])[];
  #before: readonly number[] = [];

  constructor(line: StagedLine, isTracked: readonly boolean[]) {
    this.#line = line;
    this.#rows = line.rows.filter((_, row) => isTracked[row]);
    const rowsOf: Term[][] = line.variables.map(() => []);
    this.#rows.forEach(({ terms }, row) => {
      for (const [coefficient, place] of terms) rowsOf[place]?.push([coefficient, row]);
    });
    this.#rowsOf = rowsOf;
    const rests = line.rests.filter((_, row) => isTracked[row]);
    this.#restMin = rests.map(({ min }) => min);
    this.#restMax = rests.map(({ max }) => max);
    const ignored = new Set<number>();
    line.rows.forEach(({ terms }, row) => {
      if (!isTracked[row]) for (const [, place] of terms) ignored.add(place);
    });
    this.#settled = new Set(
      line.stages.flatMap(({ measures }, stage) =>
        measures.filter((place, order) => {
          const { mayCost, mayReward } = line.variables[place] ?? {
            mayCost: true,
            mayReward: true,
          };
          const isLastOf = ([, row]: Term) =>
            this.#rows[row]?.last === stage &&
            measures.slice(order + 1).every((later) => !this.#standsIn(later, row));
          const isOneSided = !(mayCost && mayReward);
          return isOneSided && !ignored.has(place) && (rowsOf[place] ?? []).every(isLastOf);
        }),
      ),
    );
  }

  #standsIn(place: number, row: number): boolean {
    return (this.#rowsOf[place] ?? []).some(([, each]) => each === row);
  }

  /** The step of a stage; stages are taken in order. */
  at(stage: number, list: OptionList): StageStep {
    const present = [...this.#rows.keys()].filter((row) => {
      const { first, last } = this.#rows[row] ?? { first: 1, last: 0 };
      return first <= stage && stage <= last;
    });
    const after = present.filter((row) => (this.#rows[row]?.last ?? 0) > stage);
    const slotOf = new Map(present.map((row, slot) => [row, slot]));
    const { options, measures } = this.#line.stages[stage] ?? { options: [], measures: [] };
    const rest = (row: number, ends: readonly Float64Array[]) =>
      ends[row]?.[stage - (this.#rows[row]?.first ?? 0)] ?? 0;
    const step = new StageStep({
      list,
      options,
      optionAdditions: options.map((terms) => this.#additions(terms, slotOf)),
      decisions: this.#decisions(stage, slotOf),
      from: Int32Array.from(present, (row) => this.#before.indexOf(row)),
      onwards: Int32Array.from(after, (row) => slotOf.get(row) ?? 0),
      least: Float64Array.from(
        present,
        (row) => (this.#rows[row]?.min ?? 0) - rest(row, this.#restMax),
      ),
      most: Float64Array.from(
        present,
        (row) => (this.#rows[row]?.max ?? 0) - rest(row, this.#restMin),
      ),
      safeMin: Float64Array.from(
        present,
        (row) => (this.#rows[row]?.min ?? 0) - rest(row, this.#restMin),
      ),
      safeMax: Float64Array.from(
        present,
        (row) => (this.#rows[row]?.max ?? 0) - rest(row, this.#restMax),
      ),
      checked: this.#checkedAtOnce(stage, measures, slotOf),
    });
    this.#before = after;
    return step;
  }

  #additions(terms: Iterable<Term>, slotOf: ReadonlyMap<number, number>): Additions {
    const amounts = new Map<number, number>();
    for (const [value, place] of terms)
      for (const [coefficient, row] of this.#rowsOf[place] ?? []) {
        const slot = slotOf.get(row) ?? 0;
        amounts.set(slot, (amounts.get(slot) ?? 0) + coefficient * value);
      }
    return Int32Array.from([...amounts].flat());
  }

  #decisions(stage: number, slotOf: ReadonlyMap<number, number>): Decision[] {
    const { measures } = this.#line.stages[stage] ?? { measures: [] };
    return measures.map((place, order): Decision => {
      const { range, mayReward } = this.#line.variables[place] ?? {
        range: { min: 0, max: 0 },
        mayReward: false,
      };
      const values = Int32Array.from(
        { length: range.max - range.min + 1 },
        (_, at) => range.min + at,
      );
      const later = measures.slice(order + 1);
      const complete = (this.#rowsOf[place] ?? []).filter(([, row]) =>
        later.every((each) => !this.#standsIn(each, row)),
      );
      return {
        place,
        isSettled: this.#settled.has(place),
        values: mayReward ? values.toReversed() : values,
        additions: this.#additions([[1, place]], slotOf),
        checked: Int32Array.from(complete, ([, row]) => slotOf.get(row) ?? 0),
      };
    });
  }

  /** The slots that the options of a stage can change and its measures cannot. */
  #checkedAtOnce(
    stage: number,
    measures: readonly number[],
    slotOf: ReadonlyMap<number, number>,
  ): Int32Array {
    const touched = new Set<number>();
    for (const option of this.#line.stages[stage]?.options ?? [])
      for (const [, place] of option)
        for (const [, row] of this.#rowsOf[place] ?? []) touched.add(row);
    for (const place of measures)
      for (const [, row] of this.#rowsOf[place] ?? []) touched.delete(row);
    return Int32Array.from(touched, (row) => slotOf.get(row) ?? 0);
  }
}
