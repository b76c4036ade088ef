import { useId, useState } from 'react';
import { useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

/** Typed by whoever really means it. */
const wipeWord = (): string => say`wipe`;

/** Wipes the whole device, once a word was typed: there is no way back. */
export function WipeForm() {
  const { wipeDevice } = useDeviceSession();
  const [typed, setTyped] = useState('');
  const id = useId();
  const isMeant = typed.trim().toLowerCase() === wipeWord();
  return (
    <form
      aria-labelledby={id}
      className={classOf(styles, 'form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant) wipeDevice();
      }}
    >
      <p id={id}>
        {say`Every program, every draft, everything asked and logged on this device is deleted, and the app with it. It cannot be undone.`}
      </p>
      <TextField label={say`Type “${wipeWord()}” to go on`} value={typed} onChange={setTyped} />
      <div>
        <Button type="submit" look="danger" disabled={!isMeant}>
          {say`Wipe this device`}
        </Button>
      </div>
    </form>
  );
}
