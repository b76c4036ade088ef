import { groupBy } from '../../domain/group-by.ts';
import type { PersonId } from '../../domain/id.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
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
import type { Finding } from '../../rules/rule.ts';
import { rules } from '../../rules/registry.ts';
import type { SolvedLayer } from '../problem.ts';
import type { LayerWay } from './layer-repair.ts';
import { type Affected, affectedBy, type PartChecker, together } from './part-check.ts';
import type { Standing } from './standing.ts';

/** What a repair starts from. */
export interface RepairBase {
  /** As it was before anything happened. */
  readonly before: Schedule;
  /** The first day that may be changed. */
  readonly notBefore: Day;
  /** Whom and which days what happened can affect. */
  readonly affected: Affected;
  readonly checker: PartChecker;
  /** Who leaves the program: what they do not learn here any more is nobody’s to mend. */
  readonly leavers: ReadonlySet<PersonId>;
}

function isOfLeavers({ personIds, slots }: Finding, { leavers }: RepairBase): boolean {
  return slots.length === 0 && personIds.length > 0 && personIds.every((id) => leavers.has(id));
}

interface SoFar {
  readonly difference: ScheduleDifference;
  readonly cells: number;
  readonly open: number;
}

/** A schedule on its way to being repaired: what was changed so far and what the rules say of it. */
export class RepairState {
  readonly base: RepairBase;
  /** With what happened, and the changes so far. */
  readonly schedule: Schedule;
  readonly difference: ScheduleDifference;
  /** Places that change, so far. */
  readonly cells: number;
  /** Demands that stay open, so far. */
  readonly open: number;
  /** What is said that was not said before it happened. */
  readonly came: readonly Finding[];
  /** Must-rules that are broken and were not, on days that may change. */
  readonly broken: readonly Finding[];

  constructor(
    base: RepairBase,
    schedule: Schedule,
    soFar: SoFar = { difference: { gone: [], came: [] }, cells: 0, open: 0 },
  ) {
    this.base = base;
    this.schedule = schedule;
    this.difference = soFar.difference;
    this.cells = soFar.cells;
    this.open = soFar.open;
    const { before, affected, checker, notBefore } = base;
    const changed = affectedBy(schedule, this.difference);
    this.came = checker.came(before, schedule, together(affected, changed));
    this.broken = this.came.filter(
      (each) =>
        each.verdict === 'violation' && each.lastDay >= notBefore && !isOfLeavers(each, base),
    );
  }

  get notBefore(): Day {
    return this.base.notBefore;
  }

  /** What of what is broken rules of the layer say. */
  brokenIn(layer: SolvedLayer): Finding[] {
    return this.broken.filter(({ ruleId }) => rules.get(ruleId)?.layer === layer);
  }

  /** The state after a layer was decided anew. */
  after(standing: Standing, way: LayerWay): RepairState {
    const own = differenceOf(standing, way, this.schedule.filled);
    return new RepairState(this.base, this.schedule.after(own), {
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
