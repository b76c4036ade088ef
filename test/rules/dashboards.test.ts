import { describe, expect, test } from 'vitest';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { addDays, day } from '../../src/domain/time/day.ts';
import { talliesOf } from '../../src/answers/tally.ts';
import { type BurdenSpread, spreadsOf } from '../../src/rules/burden-spread.ts';
import { amountOf, type Burden, burdensOf, MEASURES } from '../../src/rules/burdens.ts';
import { checkSchedule } from '../../src/rules/check-schedule.ts';
import { countsOf, demandCoverage } from '../../src/rules/demand-coverage.ts';
import { progressOf } from '../../src/rules/progress.ts';
import { shareOfYear } from '../../src/rules/facts/duty-blocks.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';
import { planOf } from '../worlds/grow.ts';

const { rows, witness } = familyMedicineSmall.grow(1);
const plan = planOf(rows);
const schedule = new Schedule(plan, witness);
/** The same with every seventh cell left empty. */
const holey = new Schedule(
  plan,
  witness.filter((_, place) => place % 7 !== 0),
);
const burdens = burdensOf(schedule);

describe('burdens', () => {
  test('calls are those that people see in their own tally', () => {
    for (const burden of burdens) {
      const own = talliesOf(schedule, burden.member.person.id);
      const tally = (name: string) => own?.counts.find((each) => each.name === name)?.duties.length;
      expect(burden.parts.weekends).toHaveLength(tally('weekends') ?? 0);
      expect(burden.parts.holidays).toHaveLength(tally('holidays') ?? 0);
      expect(burden.parts.nights.length).toBeGreaterThanOrEqual(tally('nights') ?? 0);
    }
    expect(burdens.some(({ parts }) => parts.holidays.length > 0)).toBe(true);
  });

  test('every measure has parts in days of the year that come to its amount', () => {
    const { firstDay, lastDay } = plan.rows.year;
    for (const measure of MEASURES) {
      const parts = burdens.flatMap((burden) => burden.parts[measure]);
      expect(parts.length, measure).toBeGreaterThan(0);
      expect(parts.every((part) => part.lastDay >= firstDay && part.firstDay <= lastDay)).toBe(
        true,
      );
    }
    const heavy = burdens.reduce((sum, each) => sum + amountOf(each, 'heavy', 'as-is'), 0);
    const blocks = witness.filter(
      ({ slot }) => slot.layer === 'block' && plan.rotationById.get(slot.demandId)?.isHeavy,
    );
    expect(heavy).toBe(blocks.length);
  });

  test('half a year counts double, and heavy blocks of years before are added', () => {
    const [burden] = burdens.filter(({ parts }) => parts.heavy.length > 0);
    if (!burden) throw new Error('Somebody has a heavy block');
    const half: Burden = { ...burden, share: 0.5, carried: { ...burden.carried, heavy: 3 } };
    const { length } = burden.parts.heavy;
    expect(amountOf(half, 'heavy', 'even')).toBe(length * 2 + 3);
    expect(amountOf(half, 'heavy', 'as-is')).toBe(length);
    const completed = plan.residents.map((member) => ({
      ...member.year,
      completed: plan.rows.rotations.map(({ id }) => ({ rotationId: id, blocks: 2 })),
    }));
    const later = burdensOf(new Schedule(planOf({ ...rows, personYear: completed }), witness));
    const owed = { nights: -2.5, days: 4, weekends: 1.5, holidays: 0 };
    const owing = plan.rows.personYears.map((each) => ({ ...each, carriedLoad: owed }));
    const [first] = burdensOf(new Schedule(planOf({ ...rows, personYear: owing }), witness));
    expect(first?.carried).toMatchObject({ nights: -2.5, weekends: 1.5, holidays: 0, hours: 0 });
    const heavyRotations = plan.rows.rotations.filter(({ isHeavy }) => isHeavy).length;
    expect(later[0]?.carried.heavy).toBe(2 * heavyRotations);
    expect(burden.share).toBe(shareOfYear(plan, burden.member));
  });
});

describe('spread in a class', () => {
  /** A class of people with so many nights each. */
  function spreadOf(...nights: readonly number[]): BurdenSpread | undefined {
    const [pattern] = burdens;
    if (!pattern) throw new Error('There are burdens');
    const night = { firstDay: day('2026-07-01'), lastDay: day('2026-07-01'), what: 'N', amount: 1 };
    const own = nights.map((count) => ({
      ...pattern,
      parts: { ...pattern.parts, nights: Array.from({ length: count }, () => night) },
    }));
    return spreadsOf(own, 'nights', 'as-is')[0];
  }

  test('has a median, quartiles and outliers beyond one and a half times the middle half', () => {
    const spread = spreadOf(4, 5, 5, 6, 6, 7, 20);
    expect(spread).toMatchObject({
      median: 6,
      lowerQuartile: 5,
      upperQuartile: 6.5,
      min: 4,
      max: 20,
    });
    expect(spread?.people.map(({ amount, outlier }) => [amount, outlier])).toEqual([
      [20, 'high'],
      [7, null],
      [6, null],
      [6, null],
      [5, null],
      [5, null],
      [4, null],
    ]);
    expect(spreadOf(5, 5, 5, 5, 1)?.people.at(-1)?.outlier).toBe('low');
  });

  test('tells nobody apart in a class of three, or by less than one', () => {
    expect(spreadOf(1, 1, 9)?.people.every(({ outlier }) => outlier === null)).toBe(true);
  });

  test('holds everybody of the class, residents before faculty', () => {
    const spreads = spreadsOf(burdens, 'nights', 'even');
    expect(spreads.map(({ role, pgy }) => `${role} ${pgy ?? ''}`.trim()).slice(0, 3)).toEqual([
      'resident 1',
      'resident 2',
      'resident 3',
    ]);
    expect(spreads[0]?.people).toHaveLength(6);
    expect(spreadsOf([], 'nights', 'even')).toEqual([]);
  });
});

describe('coverage against demand', () => {
  const LAYER_RULES = {
    block: 'rotation-demand',
    call: 'call-coverage',
    'half-day': 'session-demand',
  };

  test.each([
    ['a whole schedule', schedule],
    ['one with holes', holey],
  ])('%s is short and over where the rules say so', (_title, judged) => {
    const { rows: lines } = demandCoverage(judged);
    const findings = checkSchedule(judged);
    for (const [layer, ruleId] of Object.entries(LAYER_RULES)) {
      const places = lines
        .filter((row) => row.layer === layer)
        .flatMap(({ cells }) => cells.flat());
      const { short, over } = countsOf(places);
      // An activity that holds too many is said by another rule.
      const expected = layer === 'half-day' ? short : short + over;
      expect(findings.filter((finding) => finding.ruleId === ruleId).length, layer).toBe(expected);
    }
  });

  test('has a column for every block, and a call in each that needs it', () => {
    const { columns, rows: lines } = demandCoverage(schedule);
    expect(columns).toHaveLength(13);
    expect(lines.every(({ cells }) => cells.length === columns.length)).toBe(true);
    const nightly = lines.find(({ layer }) => layer === 'call');
    expect(nightly?.cells.every((cell) => countsOf(cell).met > 0)).toBe(true);
    expect(demandCoverage(holey).rows.some(({ cells }) => countsOf(cells.flat()).short > 0)).toBe(
      true,
    );
  });

  test('names a place that opens: a slot, or somebody whose block it is', () => {
    const places = demandCoverage(holey).rows.flatMap(({ layer, cells }) =>
      cells.flat().map((place) => ({ layer, place })),
    );
    const without = places.filter(
      ({ layer, place }) => layer !== 'half-day' && place.slot === null && place.personId === null,
    );
    expect(without).toEqual([]);
  });
});

describe('progress', () => {
  const { firstDay, lastDay } = plan.rows.year;
  const sum = (at: ReturnType<typeof day>, of: 'done' | 'scheduled' | 'missing') =>
    progressOf(schedule, at)
      .flatMap(({ lines }) => lines)
      .filter(({ unit }) => unit === 'weeks')
      .reduce((total, line) => total + line[of], 0);

  test('what is scheduled becomes done as the year goes by, and nothing is lost', () => {
    const [start, middle, end] = [firstDay, addDays(firstDay, 180), addDays(lastDay, 1)];
    expect(sum(start, 'done')).toBe(0);
    expect(sum(middle, 'done')).toBeGreaterThan(0);
    expect(sum(middle, 'scheduled')).toBeGreaterThan(0);
    expect(sum(end, 'scheduled')).toBe(0);
    expect(sum(end, 'done')).toBeCloseTo(sum(start, 'scheduled'));
    expect(sum(middle, 'done') + sum(middle, 'scheduled')).toBeCloseTo(sum(end, 'done'));
  });

  test('what is missing is what the requirements find', () => {
    expect(sum(firstDay, 'missing')).toBe(0);
    const missing = progressOf(holey, firstDay).flatMap(({ member, lines }) =>
      lines
        .filter((line) => line.unit === 'weeks' && line.missing > 0)
        .map(({ what }) => `${member.person.id} ${what}`),
    );
    const found = checkSchedule(holey)
      .filter(({ ruleId, measured, limit }) => {
        return ruleId === 'educational-requirements' && (measured ?? 0) < (limit ?? 0);
      })
      .map(({ personIds, because }) => `${personIds[0]} ${because.split(':')[0]}`);
    expect(found.length).toBeGreaterThan(0);
    expect(missing.toSorted()).toEqual(found.toSorted());
  });

  test('clinic is told in sessions and panel hours', () => {
    const lines = progressOf(schedule, firstDay).flatMap((each) => each.lines);
    for (const unit of ['sessions', 'hours']) {
      const own = lines.filter((line) => line.unit === unit);
      expect(
        own.some(({ scheduled }) => scheduled > 0),
        unit,
      ).toBe(true);
    }
  });
});
