import * as z from 'zod/mini';
import type { yearRolledOver } from '../../../domain/changes/year-rolled-over.ts';
import { type PersonId, personIdSchema } from '../../../domain/id.ts';
import {
  type MemberStep,
  memberSteps,
  offCycleStart,
  personIdsWith,
  type Step,
} from '../../../domain/roll-over/member-steps.ts';
import { type NextYear, nextYear, type Schemes } from '../../../domain/roll-over/next-year.ts';
import {
  blocksDone,
  type Left,
  nextPersonYear,
} from '../../../domain/roll-over/next-person-year.ts';
import {
  type CarriedLoad,
  type Person,
  personSchema,
  type PersonYear,
  personYearSchema,
} from '../../../domain/rows/person.ts';
import { carriedLeave } from '../../../domain/leave/balances.ts';
import type { LeaveBalance } from '../../../domain/rows/leave.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Day } from '../../../domain/time/day.ts';
import type { LeaveBook } from '../../../store/queries/leave.ts';
import { standingIn } from '../../hooks/use-leave.ts';
import { carriedLoads } from '../../../rules/facts/carried-load.ts';
import { panelMinutes } from '../../../rules/facts/panel-minutes.ts';
import { rulesOf } from '../../../rules/registry.ts';

/** What is chosen about the next year. */
export interface RollOverChoices {
  readonly schemes: Schemes;
  /** What becomes of somebody, where that is not what was proposed. */
  readonly steps: ReadonlyMap<PersonId, Step>;
  /** How many interns are to be named later. */
  readonly newcomerCount: number;
}

/** What becomes of somebody, with what the year leaves. */
export interface RollOverLine extends MemberStep {
  /** What was proposed, whatever was chosen instead. */
  readonly proposed: MemberStep;
  /** Blocks done in the year. */
  readonly blocksDone: number;
  readonly carriedLoad: CarriedLoad | null;
}

/** Everything that rolling over would do. */
export interface RollOver {
  readonly next: NextYear;
  readonly lines: readonly RollOverLine[];
  readonly newcomers: readonly Person[];
  /** Whoever is archived with it. */
  readonly archivedIds: readonly PersonId[];
  /** Leave that is carried over. */
  readonly leaveBalances: readonly LeaveBalance[];
  /** The arguments of the change that does it. */
  readonly args: z.infer<typeof yearRolledOver.args>;
}

/**
 * Everything that rolling over into the next year would do.
 * @param done what was done in the year: what is in force, or a draft; null where there is neither.
 * @param leave of the year that ends.
 * @param today graduates and those who leave are archived once the year is over, for until then it still needs them.
 */
export function rollOver(
  plan: Plan,
  done: Schedule | null,
  leave: LeaveBook,
  choices: RollOverChoices,
  today: Day,
  newId: () => string,
): RollOver {
  const next = nextYear(plan.rows, newId, choices.schemes);
  const left = leftOf(plan, done);
  const proposed = memberSteps(plan, next.year);
  const steps = proposed.map((step) => chosen(step, choices.steps, next.year));
  const newcomers = newcomersOf(plan, choices.newcomerCount, newId);
  const isOver = today > plan.rows.year.lastDay;
  const archivedIds = isOver
    ? [...personIdsWith(steps, 'graduates'), ...personIdsWith(steps, 'leaves')]
    : [];
  const { year, calendars, blocks, holidays, cohorts, cohortAfter } = next;
  const personYears = steps.flatMap((step) => {
    const { id } = step.member.person;
    return nextPersonYear(step, year.id, left(id), cohortAfter, newId) ?? [];
  });
  const began = steps.flatMap(({ member, step }) => {
    const day = member.person.residencyFirstDay === null ? offCycleStart(plan, member) : null;
    return day && step.kind === 'goes-on' ? [{ personId: member.person.id, day }] : [];
  });
  const leaveBalances = steps.flatMap(({ member, step }): LeaveBalance[] => {
    const personId = member.person.id;
    const standing = standingIn(leave, plan.rows.year, personId);
    const carried = step.kind === 'goes-on' ? carriedLeave(leave.policy, standing) : [];
    return carried.length === 0 ? [] : [{ id: newId(), personId, yearId: year.id, carried }];
  });
  return {
    next,
    lines: proposed.map((each, place): RollOverLine => {
      const { done: own, carriedLoad } = left(each.member.person.id);
      const count = own.reduce((sum, { blocks: more }) => sum + more, 0);
      return { ...(steps[place] ?? each), proposed: each, blocksDone: count, carriedLoad };
    }),
    newcomers,
    archivedIds,
    leaveBalances,
    args: {
      year,
      calendars: [...calendars],
      blocks: [...blocks],
      holidays: [...holidays],
      cohorts: [...cohorts],
      personYears: [...personYears, ...newcomers.map((person) => internYear(person, next, newId))],
      newcomers,
      archivedIds,
      leaveBalances,
      began,
    },
  };
}

function chosen(
  step: MemberStep,
  instead: RollOverChoices['steps'],
  { firstDay, lastDay }: NextYear['year'],
): MemberStep {
  const other = instead.get(step.member.person.id);
  if (!other || areSameStep(other, step.step)) return step;
  const span = { firstDay, lastDay };
  return { ...step, step: other, span, because: 'Chosen here.', isOffCycle: false };
}

function areSameStep(one: Step, other: Step): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const panelSettingsSchema = z.object({ panelClinics: z.array(z.string()) });

/** What the year leaves with each person. */
function leftOf(plan: Plan, done: Schedule | null): (id: PersonId) => Left {
  const blocks = done ? blocksDone(done.filled) : new Map<PersonId, PersonYear['completed']>();
  const loads = done ? carriedLoads(done) : new Map<PersonId, CarriedLoad>();
  const panelRule = rulesOf(plan).find(({ rule }) => rule.id === 'panel-hours');
  const settings = panelRule && panelSettingsSchema.safeParse(panelRule.params);
  const minutes =
    done && settings?.success
      ? panelMinutes(done, settings.data.panelClinics, () => true)
      : () => 0;
  return (id) => {
    const member = plan.memberById.get(id);
    const before = member?.year.panelHoursBefore ?? null;
    const hours = member ? Math.round((minutes(member) / 60) * 100) / 100 : 0;
    return {
      done: blocks.get(id) ?? [],
      // Without a schedule nothing is known of the year, and what was carried into it stays.
      carriedLoad: done ? (loads.get(id) ?? null) : (member?.year.carriedLoad ?? null),
      panelHours: before === null ? null : before + hours,
    };
  };
}

/** Interns who are not known yet, with names that nobody has. */
function newcomersOf(plan: Plan, count: number, newId: () => string): Person[] {
  const taken = new Set(plan.rows.people.map(({ familyName }) => familyName));
  const newcomers: Person[] = [];
  for (let number = 1; newcomers.length < count; number++) {
    const familyName = `Intern ${number}`;
    if (taken.has(familyName)) continue;
    const id = personIdSchema.parse(newId());
    newcomers.push(personSchema.parse({ id, givenName: '', familyName, isPlaceholder: true }));
  }
  return newcomers;
}

function internYear({ id }: Person, { year }: NextYear, newId: () => string): PersonYear {
  return personYearSchema.parse({
    id: newId(),
    personId: id,
    yearId: year.id,
    role: 'resident',
    pgy: 1,
    firstDay: year.firstDay,
    lastDay: year.lastDay,
    panelHoursBefore: 0,
  });
}
