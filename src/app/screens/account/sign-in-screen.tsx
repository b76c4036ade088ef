import { Link } from '@tanstack/react-router';
import { isReadOnly } from '../../../domain/access/membership.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useServer } from '../../hooks/use-server.ts';
import { Button } from '../../parts/button.tsx';
import { Card, EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { OfAnother } from './of-another.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { troubleWords } from './trouble-words.ts';
import { type SigningIn, useSigningIn } from './use-signing-in.ts';
import styles from './account.module.css';
import { say, sayCount } from '../../../answers/say.ts';

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
  return (
    <div className={classOf(styles, 'narrow')}>
      <Step signing={signing} state={signing.state} email={program?.server?.email ?? ''} />
    </div>
  );
}

/** One step after the other, until the programs are here. */
export function Step({
  signing: { goOn, bring, setState },
  state,
  email,
}: {
  readonly signing: ReturnType<typeof useSigningIn>;
  readonly state: SigningIn;
  readonly email: string;
}) {
  switch (state.step) {
    case 'form':
      return (
        <Card>
          <SignInForm email={email} onSignedIn={goOn} />
        </Card>
      );
    case 'second-factor':
      return (
        <Card title={say`Second factor`}>
          <SetUpSecondFactor password={state.password} hasOne={false} onDone={goOn} />
        </Card>
      );
    case 'of-another':
      return (
        <OfAnother
          programs={state.programs}
          onDeleted={() => bring(state.me, '')}
          onLeft={() => setState({ step: 'form' })}
        />
      );
    case 'bringing':
      return (
        <Card title={say`Your schedule is on its way`}>
          <p role="status">
            {state.rows === 0
              ? say`Asking the server.`
              : sayCount(state.rows, '# entry has come.', '# entries have come.')}
          </p>
          <progress aria-label={say`Your schedule is on its way`} />
        </Card>
      );
    case 'trouble':
      return (
        <Card title={say`Not yet`}>
          <p role="alert">{troubleWords(state.code)}</p>
          <div>
            <Button look="main" onPress={() => goOn(state.password)}>
              {say`Try again`}
            </Button>
          </div>
        </Card>
      );
    case 'nothing':
      return (
        <Card title={say`You are signed in`}>
          <p>
            {state.me.memberships.length === 0
              ? say`This account is in no program yet. Ask an administrator to invite it.`
              : state.me.memberships.every(isReadOnly)
                ? say`The server holds nothing of your program yet. Come back when it does.`
                : say`The server holds nothing of your program yet. Its administrator takes it in from the device that holds it.`}
          </p>
          <Link className={classOf(styles, 'target')} to="/account">
            {say`Account and server`}
          </Link>
        </Card>
      );
  }
}
