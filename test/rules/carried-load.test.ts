import { expect, test } from 'vitest';
import { personIdSchema } from '../../src/domain/id.ts';
import type { DrawnPerson, Example } from '../../src/rules/example.ts';
import { drawnSchedule } from '../../src/rules/example.ts';
import { carriedLoads } from '../../src/rules/facts/carried-load.ts';

const NOTHING = { nights: 0, days: 0, weekends: 0, holidays: 0 };

/** What is carried over by each person of a drawn calendar, from Monday 2026-06-29 on. */
function carried(calls: string, more: Partial<Example> = {}) {
  const blocks = calls.replaceAll(/[a-z.]+$/gm, 'I');
  const drawn = `blocks\n${blocks}\ncalls\n${calls}`;
  const schedule = drawnSchedule({ title: '', isAllowed: true, blockDays: 6, drawn, ...more });
  const loads = carriedLoads(schedule);
  return (name: string) => loads.get(personIdSchema.parse(name));
}

const owed = (nights: number): DrawnPerson => ({ carriedLoad: { ...NOTHING, nights } });

test('what is beyond the fair share is carried over, nights and weekends apart', () => {
  const of = carried('Ada 1 nnnnnn\nBen 1 ......');
  expect(of('Ada')).toEqual({ nights: 3, days: 0, weekends: 0.5, holidays: 0 });
  expect(of('Ben')).toEqual({ nights: -3, days: 0, weekends: -0.5, holidays: 0 });
});

test('part-time and leave are no debt', () => {
  const partTime = carried('Ada 1 nn.nn.\nBen 1 ..n..n', { people: { Ben: { fte: 0.5 } } });
  expect(partTime('Ada')?.nights).toBe(0);
  expect(partTime('Ben')?.nights).toBe(0);
  const away = carried('Ada 1 nnnnnn\nBen 1 ......', {
    leave: [{ person: 'Ben', firstDay: '2026-06-29', lastDay: '2026-07-04' }],
  });
  expect(away('Ada')?.nights).toBe(0);
  expect(away('Ben')).toBeUndefined();
});

test('a debt that is paid is gone, and what is not paid goes on', () => {
  const people = { Ada: owed(-3), Ben: owed(3) };
  const paid = carried('Ada 1 nnnnnn\nBen 1 ......', { people });
  expect(paid('Ada')?.nights).toBe(0);
  expect(paid('Ben')?.nights).toBe(0);
  const unpaid = carried('Ada 1 n.n.n.\nBen 1 .n.n.n', { people });
  expect(unpaid('Ada')?.nights).toBe(-3);
  expect(unpaid('Ben')?.nights).toBe(3);
});

test('more than a year can even out is left for the next', () => {
  const people = { Ada: owed(-20), Ben: owed(20) };
  const of = carried('Ada 1 nnnnnn\nBen 1 ......', { people });
  expect(of('Ada')?.nights).toBe(-17);
  expect(of('Ben')?.nights).toBe(17);
});

test('whoever could take no call keeps what was carried over', () => {
  const of = carried('Ada 1 nnnnnn\nBen 1 ......', {
    people: { Ben: { ...owed(4), takesCall: false } },
  });
  expect(of('Ben')?.nights).toBe(4);
});
