import { expect, test } from 'vitest';
import { absenceIdSchema } from '../../../src/domain/id.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { parseSlotKey, slotKey } from '../../../src/domain/schedule/slot.ts';
import { day } from '../../../src/domain/time/day.ts';
import { checkSchedule } from '../../../src/rules/check-schedule.ts';
import { drawnSchedule } from '../../../src/rules/example.ts';
import { repair } from '../../../src/solver/repair/repair.ts';

const TODAY = day('2026-06-29');

test('whoever is in reserve is called in first, which is shown and breaks no must-rule', async () => {
  const schedule = drawnSchedule({
    title: '',
    isAllowed: true,
    blockDays: 2,
    callRoles: {
      n: { start: '17:00', end: '07:00' },
      j: { mode: 'jeopardy', start: '07:00', end: '07:00' },
    },
    drawn:
      'blocks\nAda 1 I\nBen 1 I\nCem 2 I\nDua 2 I\ncalls\nAda 1 n.\nBen 1 .n\nCem 2 .j\nDua 2 j.',
  });
  const { plan, filled } = schedule;
  const [ada, , , dua] = plan.members.map(({ person }) => person.id);
  if (!ada || !dua) throw new Error('Somebody is missing');
  const answer = await repair(
    {
      rows: plan.rows,
      disruptions: [
        {
          kind: 'absence',
          absence: {
            id: absenceIdSchema.parse('ill'),
            personId: ada,
            firstDay: TODAY,
            lastDay: TODAY,
            status: 'approved',
            isPlanned: false,
            isLeave: true,
          },
          type: 'sick',
          note: '',
        },
      ],
      filled: filled.map((each) => ({ ...each, slot: slotKey(each.slot) })),
      notBefore: TODAY,
      waysMax: 1,
      seed: 1,
      secondsMax: 60,
    },
    null,
    () => undefined,
  );
  if (answer.kind !== 'repaired') throw new Error(answer.kind);
  const [way] = answer.ways;
  expect(way?.cells).toBe(1);
  expect(way?.people.filter(({ isGone }) => !isGone)).toMatchObject([
    { personId: dua, isCalledIn: true, noticeDays: 0 },
  ]);
  const came = (way?.came ?? []).map((each) => ({ ...each, slot: parseSlotKey(each.slot) }));
  const kept = filled.filter(({ personId }) => personId !== ada);
  const said = checkSchedule(new Schedule(plan, [...kept, ...came])).filter(
    ({ ruleId }) => ruleId === 'one-duty-a-day',
  );
  expect(said).toMatchObject([{ verdict: 'advisory', personIds: [dua] }]);
});
