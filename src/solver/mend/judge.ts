import type { PersonId } from '../../domain/id.ts';
import { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { areSameFilled } from '../../domain/schedule/schedule-difference.ts';
import { addDays, type DaySpan, overlapOf } from '../../domain/time/day.ts';
import { verdictOf } from '../../rules/check-schedule.ts';
import { rulesOf, type SetRule } from '../../rules/registry.ts';
import type { Finding, Observation } from '../../rules/rule.ts';
import { type CellChange, peopleOf, together } from './cell-change.ts';
import { distanceOf, isAsBad, isSameMatter, newOrWorse } from './matters.ts';

/** What a rule says of the part of a schedule that some changes can affect. */
interface Judged {
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

/** A rule that cannot be asked about a part takes about so much longer. */
const WORK_OF_THE_WHOLE = 5;

const NOTHING_SAID: Judged = { before: [], after: [] };

/** Changes that are made together, with the schedule they lead to once somebody asks for it. */
export class Candidate {
  readonly changes: readonly CellChange[];
  /** The changes as text, the same in whatever order they were thought of. */
  readonly key: string;
  readonly #base: Schedule;
  #schedule: Schedule | null = null;

  constructor(base: Schedule, changes: readonly CellChange[]) {
    this.#base = base;
    this.changes = changes;
    this.key = changes
      .map(({ key }) => key)
      .toSorted()
      .join('; ');
  }

  get schedule(): Schedule {
    this.#schedule ??= this.#base.after(together(this.changes));
    return this.#schedule;
  }

  /** The candidate with one more change. */
  with(change: CellChange): Candidate {
    return new Candidate(this.#base, [...this.changes, change]);
  }
}

/**
 * The rules' own checks over a schedule and what it would be after some changes. A rule is asked only about the people
 * and days that the changes touch, and about the same part of a schedule only once.
 */
export class Judge {
  /** How often a rule was asked what was not known yet, and how many candidates were looked at. */
  workUsed = 0;
  readonly #base: Schedule;
  readonly #setRules: readonly SetRule[];
  readonly #parts = new Map<string, PersonSchedule>();
  readonly #found = new WeakMap<object, Map<string, readonly Finding[]>>();
  readonly #foundOnDays = new Map<string, readonly Finding[]>();

  constructor(base: Schedule) {
    this.#base = base;
    // The cheapest first: what is broken is told soonest.
    const costOf = ({ rule }: SetRule): number => (rule.checkPerson ? 0 : rule.checkDays ? 1 : 2);
    this.#setRules = rulesOf(base.plan).toSorted((one, other) => costOf(one) - costOf(other));
  }

  /**
   * How far from being mended a finding is: null where its rule says nothing of the matter any more; else how far beyond
   * the limit it is, infinite where nothing is measured.
   */
  distanceLeft(target: Finding, candidate: Candidate): number | null {
    this.workUsed++;
    const setRule = this.#setRules.find(({ rule }) => rule.id === target.ruleId);
    const { before, after } = setRule ? this.#judged(setRule, candidate) : NOTHING_SAID;
    const isOfIt = (each: Finding): boolean => isAsBad(each, target) && isSameMatter(each, target);
    // What the changes do not touch stands as it is.
    const left = before.some(isOfIt) ? after.filter(isOfIt) : [target];
    return left.length === 0 ? null : Math.max(...left.map((each) => distanceOf(each) ?? Infinity));
  }

  /**
   * What the changes would bring or make worse: violations, and what the rule of the finding to be mended says that
   * weighs as much. @param countMax enough is enough.
   */
  broken(target: Finding, candidate: Candidate, countMax: number): Finding[] {
    const found: Finding[] = [];
    for (const setRule of this.#setRules) {
      const isOfIt = setRule.rule.id === target.ruleId;
      if (setRule.rule.force !== 'must' && !isOfIt) continue;
      const { before, after } = this.#judged(setRule, candidate);
      for (const each of newOrWorse(before, after)) {
        if (each.verdict === 'violation' || (isOfIt && isAsBad(each, target))) found.push(each);
        if (found.length >= countMax) return found;
      }
    }
    return found;
  }

  /** The violations that the changes would bring or make worse. @param countMax enough is enough. */
  violations(candidate: Candidate, countMax: number): Finding[] {
    const found: Finding[] = [];
    for (const setRule of this.#setRules) {
      if (setRule.rule.force !== 'must') continue;
      const { before, after } = this.#judged(setRule, candidate);
      found.push(...newOrWorse(before, after).filter(({ verdict }) => verdict === 'violation'));
      if (found.length >= countMax) break;
    }
    return found;
  }

  /** How many findings of any verdict would come less how many would go, as far as single people or days are judged. */
  balance(candidate: Candidate): number {
    let balance = 0;
    for (const setRule of this.#setRules) {
      if (!setRule.rule.checkPerson && !setRule.rule.checkDays) continue;
      const { before, after } = this.#judged(setRule, candidate);
      balance += newOrWorse(before, after).length - newOrWorse(after, before).length;
    }
    return balance;
  }

  #judged(setRule: SetRule, candidate: Candidate): Judged {
    const { rule } = setRule;
    // What limits the blocks does not look at the layers below them.
    const changes =
      rule.layer === 'block'
        ? candidate.changes.filter(({ layer }) => layer === 'block')
        : candidate.changes;
    if (changes.length === 0) return NOTHING_SAID;
    if (rule.checkPerson) return this.#judgedPeople(setRule, changes);
    if (rule.checkDays) return this.#judgedDays(setRule, changes, candidate);
    this.workUsed += WORK_OF_THE_WHOLE;
    const all = (schedule: Schedule): readonly Finding[] =>
      this.#once(schedule, setRule, () => rule.check(schedule, setRule.params));
    return { before: all(this.#base), after: all(candidate.schedule) };
  }

  #judgedPeople(setRule: SetRule, changes: readonly CellChange[]): Judged {
    const { rule, params } = setRule;
    const before: Finding[] = [];
    const after: Finding[] = [];
    for (const id of peopleOf(changes)) {
      const now = this.#base.of(id);
      const then = this.#partOf(id, changes);
      const ask = (own: PersonSchedule) => rule.checkPerson?.(own, params) ?? [];
      before.push(...this.#once(now, setRule, () => ask(now)));
      after.push(...this.#once(then, setRule, () => ask(then)));
    }
    return { before, after };
  }

  /** The person's part of the schedule after the changes. */
  #partOf(id: PersonId, changes: readonly CellChange[]): PersonSchedule {
    const own = changes.filter(({ personIds }) => personIds.includes(id));
    const key = [id, ...own.map((each) => each.key).toSorted()].join('; ');
    let part = this.#parts.get(key);
    if (!part) {
      const { gone, came } = together(own);
      const kept = this.#base
        .of(id)
        .filled.filter((each) => !gone.some((other) => areSameFilled(each, other)));
      const now = came.filter(({ personId }) => personId === id);
      part = new PersonSchedule(this.#base.plan, id, [...kept, ...now]);
      this.#parts.set(key, part);
    }
    return part;
  }

  #judgedDays(setRule: SetRule, changes: readonly CellChange[], candidate: Candidate): Judged {
    const { rule, params } = setRule;
    const before: Finding[] = [];
    const after: Finding[] = [];
    for (const span of spansOf(changes)) {
      const own = changes.filter((each) => overlapOf(daysTouched(each), span) !== null);
      const about = `${rule.id} ${span.firstDay} ${span.lastDay}`;
      const key = [about, ...own.map((each) => each.key).toSorted()].join('; ');
      const ask = (schedule: Schedule) => rule.checkDays?.(schedule, span, params) ?? [];
      before.push(...this.#known(this.#foundOnDays, about, () => ask(this.#base), rule));
      after.push(...this.#known(this.#foundOnDays, key, () => ask(candidate.schedule), rule));
    }
    return { before, after };
  }

  /** What a rule says of a schedule or of somebody's part of it. */
  #once(subject: object, { rule }: SetRule, ask: () => readonly Observation[]): readonly Finding[] {
    let known = this.#found.get(subject);
    if (!known) {
      known = new Map();
      this.#found.set(subject, known);
    }
    return this.#known(known, rule.id, ask, rule);
  }

  #known(
    known: Map<string, readonly Finding[]>,
    key: string,
    ask: () => readonly Observation[],
    rule: SetRule['rule'],
  ): readonly Finding[] {
    let found = known.get(key);
    if (!found) {
      this.workUsed++;
      found = ask().map((each) => ({
        ...each,
        ruleId: rule.id,
        verdict: verdictOf(each, rule.force),
      }));
      known.set(key, found);
    }
    return found;
  }
}

/** The days on which something can be different: a night of call frees the day after it. */
function daysTouched({ days, layer }: CellChange): DaySpan {
  const { firstDay, lastDay } = days;
  return layer === 'call' ? { firstDay, lastDay: addDays(lastDay, 1) } : days;
}

/** The days that the changes touch, as spans of which no two share a day. */
function spansOf(changes: readonly CellChange[]): DaySpan[] {
  const spans: DaySpan[] = [];
  const touched = changes.map(daysTouched);
  for (const days of touched.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))) {
    const last = spans.at(-1);
    if (last && overlapOf(last, days)) {
      const lastDay = last.lastDay > days.lastDay ? last.lastDay : days.lastDay;
      spans[spans.length - 1] = { firstDay: last.firstDay, lastDay };
    } else spans.push(days);
  }
  return spans;
}
