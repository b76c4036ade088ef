import { approval, leave, leavePolicy, leaveRound, offer, roundDecided } from './change-rows.ts';

const balance = { id: 'b', personId: 'bo', yearId: 'year', carried: [] };

const declined = {
  requestId: 'wish-ward',
  isGranted: false,
  decidedAt: 4,
  decidedBy: null,
  reason: 'Full',
};
const ill = {
  absenceId: 'ill',
  personId: 'bo',
  firstDay: '2026-08-03',
  lastDay: '2026-08-03',
  note: '',
};

/** Attempts to ask, offer or decide that are refused: change, name of the problem, arguments. */
export const refusedAsks: readonly (readonly [string, string, unknown])[] = [
  [
    'leave-policy-set',
    'type-twice',
    {
      policy: {
        ...leavePolicy,
        allowances: [...leavePolicy.allowances, ...leavePolicy.allowances],
      },
    },
  ],
  ['leave-balance-set', 'person-missing', { balance: { ...balance, personId: 'nobody' } }],
  ['leave-balance-set', 'year-missing', { balance: { ...balance, yearId: 'gone' } }],
  ['leave-round-set', 'year-missing', { round: { ...leaveRound, yearId: 'gone' } }],
  ['leave-round-set', 'days-reversed', { round: { ...leaveRound, lastDay: '2026-11-30' } }],
  [
    'leave-round-set',
    'days-reversed',
    {
      round: {
        ...leaveRound,
        blackouts: [{ label: 'Boards', firstDay: '2026-12-02', lastDay: '2026-12-01' }],
      },
    },
  ],
  ['leave-round-set', 'not-decided', { round: { ...leaveRound, decidedAt: 3 } }],
  ['leave-round-removed', 'round-missing', { roundId: 'gone', name: 'Gone' }],
  ['leave-round-decided', 'round-missing', { ...roundDecided, roundId: 'gone' }],
  [
    'leave-round-decided',
    'requests-changed',
    { ...roundDecided, decisions: roundDecided.decisions.slice(1) },
  ],
  [
    'leave-round-decided',
    'reason-needed',
    {
      ...roundDecided,
      decisions: roundDecided.decisions.map((each) => ({ ...each, isGranted: false, reason: ' ' })),
    },
  ],
  ['swap-arranged', 'not-accepted', { swap: { ...offer, state: 'accepted' } }],
  ['swap-arranged', 'not-accepted', { swap: { ...offer, acceptedBy: ['bo'] } }],
  [
    'swap-arranged',
    'asked-already',
    { swap: { ...offer, id: 'offered', state: 'accepted', acceptedBy: ['bo'] } },
  ],
  [
    'swap-arranged',
    'not-a-swap',
    { swap: { ...offer, offeredById: 'bo', state: 'accepted', acceptedBy: ['ada'] } },
  ],
  [
    'swap-arranged',
    'person-missing',
    {
      swap: {
        ...offer,
        moves: [{ ...offer.moves[0], toId: 'nobody' }],
        state: 'accepted',
        acceptedBy: ['nobody'],
      },
    },
  ],
  ['request-made', 'decided-already', { request: { ...leave, status: 'granted' } }],
  ['request-made', 'asked-already', { request: { ...leave, id: 'wish-night' } }],
  [
    'request-made',
    'days-reversed',
    { request: { ...leave, wish: { ...leave.wish, lastDay: '2026-08-01' } } },
  ],
  ['request-withdrawn', 'request-missing', { requestId: 'none', personId: 'ada' }],
  ['request-withdrawn', 'not-the-owner', { requestId: 'wish-night', personId: 'bo' }],
  ['request-decided', 'request-missing', { ...declined, requestId: 'none' }],
  ['request-decided', 'reason-needed', { ...declined, reason: ' ' }],
  ['swap-offered', 'asked-already', { swap: { ...offer, id: 'offered' } }],
  ['swap-offered', 'decided-already', { swap: { ...offer, acceptedBy: ['bo'] } }],
  ['swap-offered', 'not-a-swap', { swap: { ...offer, offeredById: 'bo' } }],
  ['swap-offered', 'person-missing', { swap: { ...offer, offeredById: 'nobody' } }],
  ['swap-accepted', 'swap-missing', { swapId: 'none', personId: 'bo' }],
  ['swap-accepted', 'not-a-partner', { swapId: 'offered', personId: 'ada' }],
  ['swap-accepted', 'accepted-already', { swapId: 'accepted', personId: 'bo' }],
  ['swap-declined', 'not-a-partner', { swapId: 'offered', personId: 'cy' }],
  ['swap-withdrawn', 'not-the-owner', { swapId: 'offered', personId: 'bo' }],
  ['swap-withdrawn', 'decided-already', { swapId: 'over', personId: 'ada' }],
  ['swap-approved', 'not-accepted', { ...approval, swapId: 'offered' }],
  ['swap-approved', 'stale-swap', { ...approval, swapId: 'drifted' }],
  ['swap-approved', 'stale-swap', { ...approval, moves: [] }],
  ['swap-approved', 'draft-missing', { ...approval, draftId: 'none' }],
  ['swap-approved', 'swap-missing', { ...approval, swapId: 'none' }],
  ['swap-refused', 'reason-needed', { swapId: 'accepted', ...declined, reason: '' }],
  ['swap-refused', 'decided-already', { swapId: 'over', ...declined }],
  ['sick-called', 'person-missing', { ...ill, personId: 'nobody' }],
  ['sick-called', 'days-reversed', { ...ill, lastDay: '2026-08-01' }],
  ['sick-called', 'asked-already', { ...ill, absenceId: 'away' }],
];
