import { useMemo } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../../domain/schedule/schedule-difference.ts';
import { rules } from '../../../rules/registry.ts';
import type { ChoiceAnswer, ChoiceCost } from '../../../solver/explain-cell/question.ts';
import { solvedLayerSchema } from '../../../solver/problem.ts';
import { useScheduleRuns } from '../../hooks/use-drafts.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './choice-cost.module.css';
import { useChoiceCost } from './use-choice-cost.ts';
import { levelTitle, wishesInOrder } from './wish-words.ts';

/** Why a choice does not stand in a place: what forbids it, or what it would cost if the rest could change. */
export function ChoiceCostPart(props: {
  readonly schedule: Schedule;
  /** What the choice would change. */
  readonly difference: ScheduleDifference;
}) {
  const { schedule, difference } = props;
  const { plan, filled } = schedule;
  const runs = useScheduleRuns(plan.rows.year.id);
  const wishes = useMemo(() => {
    const last = runs?.find((run) => run.wishes.length > 0)?.wishes ?? [];
    return wishesInOrder(plan, solvedLayerSchema.options, last);
  }, [plan, runs]);
  const { state, ask, stop } = useChoiceCost(plan, filled, difference, wishes);
  if (difference.came.length !== 1) return null;
  return (
    <section className={classOf(styles, 'part')} aria-label="Why not this choice">
      {state.kind === 'not-asked' && (
        <div>
          <Button onPress={ask}>Why is this not here? What would it cost?</Button>
        </div>
      )}
      {state.kind === 'asking' && (
        <div>
          <p role="status">
            The layer is solved again with this choice; everything that is not pinned may change.
            That takes up to half a minute.
          </p>
          <Button onPress={stop}>Stop asking</Button>
        </div>
      )}
      {state.kind === 'answered' && <Answer answer={state.answer} plan={plan} />}
    </section>
  );
}

function Answer({ answer, plan }: { readonly answer: ChoiceAnswer; readonly plan: Plan }) {
  switch (answer.kind) {
    case 'impossible':
      return <Forbidden answer={answer} plan={plan} />;
    case 'possible':
      return <Costs answer={answer} />;
    case 'not-known':
      return <p role="status">It was neither found nor ruled out in time.</p>;
    case 'crashed':
      return <p role="alert">The solver stopped working: {answer.message}</p>;
  }
}

function Forbidden(props: {
  readonly answer: Extract<ChoiceAnswer, { kind: 'impossible' }>;
  readonly plan: Plan;
}) {
  const { answer, plan } = props;
  if (answer.conflict.length === 0) {
    return <p role="status">No schedule has it; why took too long to find out.</p>;
  }
  return (
    <div role="status" className={classOf(styles, 'cannot')}>
      <h3>It cannot be here, whatever else changes</h3>
      <p>These do not go together, which is proven:</p>
      <ul>
        {answer.conflict.map(({ ruleId, subject, people }) => (
          <li key={`${ruleId} ${subject} ${people.join(' ')}`}>
            <strong>
              {ruleId === 'pinned'
                ? 'This choice, or another pin'
                : (rules.get(ruleId)?.title ?? ruleId)}
            </strong>
            : {inWords(subject, plan)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A subject with rotations, roles and blocks by their names. */
function inWords(subject: string, plan: Plan): string {
  const { rotations, callRoles, blocks, activities } = plan.rows;
  const names = new Map<string, string>([
    ...rotations.map(({ id, code }): [string, string] => [id, code]),
    ...callRoles.map(({ id, name }): [string, string] => [id, name]),
    ...activities.map(({ id, code }): [string, string] => [id, code]),
    ...blocks.map(({ id, label }): [string, string] => [id, `block ${label}`]),
  ]);
  return subject
    .split(' ')
    .map((word) => names.get(word) ?? word)
    .join(' ');
}

function Costs({ answer }: { readonly answer: Extract<ChoiceAnswer, { kind: 'possible' }> }) {
  const { costs, placesChanged } = answer;
  const changed = costs.filter(({ now, withChoice }) => now !== withChoice);
  return (
    <div role="status" className={classOf(styles, 'can')}>
      <h3>It could be here</h3>
      <p>
        By solving the layer again with it: {placesChanged}{' '}
        {placesChanged === 1 ? 'place' : 'places'} would differ from now.
      </p>
      {changed.length === 0 && <p>Nothing that is asked for would be met less, or more.</p>}
      <ul>
        {changed.map((cost) => (
          <li key={`${cost.name} ${cost.part}`}>
            {levelTitle(cost)}: {costWords(cost)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function costWords({ now, withChoice, bound }: ChoiceCost): string {
  if (now === null) {
    const words = withChoice <= 0 ? 'wholly met' : 'not wholly met';
    return `${words} with it; the draft breaks a must-rule now, so that they cannot be compared`;
  }
  if (withChoice < now) return 'met better than now, if the rest is solved again';
  return withChoice <= bound
    ? 'met less than now; that is proven'
    : 'met less than now in the best that was found; more time may find better';
}
