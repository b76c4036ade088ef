import { expect, test } from 'vitest';
import { type HalfDayOverview, overviewOf } from '../../src/answers/today.ts';
import type { Half } from '../../src/domain/schedule/slot.ts';
import { addDays, day } from '../../src/domain/time/day.ts';
import { publishedOf } from './published-of.ts';
import { smallPublished } from './small-program.ts';

async function overview(on: string, half: Half): Promise<HalfDayOverview> {
  const { schedule } = await publishedOf(await smallPublished(), addDays(day(on), -1), on);
  return overviewOf(schedule, day(on), half);
}

const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);

test('a Monday morning: teams by rotation, the clinic with who supervises it', async () => {
  const { teams, clinics, absent, off, postCall } = await overview('2026-11-23', 'am');
  expect(teams.map(({ title, site, people }) => [title, site, names(people)])).toEqual([
    ['Inpatient service', null, ['Ada Núñez']],
    ['Outpatient clinic', 'Family Health Center', ['Chi Løvgren']],
    ['Precepting', 'Family Health Center', ['Dora Haddad']],
  ]);
  expect(
    clinics.map((each) => [each.site, names(each.preceptors), names(each.seeingPatients)]),
  ).toEqual([['Family Health Center', ['Dora Haddad'], ['Chi Løvgren']]]);
  expect(names(postCall)).toEqual(['Ben Okafor']);
  expect([absent, off]).toEqual([[], []]);
});

test('who is away is away, a request that nobody approved is not', async () => {
  expect(names((await overview('2026-11-25', 'am')).absent)).toEqual(['Chi Løvgren']);
  expect((await overview('2026-11-23', 'am')).absent).toEqual([]);
});

test('on a holiday the clinic is closed and the ward is not', async () => {
  const { holiday, clinics, teams } = await overview('2026-11-26', 'am');
  expect(holiday).toBe('Thanksgiving');
  expect(clinics).toEqual([]);
  expect(teams.map(({ title }) => title)).toEqual(['Inpatient service']);
});

test('on a weekend everybody without a duty is off', async () => {
  const { teams, off, postCall } = await overview('2026-11-29', 'pm');
  expect(teams).toEqual([]);
  expect(names(off).length + names(postCall).length).toBe(4);
});

test('before the year begins nobody is anywhere', async () => {
  const { schedule } = await publishedOf(await smallPublished(), '2026-07-01', '2026-07-02');
  const { teams, off } = overviewOf(schedule, day('2026-06-30'), 'am');
  expect([teams, off]).toEqual([[], []]);
});
