import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { type PickUpState, pickUp, usePickUpState } from '../../editions-pick-up.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { useDeviceSession } from '../../device-session.tsx';
import { takeInFile } from '../../take-in.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

const LazyPassphraseForm = lazy(async () => {
  const { PassphraseForm } = await import('../device/passphrase-form.tsx');
  return { default: PassphraseForm };
});

/** Takes in a published schedule: the one beside the app, or a file, sealed or not. */
export function OpenFileCard() {
  const { device } = useDeviceSession();
  const notify = useNotify();
  const navigate = useNavigate();
  const beside = usePickUpState();
  const input = useRef<HTMLInputElement>(null);
  const [sealed, setSealed] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (text: string, passphrase?: string): Promise<string | null> => {
    setProblem(null);
    const options = { mayOpenOther: true, ...(passphrase && { passphrase }) };
    const taken = await takeInFile(device, text, options);
    if (taken.ok) {
      notify({ text: say`Edition ${taken.value.number} of ${taken.value.programName} is here` });
      await navigate({ to: '/now' });
      return null;
    }
    if (taken.problem.kind === 'passphrase-needed') setSealed(text);
    else if (passphrase === undefined) setProblem(taken.problem.message);
    return taken.problem.message;
  };
  const sealedText = sealed ?? (beside.kind === 'sealed' ? beside.text : null);
  return (
    <Card title={say`The published schedule`}>
      <p className={classOf(styles, 'quiet')}>{wordsOf(beside)}</p>
      {beside.kind === 'other-program' && (
        <Button look="main" onPress={async () => void (await open(beside.text))}>
          {say`Show ${beside.name}`}
        </Button>
      )}
      {sealedText !== null && (
        <Suspense>
          <LazyPassphraseForm onOpen={(passphrase) => open(sealedText, passphrase)} />
        </Suspense>
      )}
      <div className={classOf(styles, 'choice')}>
        <Button onPress={() => input.current?.click()}>{say`Open a file`}</Button>
        <Button look="quiet" onPress={() => pickUp(device, notify)}>
          {say`Look again`}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={say`A published schedule`}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void file.text().then((text) => open(text));
        }}
      />
      {problem && (
        <p role="alert" className={classOf(styles, 'warning')}>
          {problem}
        </p>
      )}
    </Card>
  );
}

function wordsOf(state: PickUpState): string {
  switch (state.kind) {
    case 'not-looked':
      return say`Looking for a published schedule.`;
    case 'nothing':
      return say`No schedule is published at this address. Open the file your coordinator sent you.`;
    case 'offline':
      return say`No network. What is on this device stays as it is.`;
    case 'up-to-date':
      return say`This device holds the newest edition published here.`;
    case 'builds-here':
      return say`This device builds the schedule that is published here, so it takes no editions in.`;
    case 'taken-in':
      return say`Edition ${state.number} was taken in.`;
    case 'sealed':
      return say`A schedule is published here. It is sealed with a passphrase.`;
    case 'other-program':
      return say`The schedule of ${state.name} is published here. This device shows another program.`;
    case 'refused':
      return say`The schedule published here cannot be read. ${state.message}`;
  }
}
