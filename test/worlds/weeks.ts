import type { Weekday } from '../../src/domain/time/day.ts';
import type { Draught } from './world.ts';

type ActivityLine = readonly [
  code: string,
  name: string,
  kind: Draught<'activity'>['kind'],
  start: string,
  end: string,
];

const ACTIVITIES: readonly ActivityLine[] = [
  ['WA', 'Ward rounds', 'ward', '07:00', '12:00'],
  ['WP', 'Ward afternoon', 'ward', '12:00', '17:30'],
  ['IA', 'Intensive care morning', 'ward', '06:00', '12:00'],
  ['IP', 'Intensive care afternoon', 'ward', '12:00', '18:00'],
  ['NT', 'Night team', 'night', '19:00', '07:00'],
  ['ED', 'Emergency day shift', 'shift', '07:00', '17:00'],
  ['EE', 'Emergency evening shift', 'shift', '14:00', '23:59'],
  ['CA', 'Continuity clinic morning', 'clinic', '08:00', '12:00'],
  ['CP', 'Continuity clinic afternoon', 'clinic', '13:00', '17:00'],
  ['SA', 'Specialty clinic morning', 'clinic', '08:00', '12:00'],
  ['SP', 'Specialty clinic afternoon', 'clinic', '13:00', '17:00'],
  ['PA', 'Precepting morning', 'precepting', '08:00', '12:00'],
  ['PP', 'Precepting afternoon', 'precepting', '13:00', '17:00'],
  ['XA', 'Procedures morning', 'procedure', '08:00', '12:00'],
  ['XP', 'Procedures afternoon', 'procedure', '13:00', '17:00'],
  ['AA', 'Administration morning', 'administration', '08:00', '12:00'],
  ['AP', 'Administration afternoon', 'administration', '13:00', '17:00'],
  ['KA', 'Conference', 'education', '08:00', '12:00'],
  ['LE', 'Lecture', 'education', '13:00', '17:00'],
  ['OA', 'Orientation morning', 'education', '08:00', '12:00'],
  ['OP', 'Orientation afternoon', 'education', '13:00', '17:00'],
  ['OFF', 'Off', 'free', '08:00', '12:00'],
];

/** The clinic in which residents see patients of their own. */
export interface ContinuityClinic {
  readonly siteId: string;
  readonly rooms: number;
  /** How many precept in every half-day in which it is open. */
  readonly preceptorsMin: number;
}

const IN_CLINIC = ['CA', 'CP', 'PA', 'PP'];
const OPEN_MORNINGS: Weekday[] = [0, 1, 2, 3, 4];
/** Wednesday afternoon is lecture. */
const OPEN_AFTERNOONS: Weekday[] = [0, 1, 3, 4];

/** The activities of which the weeks are made. */
export function activities(clinic: ContinuityClinic | null): Draught<'activity'>[] {
  return ACTIVITIES.map(([code, name, kind, start, end]) => ({
    id: activityId(code),
    code,
    name,
    kind,
    start,
    end,
    siteId: clinic && IN_CLINIC.includes(code) ? clinic.siteId : null,
    demand:
      clinic && kind === 'precepting'
        ? {
            weekdays: code === 'PA' ? OPEN_MORNINGS : OPEN_AFTERNOONS,
            roles: ['faculty'],
            min: clinic.preceptorsMin,
          }
        : null,
  }));
}

/**
 * The leeway of a week: half-days that have one of these activities may have another of them.
 * @param counted activities of which there are so many in a week.
 */
export function leeway(
  pattern: readonly (string | null)[],
  codes: readonly string[],
  counted: readonly string[],
  min: number,
  max: number,
): NonNullable<Draught<'rotation'>['leeway']> {
  const ids = codes.map(activityId);
  return {
    places: pattern.flatMap((id, place) => (id !== null && ids.includes(id) ? [place] : [])),
    activityIds: ids,
    sessions: [{ activityIds: counted.map(activityId), min, max }],
  };
}

/** The leeway of faculty: what they precept may change places with administration. */
export function preceptorLeeway(
  pattern: readonly (string | null)[],
): NonNullable<Draught<'personYear'>['leeway']> | null {
  const precepting = ['PA', 'PP'];
  const count = pattern.filter(
    (id) => id !== null && precepting.map(activityId).includes(id),
  ).length;
  if (count === 0) return null;
  return leeway(pattern, [...precepting, 'AA', 'AP'], precepting, count - 1, count + 2);
}

function activityId(code: string): string {
  return `activity-${code.toLowerCase()}`;
}

/**
 * A week as drawn: fourteen codes of activities, morning and afternoon from Monday on, `--` for free.
 * @throws if there are not fourteen or one is unknown.
 */
export function week(drawn: string): (string | null)[] {
  const codes = drawn.trim().split(/\s+/);
  if (codes.length !== 14) throw new Error(`A week has fourteen half-days: ${drawn}`);
  return codes.map((code) => {
    if (code === '--') return null;
    if (!ACTIVITIES.some(([known]) => known === code)) throw new Error(`No activity ${code}`);
    return activityId(code);
  });
}
