import { counterRaised } from './counter.ts';
import type { TestDevice } from './device.ts';

/** What somebody decides: the name of a change and its arguments. */
export type Move = (
  device: TestDevice,
  value: number,
) => Promise<readonly [string, unknown] | null>;

const PEOPLE = ['ada', 'bo', 'cy'] as const;

function personOf(device: TestDevice, value: number): string {
  const { personId } = device.member;
  // One in eight tries it for somebody else.
  return personId !== null && value % 8 !== 0 ? personId : (PEOPLE[value % 3] ?? 'ada');
}

function dayOf(value: number): string {
  return `2026-07-${String(1 + (value % 27)).padStart(2, '0')}`;
}

/** One of what is there, or null. */
async function oneOf(
  device: TestDevice,
  kind: 'absence' | 'request' | 'swap' | 'draft' | 'comment' | 'history',
  value: number,
): Promise<string | null> {
  const keys = await device.database.table(kind).toCollection().limit(40).toArray();
  const row: unknown = keys[value % Math.max(1, keys.length)];
  const id: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'id') : null;
  return typeof id === 'string' ? id : null;
}

const count: Move = async (device) =>
  device.member.personId === null
    ? null
    : [counterRaised.name, { personId: device.member.personId }];

const askLeave: Move = async (device, value) => {
  const personId = personOf(device, value);
  const request = {
    id: device.newId(),
    personId,
    wish: { kind: 'leave', type: 'sick', firstDay: dayOf(value), lastDay: dayOf(value) },
    status: 'requested',
    madeAt: 1,
    note: `secret-of-${personId}.`,
    rank: 1,
    decision: null,
  };
  return ['request-made', { request }];
};

const withdraw: Move = async (device, value) => {
  const requestId = await oneOf(device, 'request', value);
  // Counters are never withdrawn, lest they stop.
  if (requestId === null || requestId.startsWith('counter')) return null;
  return ['request-withdrawn', { requestId, personId: personOf(device, value) }];
};

const enterAbsence: Move = async (device, value) => {
  const personId = personOf(device, value);
  const id = (value % 3 === 0 ? await oneOf(device, 'absence', value) : null) ?? device.newId();
  const absence = {
    id,
    personId,
    firstDay: dayOf(value),
    lastDay: dayOf(value),
    status: (['approved', 'requested', 'declined'] as const)[value % 3],
    isPlanned: true,
    isLeave: true,
  };
  const detail = { id, type: 'bereavement', note: `secret-of-${personId}.` };
  return ['absence-entered', { absence, detail }];
};

const removeAbsence: Move = async (device, value) => {
  const absenceId = await oneOf(device, 'absence', value);
  return absenceId === null ? null : ['absence-removed', { absenceId }];
};

const callInSick: Move = async (device, value) => {
  const personId = personOf(device, value);
  const day = dayOf(value);
  const note = `secret-of-${personId}.`;
  return [
    'sick-called',
    { absenceId: device.newId(), personId, firstDay: day, lastDay: day, note },
  ];
};

const startDraft: Move = async (device, value) => {
  const draft = {
    id: `secret-of-office-${device.newId()}`,
    yearId: 'year',
    name: `secret-of-office ${value}`,
    startedAt: 1,
    isArchived: false,
  };
  return ['draft-started', { draft }];
};

const removeDraft: Move = async (device, value) => {
  const draftId = await oneOf(device, 'draft', value);
  return draftId === null ? null : ['draft-removed', { draftId, name: 'x' }];
};

const assign: Move = async (device, value) => {
  const draftId = (await oneOf(device, 'draft', value)) ?? 'draft';
  return [
    'slot-assigned',
    {
      draftId,
      slot: `call/night/${dayOf(value)}/0`,
      personId: value % 5 === 0 ? null : PEOPLE[value % 3],
      source: 'pinned',
      vacated: [`call/night/${dayOf(value + 1)}/0`],
    },
  ];
};

const comment: Move = async (device, value) => {
  const draftId = (await oneOf(device, 'draft', value)) ?? 'draft';
  const written = {
    id: `secret-of-office-${device.newId()}`,
    draftId,
    subject: { kind: 'draft' },
    text: 'secret-of-office',
    writtenBy: null,
    writtenAt: 1,
    isSettled: false,
  };
  return ['comment-written', { comment: written }];
};

const removeComment: Move = async (device, value) => {
  const commentId = await oneOf(device, 'comment', value);
  return commentId === null ? null : ['comment-removed', { commentId }];
};

const offerSwap: Move = async (device, value) => {
  const offeredById = personOf(device, value);
  const toId = PEOPLE[(value + 1) % 3];
  const swap = {
    id: device.newId(),
    offeredById,
    moves: [{ slot: 'call/night/2026-07-08/0', fromId: offeredById, toId }],
    note: '',
    state: 'offered',
    madeAt: 1,
    acceptedBy: [],
    decision: null,
    overtaken: null,
  };
  return ['swap-offered', { swap }];
};

const answerSwap: Move = async (device, value) => {
  const swapId = await oneOf(device, 'swap', value);
  const name = value % 2 === 0 ? 'swap-accepted' : 'swap-declined';
  return swapId === null ? null : [name, { swapId, personId: personOf(device, value) }];
};

const publish: Move = async (device, value) => {
  const draftId = (await oneOf(device, 'draft', value)) ?? 'draft';
  return [
    'edition-published',
    {
      editionId: device.newId(),
      draftId,
      scope: { layers: ['call'], firstDay: '2026-07-01', lastDay: '2026-07-28' },
      publishedAt: 1,
      publishedBy: null,
      note: '',
      reason: 'as agreed',
    },
  ];
};

const undo: Move = async (device, value) => {
  const changeId = await oneOf(device, 'history', value);
  const line = await device.database.history
    .where('id')
    .equals(changeId ?? '')
    .first();
  // Counting is never taken back, so that counters only rise; nor is the whole program.
  if (!line || ['counter-raised', 'rows-imported'].includes(line.name)) return null;
  return ['undone', { changeId: line.id }];
};

/** Everything that people do here, as often as it stands here. */
export const moves: readonly Move[] = [
  count,
  count,
  count,
  askLeave,
  askLeave,
  withdraw,
  enterAbsence,
  enterAbsence,
  removeAbsence,
  removeAbsence,
  callInSick,
  startDraft,
  removeDraft,
  assign,
  assign,
  assign,
  comment,
  removeComment,
  offerSwap,
  answerSwap,
  publish,
  undo,
  undo,
];
