import type * as z from 'zod/mini';
import type { PersonId } from '../domain/id.ts';
import type { Layer } from '../domain/rows/schedule.ts';
import { isInTheBlockLayer } from '../domain/schedule/plan.ts';
import type { PersonSchedule } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { SlotKey } from '../domain/schedule/slot.ts';
import { type Day, type DaySpan, day } from '../domain/time/day.ts';
import type { BlockEncoding } from './encoding/block-encoding.ts';
import type { CallEncoding } from './encoding/call-encoding.ts';
import type { HalfDayEncoding } from './encoding/half-day-encoding.ts';
import type { Limits } from './encoding/model.ts';

/** How strongly a rule asks: a must is never broken, a should is reported, a wish is honoured in the coordinator’s order. */
export type Force = 'must' | 'should' | 'wish';

/** The number of a requirement in the current and in the older numbering. */
export interface Citation {
  readonly current: string;
  readonly older: string;
  /** The edition whose numbers `current` are, such as `2025`. */
  readonly edition?: string;
  /** When somebody last compared the rule with that edition's own text; null where nobody did. */
  readonly verifiedOn?: Day | null;
}

/** What a rule sees in a schedule: where it is not kept, or where it cannot tell. */
export interface Observation {
  /** Set where the data do not suffice to say whether the rule is kept. */
  readonly cannotTell?: true;
  /** Set where a must is kept, but in a way worth a look. */
  readonly isAdvisory?: true;
  readonly personIds: readonly PersonId[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** The slots concerned, as keys. */
  readonly slots: readonly SlotKey[];
  readonly measured: number | null;
  readonly limit: number | null;
  /** What `measured` and `limit` count, such as `nights`. */
  readonly unit: string | null;
  /** Why, in words that name no person: those are in `personIds`. */
  readonly because: string;
}

/** What a rule says of a schedule that is worth showing. */
export interface Finding extends Observation {
  readonly ruleId: string;
  /** A must that is broken, a should or wish that is not met, or a rule that cannot tell. */
  readonly verdict: 'violation' | 'advisory' | 'cannot-tell';
  /** Set where it is about what people logged; else it is about what is scheduled. */
  readonly stream?: 'worked';
}

/** What a changed cell can affect, so that checking again is quick. */
export type RuleScope = 'this-person' | 'this-period' | 'everyone';

/** What limits that are rounded to whole numbers have to leave over to be more than just kept, such as a day off. */
export interface Spare {
  readonly spare?: number;
}

/** When a must with a limit is kept, but only just. */
export interface NearMissDefinition<Settings> {
  /** What counts as one, such as `more than 76 hours a week`. */
  words(settings: Settings): string;
  /** Settings that a case has to break for being one, while it keeps those in force. */
  tighter(settings: Settings): Settings & Spare;
}

/** A scheduling rule: its facts and its check. One file each, found by glob, exported as `rule`. */
export interface Rule<Schema extends z.ZodMiniType = z.ZodMiniType> {
  /** The name of its file. */
  readonly id: string;
  readonly title: string;
  /** The rule in plain words, with its settings. */
  statement(params: z.infer<Schema>): string;
  readonly citation: Citation | null;
  readonly force: Force;
  /** The layer it limits. It reads no layer below, unless it is a rule of work. */
  readonly layer: Layer;
  /** Its settings; an empty object stands for the defaults. */
  readonly params: Schema;
  /** False for rules that a program has to ask for. */
  readonly isOnByDefault?: boolean;
  readonly scope: RuleScope;
  /** Set for wishes of fairness: whoever is worst off comes before what all together are away from it. */
  readonly isWorstOffFirst?: true;
  /** None for rules without a limit that a case can come near to. */
  readonly nearMiss?: NearMissDefinition<z.infer<Schema>>;
  /** Where the schedule does not keep the rule; empty where it does. */
  check(schedule: Schedule, params: z.infer<Schema>): Observation[];
  /** What `check` says of this person, where nothing but what they do themselves decides about it. */
  checkPerson?(own: PersonSchedule, params: z.infer<Schema>): Observation[];
  /** What `check` says of days of this span, where nothing but what is filled on those days decides about it. */
  checkDays?(schedule: Schedule, span: DaySpan, params: z.infer<Schema>): Observation[];
}

/** A rule that judges each person by what they do themselves, as its file writes it. */
export type PersonRuleParts<Schema extends z.ZodMiniType> = Omit<
  Rule<Schema>,
  'scope' | 'check' | 'checkDays' | 'checkPerson'
> & {
  /** Whom it judges. */
  readonly people: 'residents' | 'members';
  /** Where the person does not keep the rule; asked only about the people it judges. */
  checkPerson(own: PersonSchedule, params: z.infer<Schema>): Observation[];
};

/** A rule that judges days by what is filled on them, as its file writes it. */
export type DaysRuleParts<Schema extends z.ZodMiniType> = Omit<
  Rule<Schema>,
  'scope' | 'check' | 'checkDays' | 'checkPerson'
> & {
  /** Where the rule is not kept: all that is to say of periods that share a day with the span. */
  checkDays(schedule: Schedule, span: DaySpan, params: z.infer<Schema>): Observation[];
};

/** Limits in the name of the rule, about these people and this subject. */
export type Because = (people: readonly PersonId[], subject: string) => Limits;

/**
 * How an encoding differs from its check; what is absent does not differ. Proven on random schedules by the test that
 * compares the two.
 */
export interface Compared {
  /** Why it may exclude, or let cost something, what the check allows. */
  readonly stricter?: string;
  /**
   * Why it may let pass what the check finds: only in people whose work breaks the rule without any choice of the layer,
   * so that no choice is to blame.
   */
  readonly looser?: string;
}

/** How a rule tells the block layer to the solver; compared with what its check says of the block layer alone. */
export interface BlockEncode<Schema extends z.ZodMiniType = z.ZodMiniType> {
  readonly layer: 'block';
  readonly compared?: Compared;
  /** Rules out single choices, before any limit is written. */
  forbid?(encoding: BlockEncoding, params: z.infer<Schema>, ruleId: string): void;
  /** Writes limits and penalties over the choices that are left. */
  limit?(encoding: BlockEncoding, params: z.infer<Schema>, because: Because): void;
}

/** How a rule tells the call layer to the solver. */
export interface CallEncode<Schema extends z.ZodMiniType = z.ZodMiniType> {
  readonly layer: 'call';
  readonly compared?: Compared;
  /** Rules out single choices, before any limit is written. */
  forbid?(encoding: CallEncoding, params: z.infer<Schema>, ruleId: string): void;
  /** Writes limits and penalties over the choices that are left. */
  limit?(encoding: CallEncoding, params: z.infer<Schema>, because: Because): void;
}

/** How a rule tells the half-day layer to the solver. */
export interface HalfDayEncode<Schema extends z.ZodMiniType = z.ZodMiniType> {
  readonly layer: 'half-day';
  readonly compared?: Compared;
  /** Rules out single choices, before any limit is written. */
  forbid?(encoding: HalfDayEncoding, params: z.infer<Schema>, ruleId: string): void;
  /** Writes limits and penalties over the choices that are left. */
  limit?(encoding: HalfDayEncoding, params: z.infer<Schema>, because: Because): void;
}

/** How a rule tells one layer to the solver. */
export type LayerEncode = BlockEncode | CallEncode | HalfDayEncode;

/** What a rule's file exports as `encode`: how it tells itself to the solver, or null where no choice matters to it. */
export type Encode = LayerEncode | readonly LayerEncode[] | null;

/** Declares a rule; only gives its parts their types. */
export function defineRule<Schema extends z.ZodMiniType>(rule: Rule<Schema>): Rule<Schema> {
  return rule;
}

/** Declares a rule of scope this-person: how a schedule is checked follows from how one person is. */
export function definePersonRule<Schema extends z.ZodMiniType>({
  people,
  ...parts
}: PersonRuleParts<Schema>): Rule<Schema> {
  return {
    ...parts,
    scope: 'this-person',
    check: (schedule, params) =>
      schedule.plan[people].flatMap(({ person }) =>
        parts.checkPerson(schedule.of(person.id), params),
      ),
    checkPerson: (own, params) =>
      people === 'members' || (own.member && isInTheBlockLayer(own.member))
        ? parts.checkPerson(own, params)
        : [],
  };
}

const ALL_DAYS: DaySpan = { firstDay: day('0000-01-01'), lastDay: day('9999-12-31') };

/** Declares a rule of scope this-period: how a schedule is checked follows from how some days are. */
export function defineDaysRule<Schema extends z.ZodMiniType>(
  parts: DaysRuleParts<Schema>,
): Rule<Schema> {
  return {
    ...parts,
    scope: 'this-period',
    check: (schedule, params) => parts.checkDays(schedule, ALL_DAYS, params),
  };
}
