import { approval, leave, leavePolicy, leaveRound, offer, roundDecided } from './change-rows.ts';

/** Requests, leave rounds, swaps and sick calls, by name and arguments. */
export const acceptedAsks: readonly (readonly [string, unknown])[] = [
  [
    'request-made',
    {
      request: {
        id: 'r',
        personId: 'bo',
        wish: { kind: 'call', callRoleId: null, day: '2026-07-04', wanted: false },
        status: 'requested',
        madeAt: 3,
      },
    },
  ],
  ['request-made', { request: leave }],
  ['request-withdrawn', { requestId: 'wish-night', personId: 'ada' }],
  [
    'request-decided',
    { requestId: 'wish-night', isGranted: true, decidedAt: 4, decidedBy: 'Cy', reason: '' },
  ],
  [
    'request-decided',
    { requestId: 'wish-ward', isGranted: false, decidedAt: 4, decidedBy: null, reason: 'Full' },
  ],
  ['leave-policy-set', { policy: leavePolicy }],
  [
    'leave-balance-set',
    {
      balance: {
        id: 'b',
        personId: 'bo',
        yearId: 'year',
        carried: [{ type: 'vacation', days: 3 }],
      },
    },
  ],
  ['leave-round-set', { round: { ...leaveRound, id: 'new-round' } }],
  ['leave-round-set', { round: { ...leaveRound, id: 'closed', closedAt: null } }],
  ['leave-round-removed', { roundId: 'closed', name: 'Winter' }],
  ['leave-round-decided', roundDecided],
  ['swap-offered', { swap: offer }],
  ['swap-arranged', { swap: { ...offer, state: 'accepted', acceptedBy: ['bo'] } }],
  ['swap-accepted', { swapId: 'offered', personId: 'bo' }],
  ['swap-declined', { swapId: 'offered', personId: 'bo' }],
  ['swap-withdrawn', { swapId: 'accepted', personId: 'ada' }],
  ['swap-approved', approval],
  [
    'swap-refused',
    { swapId: 'accepted', decidedAt: 4, decidedBy: null, reason: 'Bo is on the ward' },
  ],
  [
    'sick-called',
    {
      absenceId: 'ill',
      personId: 'bo',
      firstDay: '2026-08-03',
      lastDay: '2026-08-03',
      note: 'Fever',
    },
  ],
];
