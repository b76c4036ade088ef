import type { ActivityId, PersonId } from '../../domain/id.ts';
import type { Activity } from '../../domain/rows/rotation.ts';
import { offeredAt, whyAway } from '../../domain/schedule/leeway.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import { type Filled, type FilledIn, type Half, isIn } from '../../domain/schedule/slot.ts';
import { type Day, type DaySpan, daysOf, spanHolds } from '../../domain/time/day.ts';
import { Choices } from './choices.ts';
import type { ModelBuilder, Source, Term, Variable } from './model.ts';

const HALVES: readonly Half[] = ['am', 'pm'];

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
      const own = this.schedule.of(member.person.id);
      const cells = new Map<HalfDayPeriod, HalfDayCell>();
      this.#cellsOf.set(member.person.id, cells);
      for (const day of this.openDays) {
        const isThere = whyAway(own, day) === null;
        for (const half of HALVES) {
          const period: HalfDayPeriod = `${day}${half}`;
          const usual = own.halfDay(day, half).activity;
          const offered = new Set(wanted.get(`${member.person.id} ${period}`));
          if (isThere) {
            for (const each of offeredAt(own, day, half)) {
              if (each.id !== usual?.id) offered.add(each);
            }
          }
          if (!usual && offered.size === 0) continue;
          this.#add(cells, period, { member, day, half, usual, offered: [...offered] });
        }
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

  /** The half-days of the span in which anybody does or may do anything, in order, with those who do or may. */
  *sessions(): Generator<{ day: Day; half: Half; cells: readonly HalfDayCell[] }> {
    for (const day of this.openDays) {
      for (const half of HALVES) {
        const cells = this.#cellsAt.get(`${day}${half}`);
        if (cells) yield { day, half, cells };
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
  choicesIn({ member, day, half }: HalfDayCell): ReadonlyMap<ActivityId, Variable> {
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
        const activity = this.plan.activityById.get(id) ?? null;
        const isFree = activity?.kind === 'free';
        return { activity: isFree ? null : activity, certain: 0, terms: [[1, variable]] };
      }),
    ];
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
      const options = cell.offered.length > 0 ? this.optionsIn(cell).slice(1) : [];
      for (const { activity, terms: own } of options) {
        const weight = activity ? weightOf(activity, cell) : 0;
        for (const [, variable] of own) {
          if (weight !== usual) terms.push([weight - usual, variable]);
        }
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
): ReadonlyMap<string, readonly Activity[]> {
  const found = new Map<string, Activity[]>();
  for (const { slot, personId } of fixed) {
    const activity = plan.activityById.get(slot.demandId);
    const key = `${personId} ${slot.day}${slot.half}`;
    if (activity) found.set(key, [...(found.get(key) ?? []), activity]);
  }
  return found;
}
