import { type Filled, periodOf, type Slot } from '../../domain/schedule/slot.ts';
import type { Limit, Model, Variable } from '../../rules/encoding/model.ts';
import type { LayerChoice, LayerModel } from '../layer-model.ts';
import type { PlacedChoice } from '../search/space.ts';

/**
 * A place that may come to hold somebody or something else: of calls a role on a day, of blocks and half-days one of
 * somebody. However much of it changes, it is as many changed places as come or go, whichever are more.
 */
export interface Cell {
  readonly key: string;
  readonly choices: readonly LayerChoice[];
  /** What is there and cannot stay, because no choice is left of it. */
  readonly lost: readonly Filled[];
  /** Whether it is past, so that nothing may change here. */
  readonly isPast: boolean;
}

/** A layer as it stands, seen as choices of its model. */
export class Standing {
  readonly layer: LayerModel;
  /** Choices as they stand; measures have their least value, which means nothing. */
  readonly values: readonly number[];
  readonly cells: readonly Cell[];
  readonly cellOf: ReadonlyMap<Variable, Cell>;
  readonly isChoice: Uint8Array;
  /** Whether a limit that is broken as it stands is to be mended; others that are broken only must not get worse. */
  readonly isToMend: (limit: Limit) => boolean;
  readonly #pinned = new Set<Variable>();

  /**
   * @param filled what stands in this layer where the model is open.
   * @param isPast whether a period has begun.
   */
  constructor(
    layer: LayerModel,
    filled: readonly Filled[],
    isPast: (period: string) => boolean,
    isToMend: (limit: Limit, standing: Standing) => boolean,
  ) {
    this.layer = layer;
    const { model, choices } = layer;
    const values = model.variables.map(({ min }) => min);
    this.isChoice = new Uint8Array(values.length);
    const variableOf = new Map(choices.map((choice) => [choiceKey(choice), choice.variable]));
    const lost = new Map<string, Filled[]>();
    for (const each of filled) {
      const variable = variableOf.get(filledKey(each));
      if (variable === undefined) put(lost, cellKeyOf(each.slot, each.personId), each);
      else {
        values[variable] = 1;
        if (each.source === 'pinned') this.#pinned.add(variable);
      }
    }
    this.values = values;
    const byCell = new Map<string, LayerChoice[]>();
    for (const choice of choices) {
      this.isChoice[choice.variable] = 1;
      put(byCell, cellKey(layer.layer, choice), choice);
    }
    this.cells = [...new Set([...byCell.keys(), ...lost.keys()])].map((key) => {
      const own = byCell.get(key) ?? [];
      const gone = lost.get(key) ?? [];
      const period = own[0]?.period ?? (gone[0] ? periodOf(gone[0].slot) : '');
      const isOver = isPast(period);
      return { key, choices: own, lost: isOver ? [] : gone, isPast: isOver };
    });
    this.cellOf = new Map(
      this.cells.flatMap((cell) => cell.choices.map(({ variable }) => [variable, cell] as const)),
    );
    this.isToMend = (limit) => isToMend(limit, this);
  }

  get model(): Model {
    return this.layer.model;
  }

  /** Whether the choice may be made otherwise. */
  isFree(variable: Variable): boolean {
    const isOpen = this.cellOf.get(variable)?.isPast === false;
    return this.isChoice[variable] === 1 && isOpen && !this.#pinned.has(variable);
  }
}

function put<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function choiceKey({ personId, period, demand }: PlacedChoice): string {
  return `${personId}/${period}/${demand}`;
}

function filledKey({ slot, personId }: Filled): string {
  return `${personId}/${periodOf(slot)}/${slot.demandId}`;
}

function cellKey(layer: Slot['layer'], { personId, period, demand }: PlacedChoice): string {
  return layer === 'call' ? `${demand}/${period}` : `${personId}/${period}`;
}

/** The cell that a filled slot is in. */
export function cellKeyOf(slot: Slot, personId: string): string {
  return cellKey(slot.layer, {
    personId,
    period: periodOf(slot),
    demand: slot.demandId,
    variable: -1,
  });
}
