import { groupBy } from '../domain/group-by.ts';
import type { SiteId } from '../domain/id.ts';
import type { Activity, RotationTemplate } from '../domain/rows/rotation.ts';
import { compareNames, type Member, type Plan } from '../domain/schedule/plan.ts';
import type { HalfDay, HalfDayReason } from '../domain/schedule/half-day.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { clinicsAmong, type Placed, RESIDENTS_PER_PRECEPTOR } from '../domain/schedule/clinic.ts';
import type { Half } from '../domain/schedule/slot.ts';
import { type Day, spanHolds } from '../domain/time/day.ts';
import { type Named, nameOf } from './naming.ts';

/** What somebody does in a half-day. */
export interface Whereabouts extends Named {
  /** Null when free. */
  readonly activity: Activity | null;
  readonly reason: HalfDayReason;
}

/** The people of one rotation, or of an activity for those who follow their own week. */
export interface Team {
  readonly title: string;
  readonly rotation: RotationTemplate | null;
  readonly site: string | null;
  /** The activity that all of them do; null when they do different things. */
  readonly shared: Activity | null;
  readonly people: readonly Whereabouts[];
}

/** A clinic with who sees patients there and who supervises them. */
export interface ClinicSupervision {
  readonly siteId: SiteId | null;
  /** The site; null when the clinic's activities name none. */
  readonly site: string | null;
  readonly preceptors: readonly Named[];
  readonly seeingPatients: readonly Named[];
  /** How many residents so many preceptors may supervise by the program's own setting; null where it has none. */
  readonly capacity: number | null;
}

/** Where everybody is in one half-day. Everyone under contract is in exactly one of teams, absent, post-call and off. */
export interface HalfDayOverview {
  readonly teams: readonly Team[];
  readonly clinics: readonly ClinicSupervision[];
  readonly absent: readonly Named[];
  readonly postCall: readonly Named[];
  readonly off: readonly Named[];
  /** The holiday observed that day, if any. */
  readonly holiday: string | null;
}

/** Where everybody is in that half-day. The schedule should reach back to the day before, for who is post-call. */
export function overviewOf(schedule: Schedule, at: Day, half: Half): HalfDayOverview {
  const { plan } = schedule;
  const everybody = plan.members
    .filter(({ person, year }) => !person.isArchived && spanHolds(year, at))
    .map((member) => ({ member, ...schedule.halfDay(member.person.id, at, half) }));
  const working = everybody.filter((each) => each.activity !== null);
  const named = (reasons: (each: HalfDay) => boolean): Named[] =>
    everybody.filter(reasons).map(({ member }) => nameOf(plan, member.person.id));
  return {
    teams: teamsOf(plan, working),
    clinics: clinicsOf(plan, working),
    absent: named((each) => each.reason === 'absent'),
    postCall: named((each) => each.reason === 'post-call'),
    off: named(
      (each) => each.activity === null && each.reason !== 'absent' && each.reason !== 'post-call',
    ),
    holiday: plan.rows.holidays.find((each) => each.observedDay === at)?.name ?? null,
  };
}

type Working = HalfDay & { readonly member: Member };

function teamsOf(plan: Plan, working: readonly Working[]): Team[] {
  const byTeam = groupBy(working, ({ rotation, activity }) => rotation ?? activity);
  return [...byTeam.values()]
    .flatMap((own): Team[] => {
      const [first] = own;
      if (!first) return [];
      const { rotation, activity } = first;
      return [
        {
          title: rotation?.name ?? activity?.name ?? '',
          rotation,
          site: siteName(plan, rotation?.siteId ?? activity?.siteId ?? null),
          shared: own.every((each) => each.activity?.id === activity?.id) ? activity : null,
          people: own.map((each) => ({
            ...nameOf(plan, each.member.person.id),
            activity: each.activity,
            reason: each.reason,
          })),
        },
      ];
    })
    .toSorted((one, other) => compareNames(one.title, other.title));
}

/** The clinics of a half-day, by site. */
export function clinicsAt(schedule: Schedule, at: Day, half: Half): ClinicSupervision[] {
  const { plan } = schedule;
  const everybody = plan.members
    .filter(({ person, year }) => !person.isArchived && spanHolds(year, at))
    .map((member) => ({ member, ...schedule.halfDay(member.person.id, at, half) }));
  return clinicsOf(plan, everybody);
}

function clinicsOf(plan: Plan, working: readonly Working[]): ClinicSupervision[] {
  const placed = working.flatMap(({ member, activity }) =>
    activity ? [{ member, activity }] : [],
  );
  const named = (people: readonly Placed[]): Named[] =>
    people.map(({ member }) => nameOf(plan, member.person.id));
  const perPreceptor = residentsPerPreceptor(plan);
  return clinicsAmong(placed)
    .map(({ siteId, preceptors, seeingPatients }) => ({
      siteId,
      site: siteName(plan, siteId),
      preceptors: named(preceptors),
      seeingPatients: named(seeingPatients),
      capacity: perPreceptor === null ? null : perPreceptor * preceptors.length,
    }))
    .toSorted((one, other) => compareNames(one.site ?? '', other.site ?? ''));
}

/** As the program set its rule of clinic preceptors, where that is on. */
function residentsPerPreceptor(plan: Plan): number | null {
  const setting = plan.rows.ruleSettings.find(({ id }) => id === 'clinic-preceptors');
  const most = setting?.isOn ? setting.params['residentsPerPreceptorMax'] : null;
  return typeof most === 'number' ? most : setting?.isOn ? RESIDENTS_PER_PRECEPTOR : null;
}

function siteName(plan: Plan, siteId: Activity['siteId']): string | null {
  return plan.rows.sites.find((site) => site.id === siteId)?.name ?? null;
}
