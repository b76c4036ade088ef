import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

interface PassphraseFormProps {
  /** Tries the passphrase; says what is wrong, or null. */
  readonly onOpen: (passphrase: string) => Promise<string | null>;
}

/** Asks for the passphrase of a sealed schedule. */
export function PassphraseForm({ onOpen }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpening, setOpening] = useState(false);
  const submit = async (): Promise<void> => {
    setOpening(true);
    setProblem(await onOpen(passphrase));
    setOpening(false);
  };
  return (
    <form
      className={classOf(styles, 'form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') void submit();
      }}
    >
      <Field
        label={say`Passphrase`}
        hint={say`Your coordinator told it to you. This device remembers it for later editions.`}
        error={problem ?? undefined}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" look="main" disabled={isOpening || passphrase === ''}>
          {isOpening ? say`Opening` : say`Open`}
        </Button>
      </div>
    </form>
  );
}
