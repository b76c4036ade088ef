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
