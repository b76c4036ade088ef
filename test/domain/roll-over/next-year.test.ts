import { describe, expect, test } from 'vitest';
import { nextYear, schemeOf } from '../../../src/domain/roll-over/next-year.ts';
import { offCycleStart, memberSteps } from '../../../src/domain/roll-over/member-steps.ts';
import { nextPersonYear } from '../../../src/domain/roll-over/next-person-year.ts';
import { cohortSchema } from '../../../src/domain/rows/academic-year.ts';
import { mondaysAfter } from '../../../src/domain/roll-over/cohort-weeks.ts';
import { academicYearSpan, blocksOf, cohortWeeks } from '../../../src/domain/time/block-schemes.ts';
import { addDays, day, daysIn } from '../../../src/domain/time/day.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { planOf } from '../../worlds/grow.ts';
import { internalMedicineMiddle } from '../../worlds/internal-medicine-middle.ts';

const ids = () => {
  let count = 0;
  return () => `new-${count++}`;
};
const middle = planOf(internalMedicineMiddle.make(1));
const small = planOf(familyMedicineSmall.make(1));

describe('the blocks of the next year', () => {
  test.each([small, middle])('follow the scheme over all of the year, leap day and all', (plan) => {
    const next = nextYear(plan.rows, ids());
    expect(next.year).toMatchObject({
      name: '2027–28',
      firstDay: '2027-07-01',
      lastDay: '2028-06-30',
    });
    expect(daysIn(next.year)).toBe(366);
    for (const calendar of next.calendars) {
      const own = next.blocks.filter(({ calendarId }) => calendarId === calendar.id);
      expect(own[0]?.firstDay).toBe('2027-07-01');
      expect(own.at(-1)?.lastDay).toBe('2028-06-30');
      own.forEach((block, place) => {
        const after = own[place + 1];
        if (after) expect(addDays(block.lastDay, 1)).toBe(after.firstDay);
      });
      expect(schemeOf(own)).toBe(schemeOf(plan.rows.blocks.slice(0, own.length)));
    }
  });

  test('fall on the same dates where they follow no scheme, and the interns’ own calendar stays ahead', () => {
    const [calendar] = small.rows.calendars;
    if (!calendar) throw new Error('There is a calendar');
    const span = (firstDay: string, lastDay: string) => ({
      firstDay: day(firstDay),
      lastDay: day(lastDay),
    });
    const spans = [
      span('2026-06-24', '2026-08-31'),
      span('2026-09-01', '2027-02-28'),
      span('2027-03-01', '2027-06-30'),
    ];
    const [any] = small.rows.blocks;
    if (!any) throw new Error('There is a block');
    const blocks = spans.map((each, ordinal) => ({ ...any, ...each, ordinal }));
    const next = nextYear({ ...small.rows, calendars: [calendar], blocks }, ids());
    expect(next.blocks.map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`)).toEqual([
      '2027-06-24 2027-08-31',
      '2027-09-01 2028-02-29',
      '2028-03-01 2028-06-30',
    ]);
  });

  test('are cut otherwise where that is chosen', () => {
    const [calendar] = small.rows.calendars;
    if (!calendar) throw new Error('There is a calendar');
    const next = nextYear(small.rows, ids(), new Map([[calendar.id, 'twelve-months']]));
    expect(next.blocks).toHaveLength(12);
  });
});

test('federal holidays fall by law and others on their date; what is entered already stays', () => {
  const [labor] = small.rows.holidays.filter(({ name }) => name === 'Labor Day');
  if (!labor) throw new Error('There is a Labor Day');
  const own = { ...labor, id: 'founder', name: 'Founder’s Day', actualDay: day('2027-03-05') };
  const known = { ...labor, id: 'entered', name: 'Christmas Day', actualDay: day('2027-12-25') };
  const holidays = [...small.rows.holidays, { ...own, observedDay: day('2027-03-05') }, known];
  const next = nextYear({ ...small.rows, holidays }, ids()).holidays;
  const dayOf = (name: string) => next.find((each) => each.name === name);
  expect(dayOf('Labor Day')).toMatchObject({ actualDay: '2027-09-06' });
  expect(dayOf('Independence Day')).toMatchObject({
    actualDay: '2027-07-04',
    observedDay: '2027-07-05',
  });
  expect(dayOf('Founder’s Day')).toMatchObject({ actualDay: '2028-03-05' });
  expect(dayOf('Christmas Day')?.id).toBe('entered');
});

test('cohorts keep their rhythm of weeks across the end of the year', () => {
  const before = academicYearSpan(day('2026-07-01'));
  const next = academicYearSpan(day('2027-07-01'));
  for (const place of [0, 1, 2, 3, 4]) {
    const cohort = cohortSchema.parse({
      id: 'cohort',
      yearId: 'year',
      name: 'A',
      rotationId: 'amb',
      mondays: cohortWeeks(before, 4, 1, place),
    });
    const both = { firstDay: before.firstDay, lastDay: next.lastDay };
    const all = cohortWeeks(both, 4, 1, place);
    expect(mondaysAfter(cohort, before, next)).toEqual(
      all.filter((monday) => addDays(monday, 6) >= next.firstDay),
    );
  }
});

test('every scheme is found again in the blocks that it cut', () => {
  const span = academicYearSpan(day('2027-07-01'));
  expect(schemeOf(blocksOf(span, 'thirteen-short-first'))).toBe('thirteen-short-first');
  expect(schemeOf(blocksOf(span, 'twelve-months'))).toBe('twelve-months');
  expect(schemeOf([{ firstDay: span.firstDay, lastDay: span.lastDay }])).toBeNull();
});

describe('what becomes of people', () => {
  const span = academicYearSpan(day('2027-07-01'));
  const steps = memberSteps(middle, span);
  const stepFor = (id: string) => steps.find(({ member }) => member.person.id === id);

  test('classes go up and the last one graduates', () => {
    const count = (kind: string) =>
      steps.filter(({ member, step }) => member.year.role === 'resident' && step.kind === kind)
        .length;
    expect(count('graduates')).toBe(25);
    expect(count('goes-on')).toBe(50);
    expect(stepFor('resident-101')?.step).toEqual({ kind: 'goes-on', pgy: 2 });
    expect(stepFor('resident-301')?.step.kind).toBe('graduates');
  });

  test('whoever is off cycle is in the class of most of the year, until training is full', () => {
    expect(stepFor('resident-217')).toMatchObject({
      step: { kind: 'goes-on', pgy: 3 },
      isOffCycle: true,
      span: { firstDay: '2027-07-01', lastDay: '2028-06-30' },
      because: 'Began on 2025-10-07: PGY-2 until 2027-10-06, then PGY-3.',
    });
    const rows = internalMedicineMiddle.make(1);
    const later = planOf({
      ...rows,
      personYear: (rows.personYear ?? []).map((each) =>
        each.personId === 'resident-217' ? { ...each, pgy: 3 } : each,
      ),
      person: (rows.person ?? []).map((each) =>
        each.id === 'resident-217' ? { ...each, residencyFirstDay: day('2024-10-07') } : each,
      ),
    });
    const last = memberSteps(later, span).find(({ member }) => member.person.id === 'resident-217');
    expect(last).toMatchObject({
      step: { kind: 'goes-on', pgy: 3 },
      span: { firstDay: '2027-07-01', lastDay: '2027-10-06' },
    });
  });

  test('an intern who begins late began on that day; a week before the year is on cycle', () => {
    const [intern] = middle.residents.filter(({ year }) => year.pgy === 1);
    if (!intern) throw new Error('There is an intern');
    const from = (firstDay: string, residencyFirstDay: string | null = null) =>
      offCycleStart(middle, {
        person: {
          ...intern.person,
          residencyFirstDay: residencyFirstDay === null ? null : day(residencyFirstDay),
        },
        year: { ...intern.year, firstDay: day(firstDay) },
      });
    expect(from('2026-09-15')).toBe('2026-09-15');
    expect(from('2026-07-01')).toBeNull();
    expect(from('2026-07-01', '2026-06-24')).toBeNull();
  });

  test('blocks done are added to what was completed before, and a debt of calls goes along', () => {
    const step = stepFor('resident-101');
    if (!step) throw new Error('There is a resident');
    const rotationId = middle.rows.rotations[0]?.id;
    if (!rotationId) throw new Error('There is a rotation');
    const member = {
      ...step.member,
      year: { ...step.member.year, completed: [{ rotationId, blocks: 1 }] },
    };
    const carriedLoad = { nights: 2, days: 0, weekends: -1, holidays: 0 };
    const left = { done: [{ rotationId, blocks: 2 }], carriedLoad, panelHours: 12 };
    const next = nextYear(middle.rows, ids());
    const after = nextPersonYear({ ...step, member }, next.year.id, left, next.cohortAfter, ids());
    expect(after).toMatchObject({
      pgy: 2,
      completed: [{ rotationId, blocks: 3 }],
      carriedLoad,
      panelHoursBefore: 12,
    });
    const cohort = next.cohorts.find(({ id }) => id === after?.cohortId);
    const before = middle.rows.cohorts.find(({ id }) => id === member.year.cohortId);
    expect(cohort?.name).toBe(before?.name);
  });
});
