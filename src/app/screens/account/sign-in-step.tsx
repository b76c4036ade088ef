import { Link } from '@tanstack/react-router';
import { isOffice } from '../../../domain/access/membership.ts';
import type { Me } from '../../../sync/messages/auth.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { OfAnother } from './of-another.tsx';
import { OtherWays } from './other-ways.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { troubleWords } from './trouble-words.ts';
import type { SigningIn, useSigningIn } from './use-signing-in.ts';
import styles from './account.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** One step after the other, until the programs are here. */
export function SignInStep({
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
          <OtherWays onSignedIn={() => goOn('')} />
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
      return <OnTheWay rows={state.rows} />;
    case 'trouble':
      return <NotYet code={state.code} onRetry={() => goOn(state.password)} />;
    case 'nothing':
      return <NothingThere me={state.me} />;
  }
}

function OnTheWay({ rows }: { readonly rows: number }) {
  return (
    <Card title={say`Your schedule is on its way`}>
      <p role="status">
        {rows === 0
          ? say`Asking the server.`
          : sayCount(rows, '# entry has come.', '# entries have come.')}
      </p>
      <progress aria-label={say`Your schedule is on its way`} />
    </Card>
  );
}

interface NotYetProps {
  readonly code: string;
  readonly onRetry: () => Promise<void>;
}

function NotYet({ code, onRetry }: NotYetProps) {
  return (
    <Card title={say`Not yet`}>
      <p role="alert">{troubleWords(code)}</p>
      <div>
        <Button look="main" onPress={onRetry}>
          {say`Try again`}
        </Button>
      </div>
    </Card>
  );
}

function NothingThere({ me }: { readonly me: Me }) {
  return (
    <Card title={say`You are signed in`}>
      <p>
        {me.memberships.length === 0
          ? say`This account is in no program yet. Ask an administrator to invite it.`
          : me.memberships.some(isOffice)
            ? say`The server holds nothing of your program yet. Its administrator takes it in from the device that holds it.`
            : say`The server holds nothing of your program yet. Come back when it does.`}
      </p>
      <Link className={classOf(styles, 'target')} to="/account">
        {say`Account and server`}
      </Link>
    </Card>
  );
}
