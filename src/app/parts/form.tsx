import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classOf } from '../styles/css-modules.ts';
import styles from './form.module.css';
import { say } from '../../answers/say.ts';

interface FormProps {
  readonly children: ReactNode;
  /** The words on the button that saves. */
  readonly submitLabel: string;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel?: () => void;
  /** What is wrong, beside the button. */
  readonly summary?: string | null;
}

/** Fields with the button that saves them. Checking is the app's own, so that errors stand beside the fields. */
export function Form({ children, submitLabel, onSubmit, onCancel, summary = null }: FormProps) {
  return (
    <form
      noValidate
      className={classOf(styles, 'form')}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
      {summary && (
        <p role="alert" className={classOf(styles, 'error')}>
          {summary}
        </p>
      )}
      <div className={classOf(styles, 'actions')}>
        {onCancel && <Button onPress={onCancel}>{say`Cancel`}</Button>}
        <Button look="main" type="submit">
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** A part of a form with a heading. */
export function FieldSet({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={classOf(styles, 'set')}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
