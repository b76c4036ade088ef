import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import { classOf } from '../styles/css-modules.ts';
import styles from './choices.module.css';

/** Something that can be chosen. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'date' | 'time' | 'number' | 'search' | 'password';
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number;
  readonly autoComplete?: string;
  readonly list?: string;
}

/** A labelled line of text, number, date or time. */
export function TextField({ label, value, onChange, error, hint, ...input }: TextFieldProps) {
  return (
    <Field label={label} error={error} {...(hint !== undefined && { hint })}>
      {(control) => (
        <input
          {...control}
          autoComplete="off"
          type="text"
          {...input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A labelled text of several lines. */
export function TextAreaField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
}) {
  const { label, value, onChange, error, hint } = props;
  return (
    <Field label={label} error={error} {...(hint !== undefined && { hint })}>
      {(control) => (
        <textarea
          {...control}
          rows={3}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A labelled choice of one. */
export function SelectField<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
}) {
  const { label, value, choices, onChange, error, hint } = props;
  return (
    <Field label={label} error={error} {...(hint !== undefined && { hint })}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A choice of any number of a few, each a button that is pressed or not. */
export function ToggleGroup<Value extends string | number>(props: {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: Value[]) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}) {
  const { label, choices, chosen, onChange, hint, error } = props;
  return (
    <div role="group" aria-label={label} className={classOf(styles, 'group')}>
      <span className={classOf(styles, 'label')}>{label}</span>
      <div className={classOf(styles, 'toggles')}>
        {choices.map(({ value, label: name }) => (
          <label key={value} className={classOf(styles, 'toggle')}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? choices
                        .map((choice) => choice.value)
                        .filter((each) => each === value || chosen.includes(each))
                    : chosen.filter((each) => each !== value),
                )
              }
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {hint && <p className={classOf(styles, 'hint')}>{hint}</p>}
      {error && (
        <p role="alert" className={classOf(styles, 'error')}>
          {error}
        </p>
      )}
    </div>
  );
}
