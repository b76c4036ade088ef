import { useState } from 'react';
import { say } from '../../../answers/say.ts';
import { type Ways, waysSchema } from '../../../sync/messages/auth.ts';
import type { Asked } from '../../../sync/server-client.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { deviceLabel } from './device-label.ts';
import { knowsPasskeys, signInWithPasskey } from './passkey.ts';
import { serverClient } from './server-client.ts';
import { useAsked } from './use-asked.ts';
import styles from './account.module.css';

const askWays = (): Promise<Asked<Ways>> => serverClient().askOpenly('/auth/ways', waysSchema, {});

/** Ways to sign in without a password: a passkey, and the organisation where the server knows one. */
export function OtherWays({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const [ways] = useAsked(askWays);
  const [problem, setProblem] = useState<string | null>(null);
  const usePasskey = async (): Promise<void> => {
    const words = await signInWithPasskey();
    setProblem(words);
    if (words === null) await onSignedIn();
  };
  const label = deviceLabel(navigator.userAgent);
  return (
    <>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className={classOf(styles, 'actions')}>
        {knowsPasskeys() && <Button onPress={usePasskey}>{say`Use a passkey`}</Button>}
        {ways?.ok === true && ways.value.hasSignOn && (
          <a href={`/sign-on?label=${encodeURIComponent(label)}`}>
            {say`Sign in with your organisation`}
          </a>
        )}
      </div>
    </>
  );
}
