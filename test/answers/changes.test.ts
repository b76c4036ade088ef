import { describe, expect, test } from 'vitest';
import { changesSince, daysChanged, seenDays, seenSchema } from '../../src/answers/changes.ts';
import { day } from '../../src/domain/time/day.ts';
import { publishedOf } from './published-of.ts';
import {
  people,
  publish,
  publishedRowsOf,
  smallAssignments,
  smallProgram,
  smallPublished,
} from './small-program.ts';

const span = { firstDay: day('2026-11-23'), lastDay: day('2026-12-15') };

async function seenBefore() {
  const published = await publishedOf(await smallPublished(), '2026-11-22', '2026-12-15');
  return seenDays(published, people.ada, span);
}

/** What Ada sees once these places are filled otherwise and everything is published again. */
async function seenAfter(changed: Record<string, string>, callUntil = '2026-11-30') {
  const program = smallProgram({ ...smallAssignments(), ...changed });
  await publish(program, ['block'], '2026-07-01', '2027-06-30');
  await publish(program, ['call'], '2026-11-01', callUntil);
  const published = await publishedOf(await publishedRowsOf(program), '2026-11-22', '2026-12-15');
  return seenDays(published, people.ada, span);
}

describe('what changed since somebody last looked', () => {
  test('nothing, when the same is published again', async () => {
    expect(changesSince(await seenBefore(), await seenAfter({}))).toEqual([]);
  });

  test('a call that came, a call that went, and the mornings after them', async () => {
    const after = await seenAfter({
      'call/night/2026-11-24/0': 'ben',
      'call/night/2026-11-25/0': 'ada',
    });
    expect(changesSince(await seenBefore(), after)).toEqual([
      {
        firstDay: '2026-11-24',
        lastDay: '2026-11-24',
        before: 'Night call 17:00–07:00',
        after: 'no call',
      },
      {
        firstDay: '2026-11-25',
        lastDay: '2026-11-25',
        before: 'Post-call; no call',
        after: 'Ward; Night call 17:00–07:00',
      },
      { firstDay: '2026-11-26', lastDay: '2026-11-26', before: 'Ward', after: 'Post-call' },
    ]);
  });

  test('days in a row that change alike are one change', async () => {
    const after = await seenAfter({ 'block/ward/b2/0': 'ben', 'block/clinic/b2/0': 'ada' });
    const changes = changesSince(await seenBefore(), after);
    const december = changes.filter(({ firstDay }) => firstDay > '2026-11-30');
    expect(december.map(({ firstDay, lastDay, after: now }) => [firstDay, lastDay, now])).toEqual([
      ['2026-12-02', '2026-12-04', 'Clinic'],
      ['2026-12-07', '2026-12-11', 'Clinic'],
      ['2026-12-14', '2026-12-15', 'Clinic'],
    ]);
    expect(daysChanged(december)).toBe(10);
  });

  test('what was not published then is new and no change', async () => {
    const later = { 'call/night/2026-12-02/0': 'ada' };
    expect(changesSince(await seenBefore(), await seenAfter(later, '2026-12-15'))).toEqual([]);
  });

  test('what is remembered can be read back', async () => {
    const seen = await seenBefore();
    expect(seenSchema.parse(structuredClone(seen))).toEqual(seen);
    expect(seenSchema.safeParse({ days: 'no' }).success).toBe(false);
  });
});
