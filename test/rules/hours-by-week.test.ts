import { describe, expect, test } from 'vitest';
import { hoursByWeek } from '../../src/rules/hours-by-week.ts';
import { rule } from '../../src/rules/acgme/eighty-hours.rule.ts';
import { drawnRecord, type WorkExample } from '../../src/rules/work/work-example.ts';

function weeksOf(drawn: string, more: Partial<WorkExample> = {}) {
  const record = drawnRecord({ title: '', verdict: 'allowed', drawn, ...more });
  return { weeks: hoursByWeek(record, 80), findings: rule.checkWork(record, { hoursMax: 80 }) };
}

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';
const HEAVY_FIRST = `clinical 2026-07-06 02:00-22:00 xxxxx
  clinical 2026-07-13 06:00-18:00 xxxxx
  clinical 2026-07-20 06:00-22:00 xxxxx..xxxxx`;

describe('hours by week', () => {
  test('weeks of 100, 60, 80 and 80 hours are allowed, and the 100 is shown', () => {
    const { weeks, findings } = weeksOf(`${WARDS}\n${HEAVY_FIRST}`);
    expect(findings).toEqual([]);
    expect(weeks.map(({ hours }) => hours)).toEqual([100, 60, 80, 80]);
    expect(weeks.map(({ average }) => average)).toEqual([null, null, null, 80]);
    expect(weeks.filter(({ isAbove }) => isAbove)).toEqual([
      {
        monday: '2026-07-06',
        firstDay: '2026-07-06',
        lastDay: '2026-07-12',
        hours: 100,
        limit: 80,
        isAbove: true,
        average: null,
      },
    ]);
  });

  test('the average rolls on over rotations', () => {
    const { weeks } = weeksOf(`${WARDS}\nrotation Clinic 2026-08-03 2026-08-09\n${HEAVY_FIRST}
      clinic 2026-08-03 08:00-16:00 xxxxx`);
    expect(weeks.map(({ average }) => average)).toEqual([null, null, null, 80, 65]);
  });

  test('leave leaves the average, and is no work in its week', () => {
    const { weeks } = weeksOf(`${WARDS}\nleave 2026-07-13 2026-07-19
      clinical 2026-07-06 06:00-22:00 xxxxx.........xxxxx..xxxxx..`);
    expect(weeks.map(({ hours }) => hours)).toEqual([80, 0, 80, 80]);
    expect(weeks.at(-1)?.average).toBe(80);
  });

  test('a day of which nothing is known leaves its week, and four averages, unknown', () => {
    const { weeks } = weeksOf(
      `rotation Wards 2026-07-06 2026-08-09\nunknown 2026-07-08 2026-07-08
      clinical 2026-07-06 06:00-18:00 xx.....xxxxx..xxxxx..xxxxx..xxxxx..`,
      { stream: 'worked' },
    );
    expect(weeks.map(({ hours }) => hours)).toEqual([null, 60, 60, 60, 60]);
    expect(weeks.map(({ average }) => average)).toEqual([null, null, null, null, 60]);
    expect(weeks.some(({ isAbove }) => isAbove)).toBe(false);
  });

  test('weeks begin on Monday and are cut where the rotations begin and end', () => {
    const { weeks } = weeksOf(`rotation Wards 2026-07-01 2026-07-14
      in-house-call 2026-07-05 17:00-07:00`);
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-06-29', '2026-07-06', '2026-07-13']);
    expect(weeks.map(({ firstDay }) => firstDay)).toEqual([
      '2026-07-01',
      '2026-07-06',
      '2026-07-13',
    ]);
    expect(weeks.map(({ lastDay }) => lastDay)).toEqual(['2026-07-05', '2026-07-12', '2026-07-14']);
    expect(weeks.map(({ hours }) => hours)).toEqual([7, 7, 0]);
  });

  test('an approved exception raises the limit of its days', () => {
    const { weeks } = weeksOf(`rotation Wards 2026-07-06 2026-07-08
      rotation Unit 2026-07-09 2026-07-19 with exception
      clinical 2026-07-06 06:00-18:00 xxxxxxxxxxxxx`);
    expect(weeks.map(({ limit }) => Math.round(limit * 100) / 100)).toEqual([84.57, 88]);
    expect(weeks.map(({ hours, isAbove }) => [hours, isAbove])).toEqual([
      [84, false],
      [72, false],
    ]);
  });

  test('the night that daylight saving makes longer counts an hour more', () => {
    const { weeks } = weeksOf(`rotation Wards 2026-10-26 2026-11-01
      in-house-call 2026-10-31 19:00-07:00`);
    expect(weeks.map(({ hours }) => hours)).toEqual([13]);
  });

  test('nobody without rotations has weeks', () => {
    expect(weeksOf('clinical 2026-07-06 06:00-18:00').weeks).toEqual([]);
  });
});
