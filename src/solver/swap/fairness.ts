import type { PersonId } from '../../domain/id.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type CallLoad, callLoad, NO_LOAD } from './call-load.ts';

/** How calls are shared within classes: what a swap would do to it. */
export class Fairness {
  readonly #schedule: Schedule;
  readonly #usual = new Map<string, CallLoad>();

  /** @param schedule of the year, as it is before any swap. */
  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** The median of the member's class, of whom anybody has calls; of faculty, the median of faculty. */
  usualFor(member: Member): CallLoad {
    const key = classOf(member);
    let usual = this.#usual.get(key);
    if (!usual) {
      const loads = this.#schedule.plan.members
        .filter((each) => classOf(each) === key && !each.person.isArchived && each.year.takesCall)
        .map(({ person }) => callLoad(this.#schedule.of(person.id)));
      usual = {
        calls: median(loads.map(({ calls }) => calls)),
        nights: median(loads.map(({ nights }) => nights)),
        weekends: median(loads.map(({ weekends }) => weekends)),
        hours: median(loads.map(({ hours }) => hours)),
      };
      this.#usual.set(key, usual);
    }
    return usual;
  }

  /** How far the person's calls and weekends are from the class's usual after so much more; in calls. */
  #distance(personId: PersonId, more: CallLoad): number {
    const member = this.#schedule.plan.memberById.get(personId);
    if (!member) return 0;
    const usual = this.usualFor(member);
    const { calls, weekends } = callLoad(this.#schedule.of(personId));
    return (
      Math.abs(calls + more.calls - usual.calls) +
      Math.abs(weekends + more.weekends - usual.weekends)
    );
  }

  /** By how many calls people would be farther from what is usual in their class; negative where it becomes fairer. */
  change(differences: ReadonlyMap<PersonId, CallLoad>): number {
    return [...differences].reduce(
      (sum, [id, more]) => sum + this.#distance(id, more) - this.#distance(id, NO_LOAD),
      0,
    );
  }
}

function classOf({ year }: Member): string {
  return `${year.role} ${year.pgy ?? ''}`;
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((one, other) => one - other);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? 0;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? upper) + upper) / 2;
}
