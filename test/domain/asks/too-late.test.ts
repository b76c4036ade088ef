import { expect, test } from 'vitest';
import { isTooLate } from '../../../src/domain/asks/request-state.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { requestSchema } from '../../../src/domain/rows/request.ts';
import { day } from '../../../src/domain/time/day.ts';

const block = kinds.block.parse({
  id: 'b2',
  label: '2',
  firstDay: '2026-11-18',
  lastDay: '2026-12-15',
  ordinal: 1,
  yearId: 'year',
  calendarId: 'calendar',
});
const blocks = new Map([[block.id, block]]);

function request(wish: object, status = 'requested') {
  return requestSchema.parse({ id: 'r', personId: 'ada', wish, status, madeAt: 1 });
}
const call = { kind: 'call', callRoleId: null, day: '2026-11-20', wanted: false };
const rotation = { kind: 'rotation', rotationId: 'ward', blockId: 'b2', wanted: true };
const leave = {
  kind: 'leave',
  type: 'vacation',
  firstDay: '2026-11-18',
  lastDay: '2026-11-20',
};

test.each([
  ['a call on that day can still be decided', call, '2026-11-20', false],
  ['a call of the day before cannot', call, '2026-11-21', true],
  ['a block that begins today can', rotation, '2026-11-18', false],
  ['a block that has begun cannot', rotation, '2026-11-19', true],
  ['leave can be granted afterwards', leave, '2027-01-01', false],
])('%s', (_, wish, today, isLate) => {
  expect(isTooLate(request(wish), day(today), blocks)).toBe(isLate);
});

test('what was decided is never late', () => {
  expect(isTooLate(request(call, 'declined'), day('2027-01-01'), blocks)).toBe(false);
});
