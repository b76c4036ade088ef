import { cohortIdSchema } from '../../src/domain/id.ts';
import { absenceSchema } from '../../src/domain/rows/absence.ts';
import { cohortSchema } from '../../src/domain/rows/academic-year.ts';
import {
  type Activity,
  activitySchema,
  type RotationTemplate,
} from '../../src/domain/rows/rotation.ts';
import { ruleSettingSchema } from '../../src/domain/rows/schedule.ts';
import { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../src/domain/schedule/schedule-difference.ts';
import { type Filled, slotFromParts } from '../../src/domain/schedule/slot.ts';
import { addDays, daysOf, mondayOf } from '../../src/domain/time/day.ts';
import { drawnSchedule } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/registry.ts';
import { Dice } from '../dice.ts';
import { randomCells, randomParams } from './random-examples.ts';

// Times are whole quarters of an hour, as the plain checker reads them.
const ACTIVITIES = [
  ['WA', 'ward', '07:00', '12:00'],
  ['WP', 'ward', '12:00', '19:30'],
  ['CA', 'clinic', '08:00', '12:00'],
  ['CP', 'clinic', '13:00', '17:00'],
  ['KA', 'education', '08:00', '12:30'],
  ['HO', 'transition', '07:00', '11:00'],
  ['NT', 'night', '19:00', '07:00'],
  ['ED', 'shift', '14:00', '23:45'],
  ['XX', 'free', '08:00', '12:00'],
] as const;

const WEEKS = [
  'WAWPWAWPWAWPWAWPWAWP--------',
  'WAWPWAWPWAWPWAWPWAWPWAWPWAWP',
  '--NT--NT--NT--NT--NT--NT----',
  'CACPKACPWAEDCAED--ED--------',
  '----------------------------',
  'KAWPHOWPWAWPCAWPWAWPWAWP----',
];

/** A small random schedule in all three layers, the same for the same seed; nobody is in two rotations at once. */
export function randomSchedule(seed: number): Schedule {
  const drawn = drawnSchedule({ ...randomCells(seed), isAllowed: true });
  const dice = new Dice(seed ^ 0x5eed);
  const { rows, residents } = drawn.plan;
  if ([residents, rows.blocks, rows.callRoles].some(({ length }) => length === 0)) {
    return randomSchedule(seed + 1_000_000);
  }
  const activities = ACTIVITIES.map(([code, kind, start, end]) =>
    activitySchema.parse({ id: code, code, name: code, kind, start, end }),
  );
  const pattern = () => weekOf(dice.pick(WEEKS), activities);
  const monday = mondayOf(addDays(rows.year.firstDay, dice.whole(0, 20)));
  const plan = new Plan({
    ...rows,
    activities,
    rotations: rows.rotations.map((rotation): RotationTemplate => ({
      ...rotation,
      kind: dice.pick(['inpatient', 'nights', 'clinic', 'leave']),
      pattern: pattern(),
    })),
    cohorts: [
      cohortSchema.parse({
        id: 'cohort',
        yearId: rows.year.id,
        name: 'Cohort',
        rotationId: dice.pick(rows.rotations).id,
        mondays: [monday],
      }),
    ],
    personYears: rows.personYears.map((each) => ({
      ...each,
      pattern: dice.chance(0.3) ? pattern() : null,
      cohortId: dice.chance(0.3) ? cohortIdSchema.parse('cohort') : null,
    })),
    absences: rows.absences.map((each) =>
      absenceSchema.parse({ ...each, isLeave: dice.chance(0.7) }),
    ),
    ruleSettings: randomSettings(seed, dice, rows.rotations),
  });
  const inBlock = new Set<string>();
  const above = drawn.filled.filter(({ slot, personId }) => {
    if (slot.layer !== 'block') return true;
    const cell = `${personId} ${slot.blockId}`;
    return !inBlock.has(cell) && inBlock.add(cell);
  });
  return new Schedule(plan, [...above, ...randomHalfDays(plan, dice)]);
}

function weekOf(drawn: string, activities: readonly Activity[]): RotationTemplate['pattern'] {
  return Array.from({ length: 14 }, (_, place) => {
    const code = drawn.slice(2 * place, 2 * place + 2);
    return activities.find((each) => each.code === code)?.id ?? null;
  });
}

/** Every rule is on, with settings near the sizes of the schedules. */
function randomSettings(seed: number, dice: Dice, rotations: readonly RotationTemplate[]) {
  const params: Record<string, Record<string, unknown>> = {
    ...randomParams(seed),
    'rotation-exception-88': {
      rotations: dice.chance(0.5) ? [dice.pick(rotations).id] : [],
      approval: dice.chance(0.6) ? 'Approved' : '',
    },
    // What cannot be read stands for the defaults, and is said.
    ...(dice.chance(0.1) && { 'heavy-runs': { weeksMax: 'many' } }),
  };
  return [...rules.keys()].map((id) =>
    ruleSettingSchema.parse({ id, isOn: true, params: params[id] ?? {} }),
  );
}

function randomHalfDays(plan: Plan, dice: Dice): Filled[] {
  const share = dice.pick([0, 0.05, 0.3]);
  const days = daysOf(plan.rows.year);
  return plan.residents.flatMap(({ person }, ordinal) =>
    days.flatMap((day) =>
      (['am', 'pm'] as const).flatMap((half): Filled[] => {
        if (!dice.chance(share)) return [];
        const activity = dice.pick(plan.rows.activities);
        const slot = slotFromParts('half-day', activity.id, `${day}${half}`, ordinal);
        return [{ slot, personId: person.id, source: 'solved' }];
      }),
    ),
  );
}

/** A random change of one cell: somebody's block, call or half-day is emptied, filled, or filled otherwise. */
export function randomDifference(
  { plan, filled }: Schedule,
  layer: 'block' | 'call' | 'half-day',
  dice: Dice,
): ScheduleDifference {
  const person = dice.pick(plan.members).person.id;
  const day = dice.pick(daysOf(plan.rows.year));
  const half = dice.pick(['am', 'pm'] as const);
  const block = layer === 'block' ? dice.pick(plan.rows.blocks).id : null;
  const role = layer === 'call' ? dice.pick(plan.rows.callRoles).id : null;
  const isThere = ({ slot, personId }: Filled): boolean => {
    if (slot.layer === 'block') return slot.blockId === block && personId === person;
    if (slot.layer === 'call') return slot.demandId === role && slot.day === day;
    return slot.day === day && slot.half === half && personId === person && layer === 'half-day';
  };
  const gone = filled.filter((each) => each.slot.layer === layer && isThere(each)).slice(0, 1);
  if (gone.length > 0 && dice.chance(0.3)) return { gone, came: [] };
  const demands: readonly { readonly id: string }[] = block
    ? plan.rows.rotations
    : plan.rows.activities;
  const demand = role ?? dice.pick(demands).id;
  const slot = slotFromParts(layer, demand, block ?? (role ? day : day + half), 90);
  return { gone, came: [{ slot, personId: person, source: 'pinned' }] };
}
