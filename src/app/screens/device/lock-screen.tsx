import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Instant } from '../../../domain/time/zone.ts';
import { deviceNow } from '../../device-clock.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { takeOver } from '../../hand-over.ts';
import { buzz } from '../../haptics.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { type Lock, type Opened, tryPasskey, tryPin, waitingUntil } from './lock.ts';
import { PinField } from './pin-field.tsx';
import { WipeForm } from './wipe-form.tsx';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

interface LockScreenProps {
  readonly lock: Lock;
  readonly onOpen: () => void;
}

/** Covers the app until the PIN is typed or the device recognises its owner. */
export function LockScreen({ lock, onOpen }: LockScreenProps) {
  const { device } = useDeviceSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [pin, setPin] = useState('');
  const [told, setTold] = useState('');
  const [isTrying, setTrying] = useState(false);
  useLayoutEffect(() => {
    takeOver();
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    void waitingUntil(device, deviceNow()).then((until) => {
      if (until !== null) setTold(wordsOf({ kind: 'wait', until }));
    });
  }, [device]);
  const attempt = async (tried: Promise<Opened>): Promise<void> => {
    setTrying(true);
    const opened = await tried;
    setTrying(false);
    setPin('');
    if (opened.kind === 'open') onOpen();
    else {
      buzz('refused');
      setTold(wordsOf(opened));
    }
  };
  return (
    <dialog
      ref={dialog}
      className={classOf(styles, 'lock')}
      aria-labelledby="lock-title"
      onCancel={(event) => event.preventDefault()}
    >
      <form
        noValidate
        className={classOf(styles, 'lockForm')}
        onSubmit={(event) => {
          event.preventDefault();
          if (pin !== '' && !isTrying) void attempt(tryPin(device, lock, pin, deviceNow()));
        }}
      >
        <h1 id="lock-title">{say`Locked`}</h1>
        <PinField label={say`PIN`} value={pin} onChange={setPin} error={told || undefined} />
        <Button type="submit" look="main" disabled={isTrying}>
          {isTrying ? say`Looking` : say`Unlock`}
        </Button>
        {lock.passkeyId && (
          <Button onPress={() => attempt(tryPasskey(device, lock, deviceNow()))}>
            {say`Use fingerprint or face`}
          </Button>
        )}
      </form>
      <Forgotten />
    </dialog>
  );
}

function Forgotten() {
  return (
    <details className={classOf(styles, 'forgotten')}>
      <summary>{say`Forgotten the PIN?`}</summary>
      <p>
        {say`Nobody can read it out. Wipe this device, and open the schedule’s file again: the published schedule comes back, what was made on this device alone does not.`}
      </p>
      <WipeForm />
    </details>
  );
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };

function wordsOf(opened: Opened): string {
  switch (opened.kind) {
    case 'open':
      return '';
    case 'not-recognised':
      return say`The device did not recognise you. Type the PIN instead.`;
    case 'wrong':
      return say`That is not the PIN. ${opened.triesLeft} more before you have to wait.`;
    case 'wait':
      return say`Too many wrong PINs. Try again after ${afterWords(opened.until)}.`;
  }
}

function afterWords(until: Instant): string {
  // The minute after, so that whoever waits for it has waited long enough.
  return new Intl.DateTimeFormat(undefined, CLOCK).format(until + 60_000);
}
