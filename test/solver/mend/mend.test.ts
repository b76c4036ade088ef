import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/time/day.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { slotKey } from '../../../src/domain/schedule/slot.ts';
import { checkSchedule } from '../../../src/rules/check-schedule.ts';
import { isSameFinding, newOrWorse } from '../../../src/solver/mend/matters.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { planOf } from '../../worlds/grow.ts';
import { ask, mended, violationOf, withCells, withWeeks } from './planted.ts';

const LIGHT = 'ap............';
const LONG = { n: { start: '07:00', end: '07:00' } };
const TWO_BLOCKS = [{ pgy: 1, blocksMin: 2, blocksMax: 3 }];
const ALL = [1, 2, 3].map((pgy) => ({ pgy, blocksMin: 0, blocksMax: 53 }));

const blocks = (weeks: Record<string, string>, drawn: string, more = {}) =>
  withWeeks({ drawn, ...more }, weeks);
const half = (date: string, halfDay: string, activity: string) =>
  `half-day/${activity}/${date}${halfDay}/0`;

/** A violation of each main rule, and how many cells mend it. */
const PLANTED = [
  [
    'call-coverage',
    1,
    blocks({}, 'blocks\nAda 1 I\nBen 1 I\nCem 1 I\nDua 1 I\ncalls\nAda 1 n..n\nBen 1 .n..'),
  ],
  [
    'call-spacing',
    1,
    blocks(
      {},
      'blocks\nAda 1 I\nBen 1 I\nCem 1 I\nDua 1 I\ncalls\nAda 1 nn..\nBen 1 ..n.\nCem 1 ...n',
    ),
  ],
  [
    'every-third-night',
    1,
    blocks(
      { I: LIGHT },
      'blocks\nAda 1 I\nBen 1 I\nCem 1 I\nDua 1 I\ncalls\nAda 1 n..n..n..n..n..n..n..n..n..n\nBen 1 .n..n..n..n..n..n..n..n..n..\nCem 1 ..n..n..n..n..n..n..n..n..n.',
    ),
  ],
  [
    'fourteen-after-call',
    1,
    withCells(
      blocks({ I: LIGHT }, 'blocks\nAda 1 I\nBen 1 I\nCem 1 I\ncalls\nBen 1 ..n.\nAda 1 n..n', {
        callRoles: LONG,
      }),
      [`${half('2026-06-30', 'pm', 'pm')} Ada`],
    ),
  ],
  [
    'twenty-four-plus-four',
    1,
    withCells(
      blocks({ I: LIGHT }, 'blocks\nAda 1 I\nBen 1 I\ncalls\nAda 1 ..n.', { callRoles: LONG }),
      [`${half('2026-07-02', 'am', 'am')} Ada`],
    ),
  ],
  [
    'one-day-in-seven',
    1,
    withCells(blocks({ I: 'apapapapapap..' }, 'blocks\nAda 1 I\nBen 1 I\ncalls\nBen 1 n'), [
      `${half('2026-07-05', 'am', 'am')} Ada`,
    ]),
  ],
  [
    'eighty-hours',
    1,
    blocks(
      { W: 'apapapapapap..', I: LIGHT },
      'blocks\nAda 1 W\nBen 1 I\ncalls\nAda 1 .....n......n......n',
    ),
  ],
  [
    'rotation-demand',
    2,
    blocks({}, 'blocks\nAda 1 W\nBen 2 I', {
      rotations: {
        W: { demand: [{ classes: [2, 3], min: 1, max: 1 }], requirements: ALL },
        I: { demand: [{ classes: [], min: 1, max: 1 }], requirements: ALL },
      },
    }),
  ],
  [
    'educational-requirements',
    1,
    blocks({}, 'blocks\nAda 1 WII', { rotations: { W: { requirements: TWO_BLOCKS } } }),
  ],
  ['one-rotation-a-block', 1, blocks({}, 'blocks\nAda 1 W.I')],
] as const;

describe.each(PLANTED)('a violation of %s', (ruleId, cells, schedule) => {
  const target = violationOf(schedule, ruleId);
  const answer = ask(schedule, target);

  test('goes with the fewest cells, and no other comes', () => {
    const before = checkSchedule(schedule);
    const after = checkSchedule(mended(schedule, answer));
    expect(answer.kind === 'mended' && answer.mendings[0]?.cells).toBe(cells);
    expect(after.some((each) => isSameFinding(each, target))).toBe(false);
    expect(newOrWorse(before, after).filter(({ verdict }) => verdict === 'violation')).toEqual([]);
  });

  test('is told with what comes and goes by the checks themselves', () => {
    const before = checkSchedule(schedule);
    const after = checkSchedule(mended(schedule, answer));
    const [first] = answer.kind === 'mended' ? answer.mendings : [];
    expect(first?.findingsCome).toEqual(newOrWorse(before, after));
    expect(first?.findingsGo).toEqual(newOrWorse(after, before));
    expect(first?.findingsGo.some((each) => isSameFinding(each, target))).toBe(true);
  });

  test('is answered the same again', () => {
    expect(ask(schedule, target)).toEqual(answer);
  });

  test('is not mended by moving a pin, nor before a day', () => {
    const pinned = schedule.filled.map((each) => ({ ...each, source: 'pinned' as const }));
    const kept = ask(new Schedule(schedule.plan, pinned), target);
    for (const each of kept.kind === 'mended' ? kept.mendings : []) expect(each.gone).toEqual([]);
    const late = ask(schedule, target, { notBefore: day('2027-06-01') });
    expect(late.kind).toBe('none-found');
  });
});

test('a finding that the schedule does not have, or that nothing is known about, is not mended', () => {
  const schedule = blocks({}, 'blocks\nAda 1 I\nBen 1 I\ncalls\nAda 1 nn');
  const target = violationOf(schedule, 'call-spacing');
  expect(ask(schedule, { ...target, because: 'Something else.' })).toEqual({
    kind: 'finding-gone',
  });
  const unknown = checkSchedule(schedule).find(({ cannotTell }) => cannotTell);
  expect(unknown && ask(schedule, unknown)).toEqual({
    kind: 'not-known',
    missing: 'The week of I is not described: add its half-days under Rotations.',
  });
});

test('what cannot be mended says up to which size all was tried', () => {
  const schedule = blocks({}, 'blocks\nAda 1 I\ncalls\nAda 1 nn');
  const target = violationOf(schedule, 'call-spacing');
  expect(ask(schedule, target)).toEqual({ kind: 'none-found', cellsTried: 3, isComplete: true });
  expect(ask(schedule, target, { workMax: 1 })).toMatchObject({ cellsTried: 0, isComplete: false });
});

test('in a grown program with its calls of a night taken away, every night is filled by one change', () => {
  const { rows, witness } = familyMedicineSmall.grow(1);
  const plan = planOf(rows);
  const filled = witness.filter(({ slot }) => slot.layer !== 'call' || slot.day !== '2026-09-16');
  const schedule = new Schedule(plan, filled);
  const missing = checkSchedule(schedule).filter(({ ruleId }) => ruleId === 'call-coverage');
  expect(missing.length).toBeGreaterThan(1);
  for (const target of missing) {
    const answer = ask(schedule, target, { workMax: 15_000 });
    const after = mended(schedule, answer);
    expect(after.filled.length).toBe(filled.length + 1);
    expect(checkSchedule(after).some((each) => isSameFinding(each, target))).toBe(false);
    const kept = new Set(after.filled.map(({ slot }) => slotKey(slot)));
    expect(filled.every(({ slot }) => kept.has(slotKey(slot)))).toBe(true);
  }
});
