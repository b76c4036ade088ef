import type { PersonLine } from './people.ts';
import { siteId } from './rotations.ts';
import { week } from './weeks.ts';
import type { Draught } from './world.ts';

const FACULTY_WEEKS = [
  week('WA WP  WA WP  WA LE  WA WP  WA AP  -- --  -- --'),
  week('CA CP  PA PP  CA LE  PA AP  CA CP  -- --  -- --'),
  week('WA WP  WA WP  CA LE  CA CP  AA AP  -- --  -- --'),
  week('PA PP  CA CP  AA LE  CA PP  PA AP  -- --  -- --'),
];

const LEADERS = [
  'program director',
  'associate program director',
  'associate program director',
  'department chair',
];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6] as const;

/** Faculty of a department of medicine: its leaders first, then hospitalists and core faculty. */
export function hospitalFaculty(count: number): PersonLine[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `faculty-${String(place + 1).padStart(2, '0')}`,
    role: 'faculty',
    rank: LEADERS[place] ?? (place % 2 === 0 ? 'hospitalist' : 'core faculty'),
    takesCall: LEADERS[place] !== 'department chair',
    pattern: FACULTY_WEEKS[place % FACULTY_WEEKS.length] ?? null,
  }));
}

/** Interns and seniors who come if another cannot, every day from 07:00. */
export function jeopardy(needed: number): Draught<'callRole'>[] {
  const shared = {
    service: 'Internal medicine',
    mode: 'jeopardy' as const,
    start: '07:00',
    end: '07:00',
    needed,
    eligibleRoles: ['resident' as const],
  };
  return [
    {
      ...shared,
      id: 'call-jeopardy-senior',
      name: 'Jeopardy, senior',
      weekdays: [...EVERY_DAY],
      eligibleClasses: [2, 3],
      ordinal: 10,
    },
    {
      ...shared,
      id: 'call-jeopardy-intern',
      name: 'Jeopardy, intern',
      weekdays: [...EVERY_DAY],
      eligibleClasses: [1],
      backupId: 'call-jeopardy-senior',
      ordinal: 11,
    },
  ];
}

/** A senior in the house on the nights on which the night team is off, Friday and Saturday. */
export function weekendNights(site: string, name: string, ordinal: number): Draught<'callRole'> {
  return {
    id: `call-weekend-night-${site}`,
    name: `${name} weekend night senior`,
    service: `Internal medicine, ${name}`,
    mode: 'in-house',
    siteId: siteId(site),
    start: '17:00',
    end: '07:00',
    weekdays: [4, 5],
    needed: 1,
    eligibleRoles: ['resident'],
    eligibleClasses: [2, 3],
    ways: [
      { kind: 'phone', number: `309-555-01${60 + ordinal}`, label: 'Night senior phone' },
      { kind: 'pager', number: `81${60 + ordinal}` },
    ],
    backupId: `call-attending-${site}`,
    ordinal,
  };
}

/** The attending of a hospital who answers from home, every day from 07:00. */
export function attendingCall(site: string, name: string, ordinal: number): Draught<'callRole'> {
  return {
    id: `call-attending-${site}`,
    name: `${name} attending`,
    service: `Internal medicine, ${name}`,
    mode: 'home',
    siteId: siteId(site),
    start: '07:00',
    end: '07:00',
    weekdays: [...EVERY_DAY],
    needed: 1,
    eligibleRoles: ['faculty'],
    ways: [
      { kind: 'phone', number: `309-555-01${70 + ordinal}`, label: 'Attending phone' },
      { kind: 'operator', number: '309-555-0199', label: 'Hospital operator' },
    ],
    ordinal,
  };
}
