// Rows that the attempts at changes put in, besides those of the tiny program.

export const year = { id: 'year', name: '2026–27', firstDay: '2026-07-01', lastDay: '2027-06-30' };
export const calendar = { id: 'calendar', yearId: 'year', name: 'All', classes: null };
export const block = {
  id: 'b1',
  yearId: 'year',
  calendarId: 'calendar',
  ordinal: 0,
  label: '1',
  firstDay: '2026-07-01',
  lastDay: '2027-06-30',
};
export const twoBlocks = [
  { ...block, lastDay: '2026-07-31' },
  { ...block, id: 'b2', ordinal: 1, label: '2', firstDay: '2026-08-01' },
];
export const dee = { id: 'dee', givenName: 'Dee', familyName: 'New' };
export const deeYear = {
  id: 'dee-y',
  personId: 'dee',
  yearId: 'year',
  role: 'resident',
  pgy: 3,
  firstDay: '2026-07-01',
  lastDay: '2027-06-30',
};
export const nextYear = {
  id: 'next-year',
  name: '2027–28',
  firstDay: '2027-07-01',
  lastDay: '2028-06-30',
};
const inNextYear = {
  yearId: 'next-year',
  role: 'resident',
  firstDay: '2027-07-01',
  lastDay: '2028-06-30',
};
/** The year after the tiny program's. */
export const rolled = {
  year: nextYear,
  calendars: [{ id: 'next-calendar', yearId: 'next-year', name: 'All', classes: null }],
  blocks: [
    {
      id: 'next-b1',
      yearId: 'next-year',
      calendarId: 'next-calendar',
      ordinal: 0,
      label: '1',
      firstDay: '2027-07-01',
      lastDay: '2028-06-30',
    },
  ],
  holidays: [],
  cohorts: [{ id: 'next-cohort', yearId: 'next-year', name: 'A', rotationId: 'amb', mondays: [] }],
  personYears: [
    {
      ...inNextYear,
      id: 'ada-next',
      personId: 'ada',
      pgy: 2,
      cohortId: 'next-cohort',
      carriedLoad: { nights: 1.5, days: 0, weekends: -1, holidays: 0 },
    },
    { ...inNextYear, id: 'dee-next', personId: 'dee', pgy: 1 },
  ],
  newcomers: [dee],
  archivedIds: ['cy'],
  began: [{ personId: 'bo', day: '2025-10-01' }],
};
export const absence = {
  id: 'new',
  personId: 'bo',
  firstDay: '2026-08-03',
  lastDay: '2026-08-04',
  status: 'approved',
};
export const week = Array.from({ length: 14 }, () => null);
export const rotation = { id: 'gi', code: 'GI', name: 'GI', kind: 'elective', pattern: week };
export const role = {
  id: 'late',
  name: 'Late',
  service: 'Medicine',
  mode: 'shift',
  start: '12:00',
  end: '22:00',
  weekdays: [0],
  needed: 1,
  eligibleRoles: ['resident'],
};
export const run = {
  id: 'run',
  yearId: 'year',
  draftId: 'draft',
  layers: ['block'],
  seed: 1,
  workMax: 1,
  secondsMax: null,
  startedAt: 1,
  secondsUsed: 1,
  status: 'best',
  objective: 0,
  bound: 0,
  isRepeatable: true,
  ruleIds: [],
};
export const draft = { id: 'draft', yearId: 'year', name: 'First', startedAt: 1 };
/** A branch of the tiny program's draft. */
export const branch = {
  id: 'branch',
  yearId: 'year',
  name: 'Bo first',
  startedAt: 3,
  branchedFrom: { kind: 'draft', draftId: 'draft', name: 'First' },
};
export const remark = {
  id: 'new-remark',
  draftId: 'draft',
  subject: { kind: 'day', day: '2026-07-20' },
  text: 'The night of the parade',
  writtenBy: null,
  writtenAt: 3,
};
export const solved = (slot: string, personId: string) => ({ slot, personId, source: 'solved' });
export const scope = {
  layers: ['block', 'call', 'half-day'],
  firstDay: '2026-07-01',
  lastDay: '2026-07-31',
};
export const edition = {
  editionId: 'e1',
  draftId: 'draft',
  scope,
  publishedAt: 5,
  publishedBy: null,
  note: '',
};
/** Bo asks for leave. */
export const leave = {
  id: 'leave',
  personId: 'bo',
  wish: { kind: 'leave', type: 'vacation', firstDay: '2026-08-03', lastDay: '2026-08-07' },
  status: 'requested',
  madeAt: 3,
  note: 'A wedding',
};
export const leavePolicy = {
  id: 'leave',
  allowances: [{ type: 'vacation', daysAYear: 20, carryDaysMax: 5 }],
  counted: 'weekdays',
  awayDaysMax: 30,
};
export const leaveRound = {
  id: 'new-round',
  yearId: 'year',
  name: 'Winter',
  firstDay: '2026-12-01',
  lastDay: '2027-01-31',
  blackouts: [],
  limits: [{ classes: [1], rotationIds: [], awayMax: 1 }],
  grantsMax: 1,
  closedAt: null,
  decidedAt: null,
};
/** The closed round of the tiny program, decided. */
export const roundDecided = {
  roundId: 'closed',
  name: 'Winter',
  decisions: [
    { requestId: 'winter-1', isGranted: true, reason: 'Your choice 1 of 2.' },
    { requestId: 'winter-2', isGranted: false, reason: 'Your choice 1 is granted.' },
  ],
  decidedAt: 9,
  decidedBy: null,
};
/** Ada offers her night to Bo. */
export const offer = {
  id: 'new-swap',
  offeredById: 'ada',
  moves: [{ slot: 'call/night/2026-07-08/0', fromId: 'ada', toId: 'bo' }],
  state: 'offered',
  madeAt: 3,
};
export const approval = {
  swapId: 'accepted',
  draftId: 'draft',
  moves: offer.moves,
  decidedAt: 4,
  decidedBy: 'Cy Faculty',
  reason: '',
};
export const place = {
  draftId: 'draft',
  slot: 'call/night/2026-07-09/0',
  personId: 'bo',
  source: 'pinned',
};
export const program = { id: 'tiny', name: 'Tiny, renamed', timeZone: 'America/Denver' };

const found = {
  ruleId: 'call-coverage',
  ruleTitle: 'Call is covered',
  citation: '',
  verdict: 'violation',
  personIds: [],
  stream: 'scheduled',
  firstDay: '2026-07-09',
  lastDay: '2026-07-09',
  measured: 0,
  limit: 1,
  unit: 'people',
  because: 'Night: 0 of 1.',
};
export const waiver = {
  ...found,
  id: 'second-waiver',
  reason: 'The neighbours’ team covers',
  waivedBy: 'Cy Faculty',
  waivedAt: 7,
};
export const followUp = {
  cause: 'absence-not-covered',
  causeNote: '',
  correctiveAction: 'A backup is named',
  responsible: 'Bo Sample',
  dueOn: null,
};
export const opened = {
  ...found,
  ...followUp,
  id: 'new-case',
  peopleNames: [],
  foundIn: 'First',
  openedAt: 8,
  cause: null,
  correctiveAction: '',
  signedOffBy: null,
  signedOffOn: null,
};
const HOUR = 3_600_000;
const dawn = Date.parse('2026-08-03T11:00Z');
/** A period of a tiny program's Monday, from 07:00 in New York on; hours count from there. */
export const worked = (from = 0, to = 10, kind = 'clinical') => ({
  start: dawn + from * HOUR,
  end: dawn + to * HOUR,
  kind,
});
export const monday = (...periods: object[]) => ({ day: '2026-08-03', periods });
/** Bo covered a night of Ada's. */
export function aCover(id: string) {
  return {
    id,
    coveredById: 'bo',
    forId: 'ada',
    slot: 'call/night/2026-07-03/0',
    day: '2026-07-03',
    what: 'Night',
    isCalledIn: true,
    madeAt: 1,
  };
}
