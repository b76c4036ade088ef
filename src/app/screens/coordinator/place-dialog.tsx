import { useCallback, useMemo, useState } from 'react';
import type { DraftId } from '../../../domain/id.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { type CheckedSchedule, recheck } from '../../../rules/recheck.ts';
import type { Finding } from '../../../rules/rule.ts';
import { useAssignSlot } from '../../hooks/use-drafts.ts';
import { type Choice, SelectField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { ChoiceCostPart } from './choice-cost.tsx';
import {
  chosenAt,
  decide,
  type Decision,
  differenceOf,
  filledAt,
  type Place,
} from './draft-places.ts';
import { PlaceStory } from './drafts/place-story.tsx';
import { becauseWords, type Effect, effectWords } from './findings-words.ts';
import { KindestChoices } from './kindest-choices.tsx';
import { choicesFor, placeTitle } from './place-choices.ts';
import { useEffects } from './use-effects.ts';
import styles from './draft.module.css';

interface PlaceDialogProps {
  readonly draftId: DraftId;
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  /** The draft as it is now with what the rules say of it; undefined until it is known. */
  readonly checked: CheckedSchedule | undefined;
  readonly place: Place;
  readonly onClose: () => void;
}

const LABELS = { block: 'Rotation', call: 'Person', 'half-day': 'Activity' } as const;

/** Changes one cell of a draft by hand and shows beforehand what the rules will say of it, and of every other choice. */
export function PlaceDialog(props: PlaceDialogProps) {
  const { draftId, plan, filled, checked, place, onClose } = props;
  const [now] = filledAt(filled, place);
  const [choice, setChoice] = useState(() => chosenAt(filled, place));
  const [isPinned, setPinned] = useState(now === undefined || now.source === 'pinned');
  const [refusal, setRefusal] = useState<string | null>(null);
  const assign = useAssignSlot();
  const choices = useMemo(() => choicesFor(place, plan), [place, plan]);
  const decision = useMemo(
    () => decide(filled, place, choice, isPinned ? 'pinned' : 'solved', plan),
    [filled, place, choice, isPinned, plan],
  );
  const effects = useEffectsAt(props, choices);
  const choose = (next: string): void => {
    setChoice(next);
    setPinned(true);
  };
  const keep = async (): Promise<void> => {
    if (decision) {
      const outcome = await assign({ draftId, ...decision });
      if (!outcome.ok) {
        setRefusal(outcome.problem.message);
        return;
      }
    }
    onClose();
  };
  return (
    <Dialog title={placeTitle(place, plan)} onClose={onClose}>
      <Form submitLabel="Keep" summary={refusal} onSubmit={keep} onCancel={onClose}>
        <SelectField
          label={LABELS[place.layer]}
          value={choice}
          choices={choices.map((each) => withEffect(each, effects))}
          onChange={choose}
        />
        <KindestChoices choices={choices} effects={effects} chosen={choice} onChoose={choose} />
        {choice !== '' && (
          <CheckField
            label="Pinned: generating keeps it as it is"
            checked={isPinned}
            onChange={setPinned}
          />
        )}
        {decision && (
          <>
            <WhatChanges plan={plan} checked={checked} filled={filled} decision={decision} />
            {choice !== chosenAt(filled, place) && (
              <ChoiceCostPart plan={plan} filled={filled} decision={decision} />
            )}
          </>
        )}
      </Form>
      <PlaceStory draftId={draftId} place={place} plan={plan} />
    </Dialog>
  );
}

/** What each choice but the present one would do. */
function useEffectsAt(
  { filled, place, plan, checked }: PlaceDialogProps,
  choices: readonly Choice<string>[],
): ReadonlyMap<string, Effect> {
  const values = useMemo(() => choices.map(({ value }) => value), [choices]);
  const differenceBy = useCallback(
    (choice: string) => {
      if (choice === chosenAt(filled, place)) return null;
      const decision = decide(filled, place, choice, 'pinned', plan);
      return decision && differenceOf(filled, decision);
    },
    [filled, place, plan],
  );
  return useEffects(checked, values, differenceBy);
}

function withEffect(choice: Choice<string>, effects: ReadonlyMap<string, Effect>): Choice<string> {
  const effect = effects.get(choice.value);
  return effect ? { ...choice, label: `${choice.label} — ${effectWords(effect)}` } : choice;
}

function WhatChanges(props: {
  readonly plan: Plan;
  readonly checked: CheckedSchedule | undefined;
  readonly filled: readonly Filled[];
  readonly decision: Decision;
}) {
  const { plan, checked, filled, decision } = props;
  const changed = useMemo(
    () => (checked ? recheck(checked, differenceOf(filled, decision)) : null),
    [checked, filled, decision],
  );
  if (!changed) return <p role="status">Asking the rules …</p>;
  const { came, went } = changed;
  return (
    <div role="status" className={classOf(styles, 'changes')}>
      {came.length === 0 && went.length === 0 && <p>The rules have nothing to say about this.</p>}
      <ChangeList title="This would break or worsen" findings={came} plan={plan} tone="bad" />
      <ChangeList title="This would mend" findings={went} plan={plan} tone="good" />
    </div>
  );
}

const SHOWN_MAX = 6;

function ChangeList(props: {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly plan: Plan;
  readonly tone: 'good' | 'bad';
}) {
  const { title, findings, plan, tone } = props;
  if (findings.length === 0) return null;
  return (
    <section className={classOf(styles, tone)}>
      <h3>{title}</h3>
      <ul>
        {findings.slice(0, SHOWN_MAX).map((finding) => (
          <li key={`${finding.ruleId} ${finding.because} ${finding.firstDay}`}>
            {becauseWords(finding, plan)}
          </li>
        ))}
        {findings.length > SHOWN_MAX && <li>and {findings.length - SHOWN_MAX} more</li>}
      </ul>
    </section>
  );
}
