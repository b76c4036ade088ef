import { useState } from 'react';
import { deviceNow } from '../../device-clock.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/field.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Card } from '../../parts/page.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { removeLock, setLock } from './lock.ts';
import { canUsePasskey, makePasskey } from './passkey.ts';
import { isPin, keptPin, PIN_LENGTH } from './pin.ts';
import { PinField } from './pin-field.tsx';
import { useAnswer } from './use-answer.ts';
import styles from './device.module.css';

/** Sets the screen lock, or takes it away; the app is open by then. */
export function LockCard() {
  const { device, hasLock } = useDeviceSession();
  const notify = useNotify();
  const remove = async (): Promise<void> => {
    await removeLock(device);
    notify({ text: 'The lock is taken away' });
  };
  return (
    <Card title="Screen lock">
      <p className={classOf(styles, 'quiet')}>
        It hides the app behind a PIN. It does not encrypt what is kept: whoever can get into the
        phone itself and knows how can read it, so lock the phone as well.
      </p>
      {hasLock ? (
        <>
          <p>The app is locked when it is opened.</p>
          <div>
            <Button onPress={remove}>Take the lock away</Button>
          </div>
        </>
      ) : (
        <SetLockForm />
      )}
    </Card>
  );
}

const MINUTES = [
  { value: '0', label: 'At once' },
  { value: '1', label: 'After a minute' },
  { value: '5', label: 'After 5 minutes' },
  { value: '30', label: 'After half an hour' },
] as const;

type Minutes = (typeof MINUTES)[number]['value'];

function SetLockForm() {
  const { device } = useDeviceSession();
  const isRecognising = useAnswer(canUsePasskey) ?? false;
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [minutes, setMinutes] = useState<Minutes>('5');
  const [usesPasskey, setUsesPasskey] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (): Promise<void> => {
    const found = problemOf(pin, again);
    setProblem(found);
    if (found) return;
    const passkeyId = usesPasskey && isRecognising ? await makePasskey() : null;
    if (usesPasskey && isRecognising && !passkeyId) {
      setProblem({ pin: 'The device made no passkey. Try again, or lock with the PIN alone.' });
      return;
    }
    const lock = { pin: await keptPin(pin), passkeyId, minutesOpen: Number(minutes) };
    await setLock(device, lock, deviceNow());
  };
  return (
    <form
      noValidate
      className={classOf(styles, 'form')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PinField
        label="New PIN"
        hint={`${PIN_LENGTH.min} to ${PIN_LENGTH.max} digits. After five wrong ones it has to be waited, longer each time.`}
        value={pin}
        onChange={setPin}
        error={problem?.pin}
      />
      <PinField label="New PIN again" value={again} onChange={setAgain} error={problem?.again} />
      <SelectField
        label="Ask for it when the app was out of sight"
        value={minutes}
        choices={MINUTES}
        onChange={setMinutes}
      />
      {isRecognising && (
        <CheckField
          label="Open it by fingerprint or face as well"
          checked={usesPasskey}
          onChange={setUsesPasskey}
        />
      )}
      <div>
        <Button type="submit" look="main">
          Set the lock
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with the form, by field. */
interface Problem {
  readonly pin?: string;
  readonly again?: string;
}

function problemOf(pin: string, again: string): Problem | null {
  if (!isPin(pin)) return { pin: `${PIN_LENGTH.min} to ${PIN_LENGTH.max} digits are needed.` };
  return pin === again ? null : { again: 'The two are not the same.' };
}
