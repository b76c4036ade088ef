import { activitySchema } from '../../../src/domain/rows/rotation.ts';
import { Plan } from '../../../src/domain/schedule/plan.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { type Filled, parseSlotKey, slotKey } from '../../../src/domain/schedule/slot.ts';
import { personIdSchema } from '../../../src/domain/id.ts';
import { checkSchedule } from '../../../src/rules/check-schedule.ts';
import { drawnSchedule, type Example } from '../../../src/rules/example.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { mend } from '../../../src/solver/mend/mend.ts';
import type { MendAnswer, MendQuestion } from '../../../src/solver/mend/question.ts';

const ACTIVITIES = [
  { id: 'am', code: 'AM', name: 'Ward rounds', kind: 'ward', start: '07:00', end: '12:00' },
  { id: 'pm', code: 'PM', name: 'Ward afternoon', kind: 'ward', start: '12:00', end: '19:00' },
  { id: 'off', code: 'OFF', name: 'Off', kind: 'free', start: '08:00', end: '12:00' },
];

/** A drawn schedule in which rotations have these weeks: fourteen letters, `a` and `p` for the ward, `.` for free. */
export function withWeeks(
  drawn: Omit<Example, 'title' | 'isAllowed'>,
  weeks: Readonly<Record<string, string>>,
): Schedule {
  const { plan, filled } = drawnSchedule({ title: '', isAllowed: true, ...drawn });
  const activities = ACTIVITIES.map((each) => activitySchema.parse(each));
  const idOf = (letter: string) => activities[letter === 'a' ? 0 : 1]?.id ?? null;
  const rotations = plan.rows.rotations.map((rotation) => {
    const week = weeks[rotation.id];
    if (week === undefined) return rotation;
    const pattern = week.split('').map((letter) => (letter === '.' ? null : idOf(letter)));
    return { ...rotation, pattern };
  });
  return new Schedule(new Plan({ ...plan.rows, activities, rotations }), filled);
}

/** The schedule with more cells decided, as `slot person`. */
export function withCells(schedule: Schedule, cells: readonly string[]): Schedule {
  const more = cells.map((cell): Filled => {
    const [slot = '', person = ''] = cell.split(' ');
    return { slot: parseSlotKey(slot), personId: personIdSchema.parse(person), source: 'solved' };
  });
  return new Schedule(schedule.plan, [...schedule.filled, ...more]);
}

/** The schedule with the rules but these switched off. */
export function judgedBy(
  schedule: Schedule,
  ruleIds: readonly string[],
  all: readonly string[],
): Schedule {
  const ruleSettings = all.map((id) => ({ id, isOn: ruleIds.includes(id), params: {} }));
  return new Schedule(new Plan({ ...schedule.plan.rows, ruleSettings }), schedule.filled);
}

/** Asks for the smallest mending. */
export function ask(
  { plan, filled }: Schedule,
  finding: Finding,
  more: Partial<MendQuestion> = {},
): MendAnswer {
  return mend({
    rows: plan.rows,
    filled: filled.map((each) => ({ ...each, slot: slotKey(each.slot) })),
    finding,
    notBefore: null,
    cellsMax: 3,
    workMax: 200_000,
    ...more,
  });
}

/** The first violation of the rule. @throws where there is none: nothing was planted then. */
export function violationOf(schedule: Schedule, ruleId: string): Finding {
  const found = checkSchedule(schedule).find(
    (each) => each.ruleId === ruleId && each.verdict === 'violation',
  );
  if (!found) throw new Error(`No violation of ${ruleId} was planted`);
  return found;
}

/** The schedule after the first mending of an answer. @throws where there is none. */
export function mended({ plan, filled }: Schedule, answer: MendAnswer): Schedule {
  const [first] = answer.kind === 'mended' ? answer.mendings : [];
  if (!first) throw new Error(`Not mended: ${JSON.stringify(answer)}`);
  const gone = new Set(first.gone.map(({ slot, personId }) => `${slot} ${personId}`));
  const kept = filled.filter(({ slot, personId }) => !gone.has(`${slotKey(slot)} ${personId}`));
  const came = first.came.map((each): Filled => ({ ...each, slot: parseSlotKey(each.slot) }));
  return new Schedule(plan, [...kept, ...came]);
}
