import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { deviceLabel } from './device-label.ts';
import { serverClient } from './server-client.ts';
import { SignInStep } from './sign-in-step.tsx';
import { refusalWords } from './trouble-words.ts';
import { useSigningIn } from './use-signing-in.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

/** Where a link leads whose holders only look: one press, and what is published is here. */
export function ViewerLinkScreen({ token }: { readonly token: string }) {
  const signing = useSigningIn();
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const label = deviceLabel(navigator.userAgent);
    const signedIn = await serverClient().signInByLink({ token, label });
    if (signedIn.ok) await signing.goOn('');
    else setProblem(refusalWords(signedIn));
  };
  return (
    <Page title={say`Schedule to look at`}>
      <div className={classOf(styles, 'narrow')}>
        {signing.state.step === 'form' ? (
          <Card>
            <p>{say`This link shows who is on call and where everyone is, also without a network. Nothing can be changed with it.`}</p>
            {problem !== null && <p role="alert">{problem}</p>}
            <div>
              <Button look="main" onPress={open}>
                {say`Show the schedule on this device`}
              </Button>
            </div>
          </Card>
        ) : (
          <SignInStep signing={signing} state={signing.state} email="" />
        )}
      </div>
    </Page>
  );
}
