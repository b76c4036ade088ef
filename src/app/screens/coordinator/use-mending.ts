import { useEffect, useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { slotKey } from '../../../domain/schedule/slot.ts';
import type { Day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import type { Finding } from '../../../rules/rule.ts';
import type { MendAnswer, MendQuestion } from '../../../solver/mend/question.ts';
import { deviceNow } from '../../device-clock.ts';
import { startMending } from '../../solving.ts';

const CELLS_MAX = 3;
/** A second or two of the solver’s work. */
const WORK_MAX = 15_000;

/** The smallest change that would mend a finding, from today on; undefined while it is looked for. */
export function useMending(schedule: Schedule, finding: Finding): MendAnswer | undefined {
  const [told, setTold] = useState<{
    readonly of: readonly [Schedule, Finding];
    readonly answer: MendAnswer;
  } | null>(null);
  useEffect(() => {
    const { answer, stop } = startMending(questionOf(schedule, finding));
    let isStale = false;
    void answer.then((known) => {
      if (!isStale) setTold({ of: [schedule, finding], answer: known });
    });
    return () => {
      isStale = true;
      stop();
    };
  }, [schedule, finding]);
  const isOfThis = told?.of[0] === schedule && told.of[1] === finding;
  return isOfThis ? told.answer : undefined;
}

function questionOf({ plan, filled }: Schedule, finding: Finding): MendQuestion {
  return {
    rows: plan.rows,
    filled: filled.map(({ slot, personId, source }) => ({ slot: slotKey(slot), personId, source })),
    finding,
    notBefore: todayOf(plan),
    cellsMax: CELLS_MAX,
    workMax: WORK_MAX,
  };
}

/** Today where the program is. */
export function todayOf(plan: Plan): Day {
  return localTimeAt(deviceNow(), plan.rows.program.timeZone).day;
}
