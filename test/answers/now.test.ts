import { describe, expect, test } from 'vitest';
import { clinicsAt } from '../../src/answers/today.ts';
import { halfOf, myNow, readNow, servicesOf } from '../../src/answers/now.ts';
import { htmlOf } from '../../src/answers/drawing/html.ts';
import { nowContent } from '../../src/answers/drawing/now-content.ts';
import { personIdSchema } from '../../src/domain/id.ts';
import { day } from '../../src/domain/time/day.ts';
import { databaseWith, publishedOf } from './published-of.ts';
import {
  at,
  people,
  publish,
  publishedRowsOf,
  row,
  smallAssignments,
  smallProgram,
  smallPublished,
  smallRows,
  ZONE,
} from './small-program.ts';

describe('what somebody does now and next', () => {
  async function mine(who: keyof typeof people, when: string) {
    const { schedule } = await publishedOf(await smallPublished(), '2026-11-01', '2026-12-15');
    const now = myNow(schedule, people[who], at(when));
    return [
      now?.now.activity?.name ?? null,
      now?.nowSpan?.end === at(`${when.slice(0, 10)} 12:00`),
      now?.next && [now.next.activity.name, now.next.span.start],
      now?.isOnCall,
      now?.duty?.role.name,
    ];
  }

  test('at work, then the next day, not on call', async () => {
    expect(await mine('ada', '2026-11-23 09:00')).toEqual([
      'Ward',
      true,
      ['Ward', at('2026-11-24 08:00')],
      true,
      'Jeopardy',
    ]);
  });

  test('on call at night: off, and after the night free until the morning after', async () => {
    expect(await mine('ada', '2026-11-24 22:00')).toEqual([
      null,
      false,
      ['Ward', at('2026-11-26 08:00')],
      true,
      'Night call',
    ]);
  });

  test('on call and backup at once: on call', async () => {
    const program = smallProgram({ ...smallAssignments(), 'call/night/2026-11-23/0': 'ada' });
    await publish(program, ['block'], '2026-07-01', '2027-06-30');
    await publish(program, ['call'], '2026-11-01', '2026-11-30');
    const rows = await publishedRowsOf(program);
    const { schedule } = await publishedOf(rows, '2026-11-01', '2026-11-30');
    const { duty, isOnCall } = myNow(schedule, people.ada, at('2026-11-23 21:00')) ?? {};
    expect([duty?.role.name, isOnCall]).toEqual(['Night call', true]);
  });

  test('nobody who is not in the year', async () => {
    const { schedule } = await publishedOf(await smallPublished(), '2026-11-01', '2026-12-15');
    expect(myNow(schedule, personIdSchema.parse('nobody'), at('2026-11-23 09:00'))).toBeNull();
  });
});

/** The small program with a second service, first in lists, whose only role Dora has, at the center. */
async function twoServices() {
  const rows = smallRows();
  const [night] = rows.callRole ?? [];
  if (!night) throw new Error('The small program has call');
  const other = { ...night, id: 'other', name: 'Sports call', service: 'A sports service' };
  const own = {
    ...other,
    siteId: 'center',
    backupId: null,
    ordinal: -1,
    eligibleRoles: ['faculty'],
  };
  const callRole = [...(rows.callRole ?? []), row('callRole', own)];
  const filled = { ...smallAssignments(), 'call/other/2026-11-23/0': 'dora' };
  const program = smallProgram(filled, { ...rows, callRole });
  await publish(program, ['block'], '2026-07-01', '2027-06-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  return publishedRowsOf(program);
}

describe('the services that are somebody’s own', () => {
  test('those whose call they take, and those at whose site they work that day', async () => {
    const { schedule } = await publishedOf(await twoServices(), '2026-11-22', '2026-11-30');
    const of = (who: keyof typeof people, on: string) => [
      ...servicesOf(schedule, people[who], day(on)),
    ];
    expect(of('ada', '2026-11-23')).toEqual(['Family medicine']);
    expect(of('ben', '2026-11-23')).toEqual(['Family medicine', 'A sports service']);
  });

  test('come first on the first screen', async () => {
    const database = await databaseWith(await twoServices());
    const servicesFor = async (meId: (typeof people)[keyof typeof people] | null) => {
      const moment = at('2026-11-23 21:00');
      const found = await readNow(database, moment, meId);
      if (!found?.published) throw new Error('It is published');
      const drawn = nowContent(found, found.published, {
        at: moment,
        isNow: true,
        meId,
        isNobodys: false,
        readersZone: ZONE,
      });
      const html = drawn.map(htmlOf).join('');
      return Array.from(html.matchAll(/<h2>([^<]+)/g), ([, title]) => title);
    };
    expect(await servicesFor(null)).toEqual(['A sports service', 'Family medicine']);
    expect(await servicesFor(people.ben)).toEqual(['A sports service', 'Family medicine']);
    expect(await servicesFor(people.ada)).toEqual(['Family medicine', 'A sports service']);
  });
});

describe('the clinics of a half-day', () => {
  async function clinicsWith(setting: object | null) {
    const rows = smallRows();
    const ruleSetting = setting
      ? [row('ruleSetting', { id: 'clinic-preceptors', isOn: true, params: {}, ...setting })]
      : [];
    const program = smallProgram(smallAssignments(), { ...rows, ruleSetting });
    await publish(program, ['block'], '2026-07-01', '2027-06-30');
    const { schedule } = await publishedOf(
      await publishedRowsOf(program),
      '2026-11-22',
      '2026-11-24',
    );
    return clinicsAt(schedule, day('2026-11-23'), 'am').map(
      ({ site, preceptors, seeingPatients, capacity }) => [
        site,
        preceptors.map(({ name }) => name).join(),
        seeingPatients.length,
        capacity,
      ],
    );
  }

  test.each([
    [null, null],
    [{}, 4],
    [{ params: { residentsPerPreceptorMax: 1 } }, 1],
    [{ isOn: false }, null],
  ])('with the setting %j have room for %j', async (setting, capacity) => {
    expect(await clinicsWith(setting)).toEqual([
      ['Family Health Center', 'Dora Haddad', 2, capacity],
    ]);
  });

  test('are those of the morning before noon', () => {
    expect(halfOf(at('2026-11-23 11:59'), ZONE)).toBe('am');
    expect(halfOf(at('2026-11-23 12:00'), ZONE)).toBe('pm');
  });
});
