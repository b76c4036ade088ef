import { useMemo, useState } from 'react';
import { type PersonId, personIdSchema } from '../../../domain/id.ts';
import type { Draft, Layer } from '../../../domain/rows/schedule.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { ScheduleDifference } from '../../../domain/schedule/schedule-difference.ts';
import { type Filled, slotKey } from '../../../domain/schedule/slot.ts';
import { partTaken } from '../../../domain/schedule/take-part.ts';
import { daySchema } from '../../../domain/time/day.ts';
import { useDecideCells } from '../../hooks/use-drafts.ts';
import { SelectField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { OWN_DAYS, whenChoices } from './generate-values.ts';
import { useFindings } from './use-findings.ts';
import { LAYER_WORDS } from './words.ts';

interface Side {
  readonly draft: Draft;
  readonly filled: readonly Filled[];
}

/** Takes a part of one schedule into another: a layer, a block or month, a person. One change, undone at once. */
export function TakePartDialog(props: {
  readonly plan: Plan;
  readonly layers: readonly Layer[];
  readonly into: Side;
  readonly from: Side;
  readonly onClose: () => void;
}) {
  const { plan, layers, into, from, onClose } = props;
  const [layer, setLayer] = useState('');
  const [when, setWhen] = useState('');
  const [who, setWho] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const decide = useDecideCells();
  const difference = useMemo(
    () =>
      partTaken(plan, into.filled, from.filled, {
        layers: layers.filter((each) => layer === '' || each === layer),
        span: spanIn(when, plan),
        personId: personIn(who, plan),
      }),
    [plan, into, from, layers, layer, when, who],
  );
  const count = Math.max(difference.gone.length, difference.came.length);
  const keep = async (): Promise<void> => {
    if (count === 0) {
      setRefusal('There is nothing different in this part.');
      return;
    }
    const plain = (filled: readonly Filled[]) =>
      filled.map((each) => ({ ...each, slot: slotKey(each.slot) }));
    const outcome = await decide({
      draftId: into.draft.id,
      gone: plain(difference.gone),
      came: plain(difference.came),
    });
    if (outcome.ok) onClose();
    else setRefusal(outcome.problem.message);
  };
  return (
    <Dialog title={`Take a part of ${from.draft.name} into ${into.draft.name}`} onClose={onClose}>
      <Form submitLabel="Take it" summary={refusal} onSubmit={keep} onCancel={onClose}>
        <FieldRow>
          <SelectField
            label="Of what"
            value={layer}
            choices={[
              { value: '', label: 'All layers' },
              ...layers.map((each) => ({ value: each as string, label: LAYER_WORDS[each] })),
            ]}
            onChange={setLayer}
          />
          <SelectField
            label="When"
            value={when}
            choices={whenChoices(plan).filter(({ value }) => value !== OWN_DAYS)}
            onChange={setWhen}
          />
          <SelectField
            label="Whose"
            value={who}
            choices={[
              { value: '', label: 'Everybody’s' },
              ...plan.members.map(({ person }) => ({
                value: person.id as string,
                label: fullName(person),
              })),
            ]}
            onChange={setWho}
          />
        </FieldRow>
        <p role="status">
          {count === 0
            ? 'There is nothing different in this part.'
            : `${count} ${count === 1 ? 'place changes' : 'places change'}. Pinned places stay. It is one change, and can be undone as one.`}
        </p>
        {count > 0 && <WhatBreaks plan={plan} into={into} difference={difference} />}
      </Form>
    </Dialog>
  );
}

function spanIn(when: string, { rows: { year } }: Plan) {
  const [first, last] = when.split(' ').map((text) => daySchema.safeParse(text));
  return first?.success && last?.success
    ? { firstDay: first.data, lastDay: last.data }
    : { firstDay: year.firstDay, lastDay: year.lastDay };
}

function personIn(who: string, plan: Plan): PersonId | null {
  const id = personIdSchema.safeParse(who);
  return id.success && plan.memberById.has(id.data) ? id.data : null;
}

/** How many must-rules the draft would break with the part, beside now. */
function WhatBreaks(props: {
  readonly plan: Plan;
  readonly into: Side;
  readonly difference: ScheduleDifference;
}) {
  const { plan, into, difference } = props;
  const after = useMemo(() => {
    const gone = new Set(difference.gone);
    return [...into.filled.filter((each) => !gone.has(each)), ...difference.came];
  }, [into, difference]);
  const now = useFindings(plan, into.filled);
  const then = useFindings(plan, after);
  if (!now || !then) return <p role="status">Asking the rules …</p>;
  const broken = (findings: typeof now) =>
    findings.filter(({ verdict }) => verdict === 'violation').length;
  const [before, afterwards] = [broken(now), broken(then)];
  return afterwards > before ? (
    <p role="alert">
      Must-rules would be broken in {afterwards} places, now in {before}. You can mend that in the
      draft afterwards, or take a larger part.
    </p>
  ) : (
    <p role="status">No must-rule would be broken that is kept now.</p>
  );
}
