import { useState } from 'react';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { SolvedLayer } from '../../../solver/problem.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './generate.module.css';

/** What the coordinator asks for. */
export interface GenerateValues {
  readonly layers: readonly SolvedLayer[];
  /** Id of a draft, or empty for a new one. */
  readonly into: string;
  readonly keepImported: boolean;
  /** Seconds as text, or empty for no limit. */
  readonly secondsMax: string;
  readonly seed: string;
  readonly workMax: string;
}

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

const SEED_MAX = 2_147_483_647;

/** Reads a whole number of at least `min`, or nothing. */
function wholeNumber(text: string, min: number): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value >= min && value <= SEED_MAX
    ? value
    : null;
}

/** Asks what to generate. */
export function GenerateForm(props: {
  readonly drafts: readonly Draft[];
  readonly layersAtFirst: readonly SolvedLayer[];
  readonly draftAtFirst: string;
  readonly onGenerate: (values: GenerateValues) => void;
}) {
  const { drafts, onGenerate } = props;
  const [values, setValues] = useState<GenerateValues>({
    layers: props.layersAtFirst,
    into: props.draftAtFirst,
    keepImported: true,
    secondsMax: '60',
    seed: '1',
    workMax: '',
  });
  const [isChecked, setChecked] = useState(false);
  const set = (change: Partial<GenerateValues>): void => setValues({ ...values, ...change });
  const layersError = values.layers.length === 0 ? 'Choose at least one' : undefined;
  const seedError = wholeNumber(values.seed, 0) === null ? 'A whole number from 0' : undefined;
  const workError =
    values.workMax !== '' && wholeNumber(values.workMax, 1) === null
      ? 'A whole number from 1, or nothing'
      : undefined;
  const shown = (error: string | undefined): string | undefined => (isChecked ? error : undefined);
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (!layersError && !seedError && !workError) onGenerate(values);
  };
  return (
    <Form submitLabel="Generate" onSubmit={submit}>
      <ToggleGroup
        label="What to decide"
        choices={LAYERS}
        chosen={values.layers}
        hint="Half-days follow from the usual weeks, and are decided where a week has leeway."
        error={shown(layersError)}
        onChange={(layers) => set({ layers })}
      />
      <IntoFields drafts={drafts} values={values} set={set} />
      <Advanced
        values={values}
        seedError={shown(seedError)}
        workError={shown(workError)}
        set={set}
      />
    </Form>
  );
}

function Advanced(props: {
  readonly values: GenerateValues;
  readonly seedError: string | undefined;
  readonly workError: string | undefined;
  readonly set: (change: Partial<GenerateValues>) => void;
}) {
  const { values, seedError, workError, set } = props;
  return (
    <details className={classOf(styles, 'advanced')}>
      <summary>Advanced</summary>
      <FieldRow>
        <TextField
          label="Seed"
          type="number"
          min={0}
          value={values.seed}
          error={seedError}
          hint="The same seed and work limit give the same schedule; another seed another one."
          onChange={(seed) => set({ seed })}
        />
        <TextField
          label="Work limit"
          type="number"
          min={1}
          value={values.workMax}
          error={workError}
          hint="Units that do not depend on this device’s speed, about a second each. Empty for none."
          onChange={(workMax) => set({ workMax })}
        />
      </FieldRow>
    </details>
  );
}

function IntoFields(props: {
  readonly drafts: readonly Draft[];
  readonly values: GenerateValues;
  readonly set: (change: Partial<GenerateValues>) => void;
}) {
  const { drafts, values, set } = props;
  return (
    <>
      <FieldRow>
        <SelectField
          label="Into"
          value={values.into}
          hint="An existing draft keeps its pinned places and whatever is not decided anew."
          choices={[
            { value: '', label: 'A new draft' },
            ...drafts.map((draft) => ({ value: draft.id as string, label: draft.name })),
          ]}
          onChange={(into) => set({ into })}
        />
        <SelectField
          label="Time to search"
          value={values.secondsMax}
          hint="Stopping earlier keeps the best so far."
          choices={TIMES}
          onChange={(secondsMax) => set({ secondsMax })}
        />
      </FieldRow>
      {values.into !== '' && (
        <CheckField
          label="Keep imported places as they are, too"
          checked={values.keepImported}
          onChange={(keepImported) => set({ keepImported })}
        />
      )}
    </>
  );
}
