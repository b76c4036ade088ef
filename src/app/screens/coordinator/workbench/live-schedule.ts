import { groupBy } from '../../../../domain/group-by.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../../../domain/schedule/schedule-difference.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { type CheckedSchedule, recheck } from '../../../../rules/recheck.ts';
import { rulesOf } from '../../../../rules/registry.ts';
import type { Said } from './finding-marks.ts';
import { checkInTurns } from '../use-findings.ts';

/** The schedule of a draft as it is drawn, with what the rules say of it. */
export interface LiveState {
  readonly schedule: Schedule;
  /** Undefined until the rules have answered about this very schedule. */
  readonly checked: CheckedSchedule | undefined;
  /** What they last said by rule, perhaps about the schedule before. */
  readonly said: Said;
}

const NOTHING_SAID: Said = new Map();

/** As many changed cells as are sooner asked about at once than all rules anew in turns. */
const RECHECKED_MAX = 60;

/**
 * Holds the schedule of an open draft in memory, so that an edit is drawn with what the rules say of it before anything
 * is stored. Whoever stores takes it back where that is refused.
 */
export class LiveSchedule {
  #state: LiveState;
  #asking = new AbortController();
  readonly #watchers = new Set<() => void>();
  readonly #onFailure: (error: unknown) => void;

  /** @param onFailure hears of errors of rules that were asked in turns. */
  constructor(plan: Plan, filled: readonly Filled[], onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
    this.#state = { schedule: new Schedule(plan, filled), checked: undefined, said: NOTHING_SAID };
  }

  /** What is to be drawn now. */
  readonly read = (): LiveState => this.#state;

  /** Calls back whenever that changes. @returns how to end it. */
  readonly watch = (onChange: () => void): (() => void) => {
    this.#watchers.add(onChange);
    if (!this.#state.checked) void this.#askAll();
    return () => {
      this.#watchers.delete(onChange);
      if (this.#watchers.size === 0) this.#asking.abort();
    };
  };

  /** Changes some cells; a few are judged at once, more of them in turns while the page goes on. */
  apply(difference: ScheduleDifference): void {
    const count = difference.gone.length + difference.came.length;
    if (count === 0) return;
    const { checked, schedule, said } = this.#state;
    if (checked && count <= RECHECKED_MAX) {
      const next = recheck(checked, difference);
      this.#set({ schedule: next.schedule, checked: next, said: next.byRule });
      return;
    }
    this.#set({ schedule: schedule.after(difference), checked: undefined, said });
    void this.#askAll();
  }

  /** Goes on with another plan or with all cells read anew. */
  replace(plan: Plan, filled: readonly Filled[]): void {
    const { said } = this.#state;
    this.#set({ schedule: new Schedule(plan, filled), checked: undefined, said });
    void this.#askAll();
  }

  async #askAll(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { schedule } = this.#state;
    try {
      const found = await checkInTurns(schedule, rulesOf(schedule.plan), this.#asking.signal);
      if (!found || this.#state.schedule !== schedule) return;
      const byRule = groupBy(found, ({ ruleId }) => ruleId);
      this.#set({ schedule, checked: { schedule, findings: found, byRule }, said: byRule });
    } catch (error) {
      this.#onFailure(error);
    }
  }

  #set(state: LiveState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}
