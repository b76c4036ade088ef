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
import { say } from '../../../answers/say.ts';

/** Sets the screen lock, or takes it away; the app is open by then. */
export function LockCard() {
  const { device, hasLock } = useDeviceSession();
  const notify = useNotify();
  const remove = async (): Promise<void> => {
    await removeLock(device);
    notify({ text: say`The lock is taken away` });
  };
  return (
    <Card title={say`Screen lock`}>
      <p className={classOf(styles, 'quiet')}>
        {say`It hides the app behind a PIN. It does not encrypt what is kept: whoever can get into the phone itself and knows how can read it, so lock the phone as well.`}
      </p>
      {hasLock ? (
        <>
          <p>{say`The app is locked when it is opened.`}</p>
          <div>
            <Button onPress={remove}>{say`Take the lock away`}</Button>
          </div>
        </>
      ) : (
        <SetLockForm />
      )}
    </Card>
  );
}

type Minutes = '0' | '1' | '5' | '30';

const minutesChoices = (): readonly { readonly value: Minutes; readonly label: string }[] => [
  { value: '0', label: say`At once` },
  { value: '1', label: say`After a minute` },
  { value: '5', label: say`After 5 minutes` },
  { value: '30', label: say`After half an hour` },
];

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
      setProblem({ pin: say`The device made no passkey. Try again, or lock with the PIN alone.` });
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
      <PinFields {...{ pin, setPin, again, setAgain, problem }} />
      <SelectField
        label={say`Ask for it when the app was out of sight`}
        value={minutes}
        choices={minutesChoices()}
        onChange={setMinutes}
      />
      {isRecognising && (
        <CheckField
          label={say`Open it by fingerprint or face as well`}
          checked={usesPasskey}
          onChange={setUsesPasskey}
        />
      )}
      <div>
        <Button type="submit" look="main">
          {say`Set the lock`}
        </Button>
      </div>
    </form>
  );
}

interface PinFieldsProps {
  readonly pin: string;
  readonly setPin: (pin: string) => void;
  readonly again: string;
  readonly setAgain: (pin: string) => void;
  readonly problem: Problem | null;
}

function PinFields({ pin, setPin, again, setAgain, problem }: PinFieldsProps) {
  return (
    <>
      <PinField
        label={say`New PIN`}
        hint={say`${PIN_LENGTH.min} to ${PIN_LENGTH.max} digits. After five wrong ones it has to be waited, longer each time.`}
        value={pin}
        onChange={setPin}
        error={problem?.pin}
      />
      <PinField
        label={say`New PIN again`}
        value={again}
        onChange={setAgain}
        error={problem?.again}
      />
    </>
  );
}

/** What is wrong with the form, by field. */
interface Problem {
  readonly pin?: string;
  readonly again?: string;
}

function problemOf(pin: string, again: string): Problem | null {
  if (!isPin(pin)) return { pin: say`${PIN_LENGTH.min} to ${PIN_LENGTH.max} digits are needed.` };
  return pin === again ? null : { again: say`The two are not the same.` };
}
