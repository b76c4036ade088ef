import { useState } from 'react';
import * as z from 'zod/mini';
import { TextField } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';
import { say } from '../../../answers/say.ts';

const EMPTY = { password: '', newPassword: '' };

/** Another password for the account; it is signed out everywhere else. */
export function PasswordCard({ email }: { readonly email: string }) {
  const notify = useNotify();
  const [values, setValues] = useState(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const save = async (): Promise<void> => {
    setProblem(null);
    const asked = await serverClient().ask('/auth/password', z.null(), values);
    if (!asked.ok) {
      setProblem(
        asked.code === 'unreadable' ? say`Please enter both passwords.` : refusalWords(asked),
      );
      return;
    }
    serverClient().forgetAccess();
    setValues(EMPTY);
    notify({ text: say`Your password is another one now. All other devices are signed out.` });
  };
  return (
    <Card title={say`Password`}>
      <Form submitLabel={say`Change the password`} summary={problem} onSubmit={save}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <TextField
          label={say`Password so far`}
          type="password"
          autoComplete="current-password"
          value={values.password}
          onChange={(password) => set({ password })}
        />
        <TextField
          label={say`New password`}
          hint={say`At least 10 letters, and not a common one. A few words are good.`}
          type="password"
          autoComplete="new-password"
          value={values.newPassword}
          onChange={(newPassword) => set({ newPassword })}
        />
      </Form>
    </Card>
  );
}
