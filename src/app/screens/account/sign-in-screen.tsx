import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SIGNED_ON } from '../../../sync/messages/auth.ts';
import { isErrorCode } from '../../../sync/messages/error-catalogue.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useServer } from '../../hooks/use-server.ts';
import { EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { SignInStep } from './sign-in-step.tsx';
import { troubleWords } from './trouble-words.ts';
import { useSigningIn } from './use-signing-in.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

/** Where somebody signs in to the server that the app came from, and their programs come onto the device. */
export function SignInScreen() {
  const server = useServer({ isAskedAgain: true });
  return (
    <Page title={say`Sign in`}>
      {server === 'unknown' && <Skeleton lines={4} />}
      {server === 'unreachable' && <p role="alert">{troubleWords('offline')}</p>}
      {server === 'none' && <NoServer />}
      {server === 'keeps' && <Steps />}
    </Page>
  );
}

/** What stands where no server keeps programs. */
export function NoServer() {
  return (
    <EmptyState title={say`There is no server here`}>
      <p>
        {say`This address serves the app alone: everything stays on this device, and schedules travel as files.`}
      </p>
      <Link to="/more">{say`Open a file`}</Link>
    </EmptyState>
  );
}

function Steps() {
  const { program } = useDeviceSession();
  const signing = useSigningIn();
  const { goOn } = signing;
  const heard = useRouterState({ select: ({ location }) => location.hash });
  // Back from the identity provider, which signed somebody in or said why not.
  useEffect(() => {
    if (heard === SIGNED_ON) void goOn('');
  }, [heard, goOn]);
  const isRefused = signing.state.step === 'form' && isErrorCode(heard);
  return (
    <div className={classOf(styles, 'narrow')}>
      {isRefused && <p role="alert">{troubleWords(heard)}</p>}
      <SignInStep signing={signing} state={signing.state} email={program?.server?.email ?? ''} />
    </div>
  );
}
