import type { RotationTemplate } from '../domain/rows/rotation.ts';
import type { Placement } from '../domain/schedule/person-schedule.ts';
import type { Member, Plan } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { type Day, daysIn, epochDayOf } from '../domain/time/day.ts';
import { periodsOfKind } from '../domain/work/work-record.ts';
import { countsAsBlock, shareOfYear } from './facts/duty-blocks.ts';
import { rule as clinicSessions, sessionsMinOf } from './family-medicine/clinic-sessions.rule.ts';
import { panelMinutes } from './facts/panel-minutes.ts';
import { rule as panelHours } from './family-medicine/panel-hours.rule.ts';
import { rulesOf } from './registry.ts';
import { scheduledRecord } from './work/scheduled-records.ts';

/** What is counted towards a requirement. */
export type ProgressUnit = 'weeks' | 'sessions' | 'hours';

/** How far somebody is with one requirement. */
export interface ProgressLine {
  readonly key: string;
  /** A rotation's code, or what the sessions and hours are of. */
  readonly what: string;
  /** The rotation, or null for sessions and hours. */
  readonly rotation: RotationTemplate | null;
  readonly unit: ProgressUnit;
  /** Before today, that of earlier years included where it counts. */
  readonly done: number;
  /** From today on. */
  readonly scheduled: number;
  /** The least that is asked for; null where the program asks for none. */
  readonly asked: number | null;
  /** What is asked for and neither done nor scheduled. */
  readonly missing: number;
}

/** How far somebody is with everything that their class asks for. */
export interface Progress {
  readonly member: Member;
  readonly lines: readonly ProgressLine[];
}

const DAYS_A_WEEK = 7;

/**
 * How far every resident is with the rotations, clinic sessions and panel hours that the program asks for, by class and name.
 * A block counts as done from the day after its last; blocks are told in weeks by the days that they have.
 * @param today by which done and scheduled are told apart.
 */
export function progressOf(schedule: Schedule, today: Day): Progress[] {
  const { plan } = schedule;
  const sessionsOf = sessionsLine(schedule, today);
  const hoursOf = hoursLine(schedule, today);
  return plan.residents
    .map((member) => ({
      member,
      lines: [
        ...rotationLines(schedule, member, today),
        sessionsOf(member),
        hoursOf(member),
      ].filter(({ asked, done, scheduled }) => (asked ?? 0) > 0 || done + scheduled > 0),
    }))
    .toSorted((one, other) => (one.member.year.pgy ?? 99) - (other.member.year.pgy ?? 99));
}

function lineOf(line: Omit<ProgressLine, 'missing'>): ProgressLine {
  const { asked, done, scheduled } = line;
  return { ...line, missing: Math.max(0, (asked ?? 0) - done - scheduled) };
}

function rotationLines(schedule: Schedule, member: Member, today: Day): ProgressLine[] {
  const { plan } = schedule;
  const share = shareOfYear(plan, member);
  const placements = schedule
    .of(member.person.id)
    .placements.filter(({ block }) => countsAsBlock(plan, block));
  const weeksABlock = usualWeeks(plan, member);
  return plan.rows.rotations.flatMap((rotation): ProgressLine[] => {
    const requirement = rotation.requirements.find(({ pgy }) => pgy === member.year.pgy);
    const here = placements.filter(({ slot }) => slot.demandId === rotation.id);
    if (rotation.isArchived && here.length === 0) return [];
    const blocksMin = Math.floor((requirement?.blocksMin ?? 0) * share + 1e-9);
    const isDone = ({ block }: Placement): boolean => block.lastDay < today;
    const blocksMissing = Math.max(0, blocksMin - here.length);
    const done = weeksOf(here.filter(isDone));
    const scheduled = weeksOf(here.filter((placement) => !isDone(placement)));
    return [
      {
        key: rotation.id,
        what: rotation.code,
        rotation,
        unit: 'weeks',
        done,
        scheduled,
        asked: blocksMin === 0 ? null : blocksMin * weeksABlock,
        missing: blocksMissing * weeksABlock,
      },
    ];
  });
}

function weeksOf(placements: readonly Placement[]): number {
  return placements.reduce((sum, { block }) => sum + daysIn(block), 0) / DAYS_A_WEEK;
}

/** The weeks of the block that is in the middle when a member's blocks stand by length. */
function usualWeeks(plan: Plan, member: Member): number {
  const days = plan
    .blocksFor(member)
    .map(daysIn)
    .toSorted((one, other) => one - other);
  return (days[Math.floor(days.length / 2)] ?? 0) / DAYS_A_WEEK;
}

function sessionsLine(schedule: Schedule, today: Day): (member: Member) => ProgressLine {
  const { plan } = schedule;
  const set = rulesOf(plan).find(({ rule }) => rule.id === clinicSessions.id);
  const settings = set && clinicSessions.params.parse(set.params);
  return (member) => {
    const record = scheduledRecord(schedule.of(member.person.id));
    const clinics = periodsOfKind(record, 'clinic');
    const begin = record.clock.startOf(epochDayOf(today));
    const done = clinics.filter(({ start }) => start < begin).length;
    return lineOf({
      key: 'sessions',
      what: 'Clinic',
      rotation: null,
      unit: 'sessions',
      done,
      scheduled: clinics.length - done,
      asked: settings ? sessionsMinOf(member.year.pgy, settings) : null,
    });
  };
}

function hoursLine(schedule: Schedule, today: Day): (member: Member) => ProgressLine {
  const { plan } = schedule;
  const set = rulesOf(plan).find(({ rule }) => rule.id === panelHours.id);
  const settings = panelHours.params.parse(set?.params ?? {});
  const past = panelMinutes(schedule, settings.panelClinics, (day) => day < today);
  const all = panelMinutes(schedule, settings.panelClinics, () => true);
  const toHours = (minutes: number): number => Math.round(minutes / 6) / 10;
  return (member) =>
    lineOf({
      key: 'hours',
      what: 'Panel',
      rotation: null,
      unit: 'hours',
      done: toHours(past(member)) + (member.year.panelHoursBefore ?? 0),
      scheduled: toHours(all(member) - past(member)),
      asked: set && member.year.pgy === plan.rows.program.pgyMax ? settings.hoursMin : null,
    });
}
