import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { deviceLabel } from './device-label.ts';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';
import { say } from '../../../answers/say.ts';

type NeededCode = 'code' | 'recovery-code';

const UNREADABLE: Readonly<Record<NeededCode | 'password', () => string>> = {
  password: () => say`Please enter an e-mail address and a password.`,
  code: () => say`The code has six digits.`,
  'recovery-code': () => say`A recovery code has four groups of four letters and digits.`,
};

/** Asks for e-mail address and password, and for a code once the server wants one, or a recovery code in its place. */
export function SignInForm(props: {
  /** Who signed in here before. */
  readonly email: string;
  readonly onSignedIn: (password: string) => Promise<void>;
}) {
  const [values, setValues] = useState({ email: props.email, password: '', code: '' });
  const [needed, setNeeded] = useState<NeededCode | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const signIn = async (): Promise<void> => {
    setProblem(null);
    const { email, password } = values;
    const label = deviceLabel(navigator.userAgent);
    const signedIn = await serverClient().signIn({
      email,
      password,
      label,
      ...(needed === 'code' && { code: values.code.replaceAll(/\D/g, '') }),
      ...(needed === 'recovery-code' && { recoveryCode: values.code.trim() }),
    });
    if (signedIn.ok) await props.onSignedIn(password);
    else if (signedIn.code === 'code-needed' && !needed) setNeeded('code');
    else if (signedIn.code === 'unreadable') {
      setProblem(UNREADABLE[needed ?? 'password']());
    } else setProblem(refusalWords(signedIn));
  };
  const setCode = (code: string): void => set({ code });
  return (
    <Form submitLabel={say`Sign in`} summary={problem} onSubmit={signIn}>
      <TextField
        label={say`E-mail address`}
        type="email"
        autoComplete="username"
        value={values.email}
        onChange={(email) => set({ email })}
      />
      <TextField
        label={say`Password`}
        type="password"
        autoComplete="current-password"
        value={values.password}
        onChange={(password) => set({ password })}
      />
      {needed && (
        <CodeFields needed={needed} code={values.code} onNeed={setNeeded} onCode={setCode} />
      )}
    </Form>
  );
}

interface CodeFieldsProps {
  readonly needed: NeededCode;
  readonly code: string;
  readonly onNeed: (needed: NeededCode) => void;
  readonly onCode: (code: string) => void;
}

function CodeFields({ needed, code, onNeed, onCode }: CodeFieldsProps) {
  const isRecovery = needed === 'recovery-code';
  const turn = (): void => {
    onCode('');
    onNeed(isRecovery ? 'code' : 'recovery-code');
  };
  return (
    <>
      <TextField
        key={needed}
        label={isRecovery ? say`Recovery code` : say`Code of your authenticator app`}
        hint={
          isRecovery
            ? say`One of those you kept; each is good once.`
            : say`Six digits; each is good once.`
        }
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        value={code}
        onChange={onCode}
      />
      <div>
        <Button look="quiet" onPress={turn}>
          {isRecovery ? say`Use a code instead` : say`Use a recovery code`}
        </Button>
      </div>
    </>
  );
}
