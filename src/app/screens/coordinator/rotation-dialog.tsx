import { useState } from 'react';
import { rotationDefined } from '../../../domain/changes/rotation-defined.ts';
import type { RotationTemplate } from '../../../domain/rows/rotation.ts';
import { rotationKindSchema } from '../../../domain/rows/rotation.ts';
import type { Site } from '../../../domain/rows/academic-year.ts';
import type { Activity } from '../../../domain/rows/rotation.ts';
import { useCreateRotationTemplate, useUpdateRotationTemplate } from '../../hooks/use-directory.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { LeewayField } from './leeway-field.tsx';
import { rotationOf, type RotationValues, valuesOf } from './rotation-form.ts';
import { DemandFields, RequirementFields } from './rotation-numbers.tsx';
import { WeekPatternField } from './week-pattern-field.tsx';
import { choicesOf, ROTATION_KIND_WORDS } from './words.ts';
import styles from './rotations.module.css';

interface RotationDialogProps {
  /** Null adds a rotation. */
  readonly rotation: RotationTemplate | null;
  readonly rotations: readonly RotationTemplate[];
  readonly activities: readonly Activity[];
  readonly sites: readonly Site[];
  readonly pgyMax: number;
  readonly onClose: () => void;
}

/** Adds or edits a rotation template. */
export function RotationDialog(props: RotationDialogProps) {
  const { rotation, onClose } = props;
  const [values, setValues] = useState(() => valuesOf(rotation, props.pgyMax));
  const create = useCreateRotationTemplate();
  const update = useUpdateRotationTemplate();
  const form = useForm(
    rotationDefined.args,
    (args) => (rotation ? update : create)(args.rotation),
    onClose,
  );
  const set = (change: Partial<RotationValues>): void => setValues({ ...values, ...change });
  const others = props.rotations.filter((each) => each.id !== rotation?.id);
  return (
    <Dialog title={rotation ? rotation.name : 'Add a rotation'} onClose={onClose}>
      <Form
        submitLabel={rotation ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() => form.submit({ rotation: rotationOf(values, rotation) })}
        onCancel={onClose}
      >
        <NameFields values={values} form={form} sites={props.sites} set={set} />
        <WeekPatternField
          pattern={values.pattern}
          activities={props.activities}
          onChange={(pattern) => set({ pattern })}
        />
        <LeewayField
          leeway={values.leeway}
          activities={props.activities}
          path="rotation.leeway"
          errorAt={form.errorAt}
          onChange={(leeway) => set({ leeway })}
        />
        <DemandFields values={values} errorAt={form.errorAt} onChange={set} />
        <RequirementFields values={values} errorAt={form.errorAt} onChange={set} />
        {others.length > 0 && (
          <ToggleGroup
            label="Comes after"
            choices={others.map(({ id, code }) => ({ value: id, label: code }))}
            chosen={values.prerequisites}
            error={form.errorAt('prerequisites')}
            onChange={(prerequisites) => set({ prerequisites })}
          />
        )}
      </Form>
    </Dialog>
  );
}

function NameFields(props: {
  readonly values: RotationValues;
  readonly form: FormState;
  readonly sites: readonly Site[];
  readonly set: (change: Partial<RotationValues>) => void;
}) {
  const { values, form, sites, set } = props;
  return (
    <>
      <FieldRow>
        <TextField
          label="Name"
          value={values.name}
          error={form.errorAt('rotation.name')}
          onChange={(name) => set({ name })}
        />
        <TextField
          label="Code"
          hint="As written in the grid, such as ICU."
          value={values.code}
          error={form.errorAt('rotation.code', 'code')}
          onChange={(code) => set({ code })}
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          label="Kind"
          value={values.kind}
          choices={choicesOf(rotationKindSchema.options, ROTATION_KIND_WORDS)}
          onChange={(kind) => set({ kind })}
        />
        <SelectField
          label="Site"
          value={values.siteId}
          choices={[
            { value: '', label: 'No site' },
            ...sites.map((site) => ({ value: site.id as string, label: site.name })),
          ]}
          onChange={(siteId) => set({ siteId })}
        />
      </FieldRow>
      <Traits values={values} set={set} />
    </>
  );
}

function Traits(props: {
  readonly values: RotationValues;
  readonly set: (change: Partial<RotationValues>) => void;
}) {
  const { values, set } = props;
  return (
    <div className={classOf(styles, 'checks')}>
      <CheckField
        label="Leave allowed"
        checked={values.leaveAllowed}
        onChange={(leaveAllowed) => set({ leaveAllowed })}
      />
      <CheckField
        label="Takes call"
        checked={values.takesCall}
        onChange={(takesCall) => set({ takesCall })}
      />
      <CheckField label="Heavy" checked={values.isHeavy} onChange={(isHeavy) => set({ isHeavy })} />
      <CheckField
        label="No longer used"
        checked={values.isArchived}
        onChange={(isArchived) => set({ isArchived })}
      />
    </div>
  );
}
