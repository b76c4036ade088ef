import type { ActivityId, PersonId } from '../../domain/id.ts';
import type { Activity } from '../../domain/rows/rotation.ts';
import { offeredAt } from '../../domain/schedule/leeway.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import { type Filled, type FilledIn, type Half, isIn } from '../../domain/schedule/slot.ts';
import { type Day, type DaySpan, daysOf, epochDayOf, spanHolds } from '../../domain/time/day.ts';
import { Choices } from './choices.ts';
import type { ModelBuilder, Source, Term, Variable } from './model.ts';

const HALVES: readonly Half[] = ['am', 'pm'];
const NOTHING: readonly Activity[] = [];
const NO_CHOICES: ReadonlyMap<ActivityId, Variable> = new Map();

/** A day and which half of it, such as `2026-07-01am`. */
export type HalfDayPeriod = `${Day}${Half}`;

/** One half-day of one person. */
export interface HalfDayCell {
  readonly member: Member;
  readonly day: Day;
  readonly half: Half;
  /** What the person does where nothing is decided; null for nothing. */
  readonly usual: Activity | null;
  /** What may be decided instead. */
  readonly offered: readonly Activity[];
}

/** A half-day with people in it. */
export interface DecidedSession {
  readonly day: Day;
  readonly half: Half;
  readonly cells: readonly HalfDayCell[];
}

/** Something the person may do in a half-day; the number plus the terms is 1 where they do, else 0. */
export interface HalfDayOption {
  readonly activity: Activity | null;
  readonly certain: 0 | 1;
  readonly terms: readonly Term[];
}

/** A count that depends on the choices: a number plus terms, and what single choices could bring it to. */
export interface Weighed {
  readonly certain: number;
  readonly terms: readonly Term[];
  readonly least: number;
  readonly most: number;
}

/**
 * The half-day layer as the solver is told it, over an open span of days: what is decided for whom in which half-day,
 * apart from what follows from the layers above and the usual weeks. Where no choice of a half-day is made, the usual
 * stands. What may be chosen is what the leeway of the week offers, and what is fixed.
 */
export class HalfDayEncoding {
  readonly plan: Plan;
  /** The blocks, the calls, and the half-days decided outside the span. */
  readonly schedule: Schedule;
  readonly model: ModelBuilder;
  /** The days to be decided. */
  readonly span: DaySpan;
  readonly openDays: readonly Day[];
  readonly members: readonly Member[];
  readonly #choices: Choices<HalfDayPeriod, ActivityId>;
  readonly #cellsAt = new Map<HalfDayPeriod, HalfDayCell[]>();
  readonly #cellsOf = new Map<PersonId, Map<HalfDayPeriod, HalfDayCell>>();

  /**
   * @param schedule all layers; of the half-days in the span it may hold the fixed.
   * @param fixed half-days that may be chosen whatever the leeway offers.
   * @param isAttributed see `Choices`.
   */
  constructor(
    schedule: Schedule,
    span: DaySpan,
    fixed: readonly Filled[],
    model: ModelBuilder,
    isAttributed: boolean,
  ) {
    this.plan = schedule.plan;
    this.model = model;
    this.span = span;
    this.openDays = daysOf(span);
    const isOpen = ({ slot }: Filled) => slot.layer === 'half-day' && spanHolds(span, slot.day);
    this.schedule = new Schedule(
      schedule.plan,
      schedule.filled.filter((each) => !isOpen(each)),
    );
    this.members = this.plan.members.filter((member) => !member.person.isArchived);
    this.#choices = new Choices(model, isAttributed);
    const wanted = fixedActivities(this.plan, fixed.filter(isOpen).filter(isIn('half-day')));
    for (const member of this.members) {
      const cells = new Map<HalfDayPeriod, HalfDayCell>();
      this.#cellsOf.set(member.person.id, cells);
      this.#addCells(member, wanted.get(member.person.id), cells);
    }
  }

  /** @param wanted what is fixed for the member. */
  #addCells(
    member: Member,
    wanted: ReadonlyMap<HalfDayPeriod, readonly Activity[]> | undefined,
    cells: Map<HalfDayPeriod, HalfDayCell>,
  ): void {
    const own = this.schedule.of(member.person.id);
    for (const day of this.openDays) {
      const mayDecide = own.usualWeek(day).leeway !== null && own.whyAway(epochDayOf(day)) === null;
      for (const half of HALVES) {
        const period: HalfDayPeriod = `${day}${half}`;
        const usual = own.halfDay(day, half).activity;
        const fixed = wanted?.get(period) ?? NOTHING;
        const free = mayDecide ? offeredAt(own, day, half) : NOTHING;
        const offered =
          fixed.length + free.length === 0
            ? NOTHING
            : [...new Set([...fixed, ...free.filter((each) => each !== usual)])];
        if (!usual && offered.length === 0) continue;
        this.#add(cells, period, { member, day, half, usual, offered });
      }
    }
  }

  #add(cells: Map<HalfDayPeriod, HalfDayCell>, period: HalfDayPeriod, cell: HalfDayCell): void {
    cells.set(period, cell);
    const there = this.#cellsAt.get(period);
    if (there) there.push(cell);
    else this.#cellsAt.set(period, [cell]);
    for (const { id } of cell.offered) this.#choices.add(cell.member.person.id, period, id);
  }

  /** Rules out that the activity is decided for the half-day. */
  forbid({ member, day, half }: HalfDayCell, activityId: ActivityId, source: Source): void {
    this.#choices.forbid(member.person.id, `${day}${half}`, activityId, source);
  }

  /** Makes the variables; after it nothing more is forbidden. */
  open(): void {
    this.#choices.open();
  }

  /**
   * The half-days of the span in which anybody does or may do what suits, in order, with those who do or may.
   * @param suits asked once for everything that a person does or may do.
   */
  *sessions(suits: (activity: Activity, member: Member) => boolean): Generator<DecidedSession> {
    const isWanted = new Map<Activity, Map<Member, boolean>>();
    const isSuited = (activity: Activity, member: Member): boolean => {
      const byMember = isWanted.get(activity) ?? new Map<Member, boolean>();
      isWanted.set(activity, byMember);
      const known = byMember.get(member) ?? suits(activity, member);
      byMember.set(member, known);
      return known;
    };
    for (const day of this.openDays) {
      for (const half of HALVES) {
        const cells = (this.#cellsAt.get(`${day}${half}`) ?? []).filter(
          ({ member, usual, offered }) =>
            (usual && isSuited(usual, member)) || offered.some((each) => isSuited(each, member)),
        );
        if (cells.length > 0) yield { day, half, cells };
      }
    }
  }

  /** The half-days of a person in which they do or may do anything, in order. */
  cellsOf(personId: PersonId): Iterable<HalfDayCell> {
    return this.#cellsOf.get(personId)?.values() ?? [];
  }

  /** A half-day of a person; undefined where they do nothing and may do nothing. */
  cellAt(personId: PersonId, day: Day, half: Half): HalfDayCell | undefined {
    return this.#cellsOf.get(personId)?.get(`${day}${half}`);
  }

  /** The choices of a half-day, by activity. */
  choicesIn({ member, day, half, offered }: HalfDayCell): ReadonlyMap<ActivityId, Variable> {
    if (offered.length === 0) return NO_CHOICES;
    return this.#choices.cell(member.person.id, `${day}${half}`);
  }

  /** Whether the half-day can be anything but what is usual. */
  isOpen(cell: HalfDayCell): boolean {
    return this.choicesIn(cell).size > 0;
  }

  /** Everything the person may do in the half-day, what is usual first. */
  optionsIn(cell: HalfDayCell): HalfDayOption[] {
    const choices = [...this.choicesIn(cell)];
    const usual = choices.map(([, variable]): Term => [-1, variable]);
    return [
      { activity: cell.usual, certain: 1, terms: usual },
      ...choices.map(([id, variable]): HalfDayOption => {
        return { activity: this.#activityOf(id), certain: 0, terms: [[1, variable]] };
      }),
    ];
  }

  /** What is done where the activity is decided; null for nothing. */
  #activityOf(id: ActivityId): Activity | null {
    const activity = this.plan.activityById.get(id) ?? null;
    return activity?.kind === 'free' ? null : activity;
  }

  /** What the half-days come to together, each weighed by what is done in it. @param weightOf whole numbers. */
  weigh(
    cells: Iterable<HalfDayCell>,
    weightOf: (activity: Activity, cell: HalfDayCell) => number,
  ): Weighed {
    const terms: Term[] = [];
    let [certain, least, most] = [0, 0, 0];
    for (const cell of cells) {
      const usual = cell.usual ? weightOf(cell.usual, cell) : 0;
      let [low, high] = [usual, usual];
      for (const [id, variable] of this.choicesIn(cell)) {
        const activity = this.#activityOf(id);
        const weight = activity ? weightOf(activity, cell) : 0;
        if (weight !== usual) terms.push([weight - usual, variable]);
        low = Math.min(low, weight);
        high = Math.max(high, weight);
      }
      certain += usual;
      least += low;
      most += high;
    }
    return { certain, terms, least, most };
  }

  /** Every choice there is. */
  each(): Generator<{
    personId: PersonId;
    period: HalfDayPeriod;
    demand: ActivityId;
    variable: Variable;
  }> {
    return this.#choices.each();
  }
}

/** The activities that are fixed, by person and half-day. */
function fixedActivities(
  plan: Plan,
  fixed: readonly FilledIn<'half-day'>[],
): ReadonlyMap<PersonId, ReadonlyMap<HalfDayPeriod, readonly Activity[]>> {
  const found = new Map<PersonId, Map<HalfDayPeriod, Activity[]>>();
  for (const { slot, personId } of fixed) {
    const activity = plan.activityById.get(slot.demandId);
    if (!activity) continue;
    const own = found.get(personId) ?? new Map<HalfDayPeriod, Activity[]>();
    found.set(personId, own);
    const period: HalfDayPeriod = `${slot.day}${slot.half}`;
    own.set(period, [...(own.get(period) ?? []), activity]);
  }
  return found;
}
