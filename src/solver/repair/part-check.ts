import type { PersonId } from '../../domain/id.ts';
import { goneBecause, type Disruption } from '../../domain/schedule/disruption.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../domain/schedule/schedule-difference.ts';
import { daysOfSlot } from '../../domain/schedule/slot.ts';
import { addDays, type DaySpan } from '../../domain/time/day.ts';
import { checkRule, findingsOf } from '../../rules/check-schedule.ts';
import { rulesOf, type SetRule } from '../../rules/registry.ts';
import type { Finding } from '../../rules/rule.ts';
import { newOrWorse } from '../mend/matters.ts';

/** Whom and which days something can affect. */
export interface Affected {
  readonly people: ReadonlySet<PersonId>;
  /** Null for no days. */
  readonly span: DaySpan | null;
}

/** What rules say of parts of schedules, asked once for each person’s part. */
export class PartChecker {
  readonly #known = new WeakMap<PersonSchedule, Map<string, readonly Finding[]>>();

  /** What is said of the affected part afterwards that was not said before, or is worse. */
  came(before: Schedule, after: Schedule, affected: Affected): Finding[] {
    const setBefore = new Map(rulesOf(before.plan).map((each) => [each.rule.id, each]));
    return rulesOf(after.plan).flatMap((setRule) => {
      const now = this.#said(after, setRule, affected);
      if (now.length === 0) return [];
      const own = setBefore.get(setRule.rule.id);
      return newOrWorse(own ? this.#said(before, own, affected) : [], now);
    });
  }

  /** Wishes about everybody are not asked: they break nothing, and take long to say so. */
  #said(schedule: Schedule, setRule: SetRule, { people, span }: Affected): readonly Finding[] {
    const { rule, params } = setRule;
    if (rule.checkPerson) {
      return [...people].flatMap((id) => this.#saidOf(schedule.of(id), setRule));
    }
    if (rule.checkDays) {
      return span ? findingsOf(rule, rule.checkDays(schedule, span, params)) : [];
    }
    return rule.force === 'must' ? checkRule(schedule, setRule) : [];
  }

  #saidOf(own: PersonSchedule, { rule, params }: SetRule): readonly Finding[] {
    let known = this.#known.get(own);
    if (!known) this.#known.set(own, (known = new Map()));
    let found = known.get(rule.id);
    if (!found) {
      found = findingsOf(rule, rule.checkPerson?.(own, params) ?? []);
      known.set(rule.id, found);
    }
    return found;
  }
}

/** Whom and which days these changes of places can affect. */
export function affectedBy({ plan }: Schedule, { gone, came }: ScheduleDifference): Affected {
  const all = [...gone, ...came];
  const spans = all.map(({ slot }): DaySpan => {
    const { firstDay, lastDay } = daysOfSlot(slot, plan.blockById);
    // A night of call frees the day after it.
    return { firstDay, lastDay: slot.layer === 'call' ? addDays(lastDay, 1) : lastDay };
  });
  return { people: new Set(all.map(({ personId }) => personId)), span: hullOf(spans) };
}

/** Whom and which days these disruptions can affect. */
export function affectedByDisruptions(
  schedule: Schedule,
  disruptions: readonly Disruption[],
): Affected {
  return disruptions
    .map((each) => affectedByOne(schedule, each))
    .reduce(together, { people: new Set(), span: null });
}

function affectedByOne(schedule: Schedule, disruption: Disruption): Affected {
  const { plan } = schedule;
  const { year } = plan.rows;
  switch (disruption.kind) {
    case 'absence':
    case 'departure': {
      const personId =
        disruption.kind === 'absence' ? disruption.absence.personId : disruption.personId;
      const days = goneBecause([disruption], personId, year.lastDay);
      const span = hullOf(
        days.map(({ firstDay, lastDay }) => ({ firstDay: addDays(firstDay, -1), lastDay })),
      );
      return { people: new Set([personId]), span };
    }
    case 'call-role': {
      const { id, firstDay, lastDay } = disruption.callRole;
      const serving = plan.members.filter(({ person }) =>
        schedule.callsOf(person.id).some(({ role }) => role.id === id),
      );
      const people = new Set(serving.map(({ person }) => person.id));
      const isNew = !plan.callRoleById.has(id);
      const span = { firstDay: firstDay ?? year.firstDay, lastDay: lastDay ?? year.lastDay };
      return { people, span: isNew ? span : year };
    }
    case 'rotation':
    case 'rule':
      return { people: new Set(plan.members.map(({ person }) => person.id)), span: year };
  }
}

/** What either affects. */
export function together(one: Affected, other: Affected): Affected {
  const spans = [one.span, other.span].filter((span) => span !== null);
  return { people: new Set([...one.people, ...other.people]), span: hullOf(spans) };
}

function hullOf(spans: readonly DaySpan[]): DaySpan | null {
  const firstDay = spans.map((span) => span.firstDay).toSorted()[0];
  const lastDay = spans
    .map((span) => span.lastDay)
    .toSorted()
    .at(-1);
  return firstDay && lastDay ? { firstDay, lastDay } : null;
}
