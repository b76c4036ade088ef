import { expect, test } from 'vitest';
import { loggedDaySchema } from '../../src/domain/rows/logged-day.ts';
import { type Day, day, daysOf, epochDayOf, weekdayOf } from '../../src/domain/time/day.ts';
import { instantAt } from '../../src/domain/time/zone.ts';
import { scheduledPeriods } from '../../src/domain/work/worked-work.ts';
import { complianceOf, workedComplianceOf } from '../../src/rules/compliance.ts';
import { checkRule, checkSchedule } from '../../src/rules/check-schedule.ts';
import { drawnSchedule } from '../../src/rules/example.ts';
import { rules, rulesOf } from '../../src/rules/registry.ts';
import { isWorkRule } from '../../src/rules/work/check-work.ts';
import { scheduledRecords } from '../../src/rules/work/scheduled-records.ts';
import { checkWorked, workedOf } from '../../src/rules/work/worked-records.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';
import { planOf } from '../worlds/grow.ts';

// Ada is two blocks of four weeks on the ICU, from Monday 29 June 2026; of its week nothing is described.
const schedule = drawnSchedule({ title: '', isAllowed: true, drawn: 'blocks\nAda 1 IW' });
const [resident] = schedule.plan.residents;
const personId = resident?.person.id;

function logged(firstDay: string, lastDay: string, hours: (on: Day) => number) {
  return daysOf({ firstDay: day(firstDay), lastDay: day(lastDay) }).map((on) => {
    const start = instantAt({ day: on, time: '05:00' }, schedule.plan.rows.program.timeZone);
    const period = { start, end: start + hours(on) * 3_600_000, kind: 'clinical' };
    return loggedDaySchema.parse({
      id: `${personId}/${on}`,
      personId,
      day: on,
      periods: hours(on) > 0 ? [period] : [],
    });
  });
}

function found(ruleId: string, days: ReturnType<typeof logged>, throughDay: string) {
  const rule = rules.get(ruleId);
  if (!rule) throw new Error(`No rule ${ruleId}`);
  const worked = workedOf(schedule, days, day(throughDay));
  const setRule = { rule, params: rule.params.parse({}), isReadable: true };
  const findings = checkWorked(worked, setRule);
  const { share } = workedComplianceOf(worked.records, rule, findings, () => true);
  return { verdicts: findings.map(({ verdict, firstDay }) => `${verdict} ${firstDay}`), share };
}

const onWeekdays = (hours: number) => (on: Day) => (weekdayOf(on) < 5 ? hours : 0);

test('what is logged is judged, and says that it was', () => {
  const heavy = logged('2026-06-29', '2026-07-26', onWeekdays(17));
  expect(found('eighty-hours', heavy, '2026-07-26').verdicts).toEqual(['violation 2026-06-29']);
  const light = logged('2026-06-29', '2026-07-26', onWeekdays(16));
  expect(found('eighty-hours', light, '2026-07-26')).toMatchObject({
    verdicts: [],
    share: { total: 1, kept: 1, cannotTell: 0 },
  });
  const worked = workedOf(schedule, heavy, day('2026-07-26'));
  const [finding] = rulesOf(schedule.plan).flatMap((rule) => checkWorked(worked, rule));
  expect(finding).toMatchObject({ stream: 'worked', personIds: [personId], slots: [] });
});

test('a blank is never counted as kept, not even by rules that look at single duties', () => {
  const days = logged('2026-06-29', '2026-07-26', onWeekdays(10)).slice(1);
  expect(found('eighty-hours', days, '2026-07-26')).toMatchObject({
    verdicts: ['cannot-tell 2026-06-29'],
    share: { total: 1, kept: 0, cannotTell: 1 },
  });
  expect(found('eight-hours-off', [], '2026-07-26').share).toMatchObject({
    total: 1,
    kept: 0,
    cannotTell: 1,
  });
});

test('a period that is going on is broken only for certain, and is not called unknown', () => {
  const heavy = logged('2026-06-29', '2026-07-17', onWeekdays(17));
  expect(found('eighty-hours', heavy, '2026-07-17').verdicts).toEqual([]);
  // 340 hours are more than 28 days allow, whatever comes.
  const early = logged('2026-06-29', '2026-07-18', () => 17);
  expect(found('eighty-hours', early, '2026-07-18').verdicts).toEqual(['violation 2026-06-29']);
});

test('nothing is said about the days to come', () => {
  for (const { rule } of rulesOf(schedule.plan)) {
    expect(found(rule.id, [], '2026-06-28').verdicts, rule.id).toEqual([]);
  }
});

test('other rules say nothing of what was worked', () => {
  const worked = workedOf(schedule, [], day('2026-07-26'));
  const others = rulesOf(schedule.plan).filter(({ rule }) => !isWorkRule(rule));
  expect(others.length).toBeGreaterThan(5);
  expect(others.flatMap((rule) => checkWorked(worked, rule))).toEqual([]);
});

test(
  'a year that was worked as scheduled has the verdicts of the schedule',
  { timeout: 120_000 },
  () => {
    const { rows, witness } = familyMedicineSmall.grow(2);
    // One resident takes all the calls of October, so that rules are broken.
    const plan = planOf(rows);
    const takers = new Set(plan.residents.map(({ person }) => person.id));
    const taker = witness.find(
      ({ slot, personId: by }) => slot.layer === 'call' && takers.has(by),
    )?.personId;
    const year = new Schedule(
      plan,
      witness.map((each) =>
        each.slot.layer === 'call' && each.slot.day.startsWith('2026-10') && taker
          ? { ...each, personId: taker }
          : each,
      ),
    );
    const days = scheduledRecords(year).flatMap((record) => {
      const member = year.plan.memberById.get(record.personId);
      return daysOf(member?.year ?? year.plan.rows.year).map((on) =>
        loggedDaySchema.parse({
          id: `${record.personId}/${on}`,
          personId: record.personId,
          day: on,
          periods: scheduledPeriods(record, epochDayOf(on)),
        }),
      );
    });
    const worked = workedOf(year, days, year.plan.rows.year.lastDay);
    const short = ({
      ruleId,
      verdict,
      personIds,
      firstDay,
      lastDay,
      measured,
    }: (typeof scheduled)[0]) =>
      [ruleId, verdict, personIds.join(), firstDay, lastDay, measured].join(' ');
    const ofWork = rulesOf(year.plan).filter(({ rule }) => isWorkRule(rule));
    const scheduled = checkSchedule(year).filter(({ ruleId }) =>
      ofWork.some(({ rule }) => rule.id === ruleId),
    );
    const inLog = ofWork.flatMap((rule) => checkWorked(worked, rule));
    const known = scheduled.filter(({ verdict }) => verdict !== 'cannot-tell');
    expect(known.length).toBeGreaterThan(10);
    expect(inLog.map(short).toSorted()).toEqual(
      expect.arrayContaining(known.map(short).toSorted()),
    );
    for (const setRule of ofWork) {
      const own = checkRule(year, setRule);
      const { share } = complianceOf(year, setRule.rule, own, () => true);
      const ownLog = inLog.filter(({ ruleId }) => ruleId === setRule.rule.id);
      const inWorked = workedComplianceOf(worked.records, setRule.rule, ownLog, () => true);
      if (share?.cannotTell === 0) expect(inWorked.share, setRule.rule.id).toEqual(share);
    }
  },
);
