import {
  type Cause,
  causeSchema,
  type ComplianceCase,
} from '../../../domain/rows/compliance-case.ts';
import { SelectField, TextAreaField, TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { CAUSE_WORDS } from './compliance-words.ts';
import { choicesOf } from './words.ts';

/** What people write into a case, as typed. */
export interface FollowUpValues {
  readonly cause: Cause | '';
  readonly causeNote: string;
  readonly correctiveAction: string;
  readonly responsible: string;
  readonly dueOn: string;
}

/** What the form shows of a case at first. */
export function followUpValues(opened: ComplianceCase | null): FollowUpValues {
  return {
    cause: opened?.cause ?? '',
    causeNote: opened?.causeNote ?? '',
    correctiveAction: opened?.correctiveAction ?? '',
    responsible: opened?.responsible ?? '',
    dueOn: opened?.dueOn ?? '',
  };
}

/** The typed values as the change wants them, to be checked by its schema. */
export function followUpArgs(values: FollowUpValues) {
  return { ...values, cause: values.cause || null, dueOn: values.dueOn || null };
}

/** Cause, corrective action, who sees to it and until when. */
export function CaseFields(props: {
  readonly values: FollowUpValues;
  readonly errorAt: (name: keyof FollowUpValues) => string | undefined;
  readonly set: (change: Partial<FollowUpValues>) => void;
}) {
  const { values, errorAt, set } = props;
  return (
    <>
      <SelectField
        label="Root cause"
        value={values.cause}
        choices={[
          { value: '', label: 'Not known yet' },
          ...choicesOf(causeSchema.options, CAUSE_WORDS),
        ]}
        onChange={(cause) => set({ cause })}
      />
      <TextAreaField
        label="About the cause"
        value={values.causeNote}
        error={errorAt('causeNote')}
        onChange={(causeNote) => set({ causeNote })}
      />
      <TextAreaField
        label="Corrective action"
        hint="What is done so that it does not happen again."
        value={values.correctiveAction}
        error={errorAt('correctiveAction')}
        onChange={(correctiveAction) => set({ correctiveAction })}
      />
      <FieldRow>
        <TextField
          label="Responsible"
          hint="Who sees to it."
          value={values.responsible}
          error={errorAt('responsible')}
          onChange={(responsible) => set({ responsible })}
        />
        <TextField
          label="Due"
          type="date"
          hint="Empty where no day is set."
          value={values.dueOn}
          error={errorAt('dueOn')}
          onChange={(dueOn) => set({ dueOn })}
        />
      </FieldRow>
    </>
  );
}
