import { useState } from 'react';
import type * as z from 'zod/mini';
import { secondFactorSchema } from '../../../sync/messages/auth.ts';
import { recoveryCodesSchema } from '../../../sync/messages/passkeys.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { CodePicture } from '../device/code-picture.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

type Begun = z.infer<typeof secondFactorSchema>;

interface SetUpProps {
  /** Where it was typed just now; empty asks for it. */
  readonly password: string;
  /** Whether a code of the second factor so far is asked for. */
  readonly hasOne: boolean;
  readonly onDone: (password: string) => Promise<void>;
}

/** Sets a second factor up: the password once more, a picture for the authenticator app, its first code, and recovery codes. */
export function SetUpSecondFactor({ password: known, hasOne, onDone }: SetUpProps) {
  const [password, setPassword] = useState(known);
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async (): Promise<void> => {
    setProblem(null);
    const asked = await serverClient().ask('/auth/second-factor/begin', secondFactorSchema, {
      password,
      ...(hasOne && { code: code.replaceAll(/\D/g, '') }),
    });
    if (asked.ok) setBegun(asked.value);
    else setProblem(refusalWords(asked));
  };
  if (begun) return <Confirm begun={begun} onDone={() => onDone(password)} />;
  if (known !== '' && !hasOne) {
    return (
      <div className={classOf(styles, 'form')}>
        <p>
          {say`Signing in to a schedule that you build asks for a code of an authenticator app, such as the one in your phone’s password manager.`}
        </p>
        {problem && <p role="alert">{problem}</p>}
        <div>
          <Button look="main" onPress={begin}>
            {say`Set up the second factor`}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Form submitLabel={say`Go on`} summary={problem} onSubmit={begin}>
      <TextField
        label={say`Password`}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {hasOne && (
        <TextField
          label={say`Code of the authenticator app so far`}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
      )}
    </Form>
  );
}

function Confirm({
  begun,
  onDone,
}: {
  readonly begun: Begun;
  readonly onDone: () => Promise<void>;
}) {
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = async (): Promise<void> => {
    setProblem(null);
    const client = serverClient();
    const asked = await client.ask('/auth/second-factor/confirm', recoveryCodesSchema, {
      code: code.replaceAll(/\D/g, ''),
    });
    if (!asked.ok) {
      setProblem(asked.code === 'unreadable' ? say`The code has six digits.` : refusalWords(asked));
      return;
    }
    client.forgetAccess();
    setCodes(asked.value.codes);
  };
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <Form submitLabel={say`Confirm`} summary={problem} onSubmit={confirm}>
      <p>{say`Read this picture with your authenticator app, or type the key into it.`}</p>
      <div className={classOf(styles, 'code')}>
        <CodePicture text={begun.address} label={say`The key as a picture`} />
      </div>
      <p>
        {say`Key:`} <code className={classOf(styles, 'secret')}>{inGroups(begun.secret)}</code>
      </p>
      <TextField
        label={say`Its first code`}
        hint={say`Six digits`}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
    </Form>
  );
}

/** Four letters at a time are typed without losing the place. */
function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
