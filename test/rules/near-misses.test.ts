import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../src/rules/check-schedule.ts';
import { drawnSchedule, type Example } from '../../src/rules/example.ts';
import { type NearMiss, nearMissesOf } from '../../src/rules/near-misses.ts';
import { observe } from '../../src/rules/observe.ts';
import { parametersOf } from '../../src/rules/parameters.ts';
import { rules } from '../../src/rules/registry.ts';
import type { Observation, Rule } from '../../src/rules/rule.ts';
import { isWorkRule } from '../../src/rules/work/check-work.ts';
import { drawnRecord, type WorkExample } from '../../src/rules/work/work-example.ts';
import { nearMissCases } from './near-miss-cases.ts';

/** Musts with a number among their settings that have no near misses, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  'clinic-preceptors': 'a session is staffed to the person: as many as are needed is the plan',
  'july-double-coverage': 'one senior beside the interns is what is asked for',
  'primary-care-exception': 'a session is staffed to the person: as many as are needed is the plan',
  'supervision-ratio': 'a ward is staffed to the person: as many as are needed is the plan',

  'call-pool':
    'judges nights rather than people: there are no cases of which a share could be near',
  'emergency-shifts':
    'shifts of twelve hours, and the rest of twelve after them, are at their limits by design',
  'full-day-off-weekly':
    'a week with one day off is what is asked for, and there is no smaller margin than a day',
  moonlighting: 'a class is no margin',
};

type Drawn = Partial<Example> & Partial<WorkExample> & { readonly drawn: string };

function judge(ruleId: string, drawn: Drawn) {
  const rule = rules.get(ruleId);
  if (!rule) throw new Error(`No rule ${ruleId}`);
  const params = rule.params.parse(drawn.params ?? {});
  const check = checkOf(rule, drawn);
  const found = check(params).map((observation) => ({
    ...observation,
    ruleId,
    verdict: verdictOf(observation, rule.force),
  }));
  return { found, near: nearMissesOf({ rule, params }, found, check) };
}

function checkOf(rule: Rule, drawn: Drawn): (settings: unknown) => Observation[] {
  if (isWorkRule(rule) && drawn.drawn.includes('rotation ')) {
    const record = drawnRecord({ title: '', verdict: 'allowed', ...drawn });
    return (settings) =>
      rule
        .checkWork(record, settings)
        .map((seen) => observe(seen, seen.because, { ...seen, personIds: [record.personId] }));
  }
  const schedule = drawnSchedule({ title: '', isAllowed: true, ...drawn });
  return (settings) => rule.check(schedule, settings);
}

const measured = (near: readonly NearMiss[]) => near.map((each) => each.measured);

test('every must with a limit says when it is kept only just, or why nothing does', () => {
  const limited = [...rules.values()].filter(
    (rule) => rule.force === 'must' && parametersOf(rule).some(({ kind }) => kind === 'number'),
  );
  const silent = limited.filter(({ nearMiss }) => !nearMiss).map(({ id }) => id);
  expect(silent).toEqual(Object.keys(WITHOUT).toSorted());
  const saying = [...rules.values()].filter(({ nearMiss }) => nearMiss);
  expect(saying.filter(({ force }) => force !== 'must')).toEqual([]);
  expect(saying.map(({ id }) => id)).toEqual(Object.keys(nearMissCases).toSorted());
});

describe.each(Object.entries(nearMissCases))('%s', (ruleId, { near, clear, broken, is }) => {
  test('a case at its edge is kept, and a near miss', () => {
    const judged = judge(ruleId, near);
    expect(judged.found.filter(({ verdict }) => verdict === 'violation')).toEqual([]);
    expect(measured(judged.near)).toEqual([is]);
    expect(judged.near[0]).toMatchObject({ verdict: 'near-miss', ruleId, limit: null });
  });

  test('a case with room is no near miss', () => {
    expect(judge(ruleId, clear)).toEqual({ found: [], near: [] });
  });

  test('a broken case is no near miss', () => {
    const judged = judge(ruleId, broken);
    expect(judged.found.map(({ verdict }) => verdict)).toContain('violation');
    expect(judged.near).toEqual([]);
  });

  test('says in words what counts as one', () => {
    const rule = rules.get(ruleId);
    expect(rule?.nearMiss?.words(rule.params.parse({}))).toMatch(/^[a-z].*[a-z\d]$/);
  });
});

test('what cannot be told is no near miss, and hides none of other days', () => {
  const wards = 'rotation Wards 2026-07-06 2026-08-02\nrotation ICU 2026-08-03 2026-08-30';
  const { found, near } = judge('every-third-night', {
    stream: 'worked',
    drawn: `${wards}\nunknown 2026-07-31 2026-07-31
      in-house-call 2026-07-06 17:00-07:00 x..x..x..x..x..x..x..x..x...x..x..x..x..x..x..x..x..x...`,
  });
  expect(found.map(({ verdict }) => verdict)).toEqual(['cannot-tell']);
  expect(near.map(({ firstDay }) => firstDay)).toEqual(['2026-08-03']);
});

test('what only tighter settings cannot tell is none', () => {
  const drawn = `rotation Wards 2026-07-06 2026-08-02\nunknown 2026-07-31 2026-07-31
    in-house-call 2026-07-06 17:00-07:00 x..x..x..x..x..x..x..x`;
  expect(judge('every-third-night', { stream: 'worked', drawn })).toEqual({ found: [], near: [] });
});

test('days of which nothing is known may hide more than the near miss around them', () => {
  const drawn = `rotation Wards 2026-07-06 2026-08-02\nunknown 2026-07-07 2026-07-07
    in-house-call 2026-07-06 09:30-09:30\nclinical 2026-07-08 00:00-01:00`;
  const { found, near } = judge('fourteen-after-call', { stream: 'worked', drawn });
  expect(found.map(({ verdict, lastDay }) => [verdict, lastDay])).toEqual([
    ['cannot-tell', '2026-07-07'],
  ]);
  expect(near).toEqual([]);
});

test('an advisory of a must is no near miss', () => {
  const drawn = `rotation Wards 2026-07-06 2026-08-02
    clinical 2026-07-06 07:00-17:00 xxxxxx.xx.xxx.xxxxxx.xxxxxx.x
    in-house-call 2026-07-11 17:00-07:00 x......x......x......x`;
  const { found, near } = judge('one-day-in-seven', { drawn });
  expect(found.map(({ verdict }) => verdict)).toEqual(['advisory']);
  expect(near).toEqual([]);
});

test('where no day off is owed none is to spare', () => {
  const drawn = 'rotation Wards 2026-07-06 2026-07-10\nclinical 2026-07-06 07:00-17:00 xxxxx';
  expect(judge('one-day-in-seven', { drawn })).toEqual({ found: [], near: [] });
});

test('of two pairs of calls that share one, each is judged alone', () => {
  const { found, near } = judge('call-spacing', { drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n.n' });
  expect(found).toHaveLength(1);
  expect(measured(near)).toEqual([2]);
});

test('settings of a program move the edge', () => {
  const drawn = nearMissCases['eighty-hours']?.near.drawn ?? '';
  expect(judge('eighty-hours', { drawn, params: { hoursMax: 84 } }).near).toHaveLength(1);
  expect(judge('eighty-hours', { drawn, params: { hoursMax: 85 } }).near).toEqual([]);
});
