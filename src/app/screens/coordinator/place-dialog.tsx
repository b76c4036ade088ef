import { useMemo, useState } from 'react';
import type { DraftId } from '../../../domain/id.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import type { Finding } from '../../../rules/rule.ts';
import { useAssignSlot } from '../../hooks/use-drafts.ts';
import { SelectField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { afterDecision, chosenAt, decide, filledAt, type Place } from './draft-places.ts';
import { becauseWords, compareFindings } from './findings-words.ts';
import { choicesFor, placeTitle } from './place-choices.ts';
import { useFindings } from './use-findings.ts';
import styles from './draft.module.css';

interface PlaceDialogProps {
  readonly draftId: DraftId;
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  /** What the rules say of the draft now; undefined until it is known. */
  readonly findings: readonly Finding[] | undefined;
  readonly place: Place;
  readonly onClose: () => void;
}

const LABELS = { block: 'Rotation', call: 'Person', 'half-day': 'Activity' } as const;

/** Changes one cell of a draft by hand and shows beforehand what the rules will say of it. */
export function PlaceDialog(props: PlaceDialogProps) {
  const { draftId, plan, filled, findings, place, onClose } = props;
  const [now] = filledAt(filled, place);
  const [choice, setChoice] = useState(() => chosenAt(filled, place));
  const [isPinned, setPinned] = useState(now === undefined || now.source === 'pinned');
  const [refusal, setRefusal] = useState<string | null>(null);
  const assign = useAssignSlot();
  const decision = useMemo(
    () => decide(filled, place, choice, isPinned ? 'pinned' : 'solved', plan),
    [filled, place, choice, isPinned, plan],
  );
  const candidate = useMemo(
    () => (decision ? afterDecision(filled, decision) : null),
    [filled, decision],
  );
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
          choices={choicesFor(place, plan)}
          onChange={(next) => {
            setChoice(next);
            setPinned(true);
          }}
        />
        {choice !== '' && (
          <CheckField
            label="Pinned: generating keeps it as it is"
            checked={isPinned}
            onChange={setPinned}
          />
        )}
        {candidate && <WhatChanges plan={plan} before={findings} candidate={candidate} />}
      </Form>
    </Dialog>
  );
}

function WhatChanges(props: {
  readonly plan: Plan;
  readonly before: readonly Finding[] | undefined;
  readonly candidate: readonly Filled[];
}) {
  const { plan, before, candidate } = props;
  const after = useFindings(plan, candidate);
  if (!before || !after) return <p role="status">Asking the rules …</p>;
  const { came, went } = compareFindings(before, after);
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
