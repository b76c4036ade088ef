import { useState } from 'react';
import { say } from '../../../answers/say.ts';
import { recoveryCodesSchema } from '../../../sync/messages/passkeys.ts';
import { TextField } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';

/** Makes recovery codes in place of those before, for whoever gives password and code once more. */
export function RecoveryCodesForm({ onDone }: { readonly onDone: () => void }) {
  const [values, setValues] = useState({ password: '', code: '' });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    setProblem(null);
    const asked = await serverClient().ask(
      '/auth/second-factor/recovery-codes',
      recoveryCodesSchema,
      { password: values.password, code: values.code.replaceAll(/\D/g, '') },
    );
    if (asked.ok) setCodes(asked.value.codes);
    else if (asked.code === 'unreadable') {
      setProblem(say`Please enter your password and a code of six digits.`);
    } else setProblem(refusalWords(asked));
  };
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <Form submitLabel={say`Make the codes`} summary={problem} onSubmit={make} onCancel={onDone}>
      <TextField
        label={say`Your password, once more`}
        type="password"
        autoComplete="current-password"
        value={values.password}
        onChange={(password) => setValues({ ...values, password })}
      />
      <TextField
        label={say`Code of your authenticator app`}
        hint={say`Six digits; each is good once.`}
        autoComplete="one-time-code"
        value={values.code}
        onChange={(code) => setValues({ ...values, code })}
      />
    </Form>
  );
}
