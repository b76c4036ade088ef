import { useState } from 'react';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { SolvedLayer } from '../../../solver/problem.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { GenerateKept } from './generate-kept.tsx';
import { errorsIn, type GenerateErrors, type GenerateValues } from './generate-values.ts';
import { WishOrder } from './wish-order.tsx';
import { type WishInOrder, wishesInOrder } from './wish-words.ts';
import styles from './generate.module.css';

const LAYERS: readonly { readonly value: SolvedLayer; readonly label: string }[] = [
  { value: 'block', label: 'Block year' },
  { value: 'call', label: 'Call' },
  { value: 'half-day', label: 'Half-day clinic' },
];

const TIMES = [
  { value: '20', label: '20 seconds' },
  { value: '60', label: '1 minute' },
  { value: '300', label: '5 minutes' },
  { value: '1800', label: '30 minutes' },
  { value: '', label: 'Until it is proven best, or I stop it' },
];

const SCHEDULES = [
  { value: '1', label: 'One, the best that is found' },
  { value: '3', label: 'Three to choose from' },
  { value: '4', label: 'Four to choose from' },
];

const DISTANCES = [
  { value: '0', label: 'Nothing worse than in the best' },
  { value: '5', label: 'At most 5 % worse in any wish' },
  { value: '10', label: 'At most 10 % worse in any wish' },
  { value: '25', label: 'At most 25 % worse in any wish' },
];

/** Asks what to generate. */
export function GenerateForm(props: {
  readonly plan: Plan;
  readonly drafts: readonly Draft[];
  readonly layersAtFirst: readonly SolvedLayer[];
  /** The order of the last run. */
  readonly lastWishes: readonly WishInOrder[];
  readonly hasPublished: boolean;
  readonly onGenerate: (values: GenerateValues) => void;
}) {
  const { plan, drafts, onGenerate } = props;
  const [values, setValues] = useState<GenerateValues>(() => valuesAtFirst(props));
  const [isChecked, setChecked] = useState(false);
  const set = (change: Partial<GenerateValues>): void => setValues({ ...values, ...change });
  const found = errorsIn(values, plan);
  const errors: GenerateErrors = isChecked ? found : {};
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (Object.keys(found).length === 0) onGenerate(values);
  };
  return (
    <Form submitLabel="Generate" onSubmit={submit}>
      <ToggleGroup
        label="What to decide"
        choices={LAYERS}
        chosen={values.layers}
        hint="Half-days follow from the usual weeks, and are decided where a week has leeway."
        error={errors.layers}
        onChange={(layers) => set({ layers, wishes: wishesInOrder(plan, layers, values.wishes) })}
      />
      <GenerateKept
        plan={plan}
        drafts={drafts}
        hasPublished={props.hasPublished}
        values={values}
        errors={errors}
        set={set}
      />
      {values.wishes.length > 0 && (
        <WishOrder plan={plan} wishes={values.wishes} onChange={(wishes) => set({ wishes })} />
      )}
      <FieldRow>
        <SelectField
          label="Time to search"
          value={values.secondsMax}
          hint="Stopping earlier keeps the best so far."
          choices={TIMES}
          onChange={(secondsMax) => set({ secondsMax })}
        />
        <SelectField
          label="Schedules"
          value={values.schedules}
          hint="Others are as different from the first, and from one another, as can be found."
          choices={SCHEDULES}
          onChange={(schedules) => set({ schedules })}
        />
        {values.schedules !== '1' && (
          <SelectField
            label="How far from the best"
            value={values.distancePercent}
            choices={DISTANCES}
            onChange={(distancePercent) => set({ distancePercent })}
          />
        )}
      </FieldRow>
      <Advanced values={values} errors={errors} set={set} />
    </Form>
  );
}

function valuesAtFirst({
  plan,
  layersAtFirst,
  lastWishes,
}: {
  readonly plan: Plan;
  readonly layersAtFirst: readonly SolvedLayer[];
  readonly lastWishes: readonly WishInOrder[];
}): GenerateValues {
  return {
    layers: layersAtFirst,
    into: '',
    base: '',
    when: '',
    firstDay: plan.rows.year.firstDay,
    lastDay: plan.rows.year.lastDay,
    keepImported: true,
    keepPublished: false,
    stay: [],
    wishes: wishesInOrder(plan, layersAtFirst, lastWishes),
    schedules: '1',
    distancePercent: '5',
    secondsMax: '60',
    seed: '1',
    workMax: '',
  };
}

function Advanced(props: {
  readonly values: GenerateValues;
  readonly errors: GenerateErrors;
  readonly set: (change: Partial<GenerateValues>) => void;
}) {
  const { values, errors, set } = props;
  return (
    <details className={classOf(styles, 'advanced')}>
      <summary>Advanced</summary>
      <FieldRow>
        <TextField
          label="Seed"
          type="number"
          min={0}
          value={values.seed}
          error={errors.seed}
          hint="The same seed and work limit give the same schedule; another seed another one."
          onChange={(seed) => set({ seed })}
        />
        <TextField
          label="Work limit"
          type="number"
          min={1}
          value={values.workMax}
          error={errors.workMax}
          hint="Units that do not depend on this device’s speed, about a second each. Empty for none."
          onChange={(workMax) => set({ workMax })}
        />
      </FieldRow>
    </details>
  );
}
