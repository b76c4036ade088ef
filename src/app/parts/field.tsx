import { type ReactNode, useCallback, useId } from 'react';
import { classes, classOf } from '../styles/css-modules.ts';
import styles from './field.module.css';

/** What a field's control needs to be labelled and described. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface FieldProps {
  readonly label: string;
  /** What is wrong with the value; shown beside the control and read with it. */
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled control with its hint and error. */
export function Field({ label, error, hint, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={classOf(styles, 'field')}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className={classOf(styles, 'hint')}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={classOf(styles, 'error')} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** A check box with its label, at least 44 px high. */
export function CheckField(props: {
  readonly label: string;
  /** Null where some of what it stands for is checked and some is not. */
  readonly checked: boolean | null;
  /** What the label is about, for those who hear it alone; holds the label's own words. */
  readonly spoken?: string;
  readonly onChange: (checked: boolean) => void;
}) {
  const { checked, spoken } = props;
  const showMixed = useCallback(
    (input: HTMLInputElement | null) => {
      if (input) input.indeterminate = checked === null;
    },
    [checked],
  );
  return (
    <label className={classOf(styles, 'check')}>
      <input
        ref={showMixed}
        type="checkbox"
        aria-label={spoken}
        checked={checked ?? false}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={classOf(styles, 'row')}>{children}</div>;
}

/** Short fields above a list that narrow it; they stand closer than those of a form. */
export function Filters({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes(classOf(styles, 'row'), classOf(styles, 'filters'))}>{children}</div>
  );
}
