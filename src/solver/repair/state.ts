import { groupBy } from '../../domain/group-by.ts';
import type { ScheduleDifference } from '../../domain/schedule/schedule-difference.ts';
import {
  type Filled,
  isIn,
  periodOf,
  type Slot,
  slotFromParts,
  slotKey,
} from '../../domain/schedule/slot.ts';
import type { Day } from '../../domain/time/day.ts';
import { type CheckedSchedule, recheck } from '../../rules/recheck.ts';
import type { Finding } from '../../rules/rule.ts';
import { rules } from '../../rules/registry.ts';
import { newOrWorse } from '../mend/matters.ts';
import type { SolvedLayer } from '../problem.ts';
import type { LayerWay } from './layer-repair.ts';
import type { Standing } from './standing.ts';

/** A schedule on its way to being repaired: what was changed so far and what the rules say of it. */
export class RepairState {
  /** What the rules said before it happened. */
  readonly #before: readonly Finding[];
  readonly checked: CheckedSchedule;
  readonly notBefore: Day;
  readonly difference: ScheduleDifference;
  /** Places that change, so far. */
  readonly cells: number;
  /** Demands that stay open, so far. */
  readonly open: number;

  constructor(
    before: readonly Finding[],
    checked: CheckedSchedule,
    notBefore: Day,
    soFar: {
      readonly difference: ScheduleDifference;
      readonly cells: number;
      readonly open: number;
    } = {
      difference: { gone: [], came: [] },
      cells: 0,
      open: 0,
    },
  ) {
    this.#before = before;
    this.checked = checked;
    this.notBefore = notBefore;
    this.difference = soFar.difference;
    this.cells = soFar.cells;
    this.open = soFar.open;
  }

  /** Must-rules that are broken and were not, on days that may change. */
  get broken(): Finding[] {
    return this.cameSince.filter(
      ({ verdict, lastDay }) => verdict === 'violation' && lastDay >= this.notBefore,
    );
  }

  /** What is said that was not said before it happened. */
  get cameSince(): Finding[] {
    return newOrWorse(this.#before, this.checked.findings);
  }

  /** What of that is said by rules that limit the layer. */
  brokenIn(layer: SolvedLayer): Finding[] {
    return this.broken.filter(({ ruleId }) => rules.get(ruleId)?.layer === layer);
  }

  /** The state after a layer was decided anew. */
  after(standing: Standing, way: LayerWay): RepairState {
    const own = differenceOf(standing, way, this.checked.schedule.filled);
    return new RepairState(this.#before, recheck(this.checked, own), this.notBefore, {
      difference: joined(this.difference, own),
      cells: this.cells + way.cells,
      open: this.open + way.open,
    });
  }
}

function joined(one: ScheduleDifference, other: ScheduleDifference): ScheduleDifference {
  return { gone: [...one.gone, ...other.gone], came: [...one.came, ...other.came] };
}

/** What goes and comes; who comes takes a place that was left, or else the first that is free. */
function differenceOf(
  standing: Standing,
  way: LayerWay,
  filled: readonly Filled[],
): ScheduleDifference {
  const { layer, choices } = standing.layer;
  const choiceOf = new Map(choices.map((choice) => [choice.variable, choice]));
  const here = filled.filter(isIn(layer));
  const goes = new Set(
    way.goes.flatMap((variable) => {
      const choice = choiceOf.get(variable);
      return choice ? [`${choice.personId}/${choice.period}/${choice.demand}`] : [];
    }),
  );
  const gone: Filled[] = [
    ...standing.cells.flatMap(({ lost }) => lost),
    ...here.filter(({ slot, personId }) =>
      goes.has(`${personId}/${periodOf(slot)}/${slot.demandId}`),
    ),
  ];
  const left = new Set(gone.map(({ slot }) => slotKey(slot)));
  const placeOf = (slot: Slot): string => `${slot.demandId}/${periodOf(slot)}`;
  const stays = groupBy(
    here.filter(({ slot }) => !left.has(slotKey(slot))),
    ({ slot }) => placeOf(slot),
  );
  const vacated = groupBy(gone, ({ slot }) => placeOf(slot));
  const comes = way.comes.flatMap((variable) => choiceOf.get(variable) ?? []);
  const groups = groupBy(comes, ({ demand, period }) => `${demand}/${period}`);
  const came = [...groups].flatMap(([key, group]) => {
    const taken = new Set((stays.get(key) ?? []).map(({ slot }) => slot.ordinal));
    const open = (vacated.get(key) ?? []).map(({ slot }) => slot.ordinal).toSorted(ascending);
    let ordinal = 0;
    return group.map(({ personId, demand, period }): Filled => {
      let own = open.shift();
      while (own === undefined) {
        if (!taken.has(ordinal)) own = ordinal;
        ordinal++;
      }
      taken.add(own);
      return { slot: slotFromParts(layer, demand, period, own), personId, source: 'solved' };
    });
  });
  return { gone, came };
}

function ascending(one: number, other: number): number {
  return one - other;
}
