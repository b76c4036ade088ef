import { useState } from 'react';
import { TextField } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { deviceLabel } from './device-label.ts';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';
import { say } from '../../../answers/say.ts';

/** Asks for e-mail address and password, and for a code once the server wants one. */
export function SignInForm(props: {
  /** Who signed in here before. */
  readonly email: string;
  readonly onSignedIn: (password: string) => Promise<void>;
}) {
  const [values, setValues] = useState({ email: props.email, password: '', code: '' });
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const signIn = async (): Promise<void> => {
    setProblem(null);
    const { email, password } = values;
    const code = values.code.replaceAll(/\D/g, '');
    const label = deviceLabel(navigator.userAgent);
    const signedIn = await serverClient().signIn({
      email,
      password,
      label,
      ...(needsCode && { code }),
    });
    if (signedIn.ok) await props.onSignedIn(password);
    else if (signedIn.code === 'code-needed' && !needsCode) setNeedsCode(true);
    else if (signedIn.code === 'unreadable') {
      setProblem(
        needsCode
          ? say`The code has six digits.`
          : say`Please enter an e-mail address and a password.`,
      );
    } else setProblem(refusalWords(signedIn));
  };
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
      {needsCode && (
        <TextField
          label={say`Code of your authenticator app`}
          hint={say`Six digits; each is good once.`}
          autoComplete="one-time-code"
          value={values.code}
          onChange={(code) => set({ code })}
        />
      )}
    </Form>
  );
}
