import { useMemo } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import { daysOfSlot, parseSlotKey, type PlainFilled } from '../../../domain/schedule/slot.ts';
import type { Day } from '../../../domain/time/day.ts';
import type { Repair } from '../../../solver/repair/question.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { shortDayWords } from './day-words.ts';
import { mendingSteps } from './mending-words.ts';
import { wayWords } from './repair-words.ts';
import styles from './repair.module.css';

const DAYS_DRAWN_MAX = 10;

/** One way to repair a schedule: a picture of it, its steps, what it means, and the press that applies it. */
export function RepairWay(props: {
  readonly way: Repair;
  /** From 0, the best first. */
  readonly place: number;
  readonly before: Schedule;
  readonly after: Plan;
  readonly onApply: () => Promise<void>;
}) {
  const { way, place, before, after, onApply } = props;
  const planned = useMemo(() => new Schedule(after, before.filled), [after, before]);
  const steps = mendingSteps(way, planned);
  return (
    <li className={classOf(styles, 'way')}>
      <h3>{place === 0 ? 'Least disturbing' : `Another way, ${place + 1}`}</h3>
      <ChangePicture way={way} plan={after} />
      <details>
        <summary>The steps ({steps.length})</summary>
        <ol className={classOf(styles, 'steps')}>
          {steps.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
      </details>
      <ul className={classOf(styles, 'facts')}>
        {wayWords(way, after).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <div>
        <Button
          look={place === 0 ? 'main' : 'plain'}
          label={`Apply: ${place === 0 ? 'least disturbing' : `another way, ${place + 1}`}`}
          onPress={onApply}
        >
          Apply
        </Button>
      </div>
    </li>
  );
}

interface DrawnCell {
  readonly before: string[];
  readonly after: string[];
}

/** Who does what before and after, by person and day. */
function ChangePicture({ way, plan }: { readonly way: Repair; readonly plan: Plan }) {
  const cells = new Map<string, DrawnCell>();
  const days = new Set<Day>();
  const note = ({ slot, personId }: PlainFilled, when: keyof DrawnCell): void => {
    const { day, what } = drawn(slot, plan);
    days.add(day);
    const key = `${personId} ${day}`;
    const cell = cells.get(key) ?? { before: [], after: [] };
    cells.set(key, cell);
    cell[when].push(what);
  };
  for (const each of way.gone) note(each, 'before');
  for (const each of way.came) note(each, 'after');
  const shown = [...days].toSorted().slice(0, DAYS_DRAWN_MAX);
  if (shown.length === 0) return null;
  const people: PersonId[] = way.people.map(({ personId }) => personId);
  return (
    <div className={classOf(styles, 'scroll')}>
      <table className={classOf(styles, 'picture')}>
        <caption>
          Before and after
          {days.size > shown.length ? `, the first ${shown.length} of ${days.size} days` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            {shown.map((day) => (
              <th key={day} scope="col">
                {shortDayWords(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((personId) => (
            <tr key={personId}>
              <th scope="row">{nameOf(plan, personId).name}</th>
              {shown.map((day) => {
                const cell = cells.get(`${personId} ${day}`);
                return (
                  <td key={day}>
                    {cell?.before.map((what) => (
                      <del key={what}>{what}</del>
                    ))}
                    {cell?.after.map((what) => (
                      <ins key={what}>{what}</ins>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawn(key: string, plan: Plan): { readonly day: Day; readonly what: string } {
  const slot = parseSlotKey(key);
  const day = daysOfSlot(slot, plan.blockById).firstDay;
  switch (slot.layer) {
    case 'block':
      return { day, what: plan.rotationById.get(slot.demandId)?.code ?? slot.demandId };
    case 'call':
      return { day, what: plan.callRoleById.get(slot.demandId)?.name ?? slot.demandId };
    case 'half-day':
      return {
        day,
        what: `${plan.activityById.get(slot.demandId)?.code ?? slot.demandId} ${slot.half}`,
      };
  }
}
