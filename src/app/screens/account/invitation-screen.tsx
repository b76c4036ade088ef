import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { invitationSchema } from '../../../sync/messages/auth.ts';
import type { Asked } from '../../../sync/server-client.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useServer } from '../../hooks/use-server.ts';
import { TextField } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { Card, EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { deviceLabel } from './device-label.ts';
import { memberRoleWords } from './role-words.ts';
import { serverClient } from './server-client.ts';
import { NoServer } from './sign-in-screen.tsx';
import { SignInStep } from './sign-in-step.tsx';
import { refusalWords, troubleWords } from './trouble-words.ts';
import { VIEWER_LINK_MARK } from './viewer-link.ts';
import { ViewerLinkScreen } from './viewer-link-screen.tsx';
import { useSigningIn } from './use-signing-in.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

type Invitation = z.infer<typeof invitationSchema>;

/** Where links lead that carry their secret behind the `#`: invitations, and links whose holders only look. */
export function InvitationScreen(): ReactNode {
  const token = useRouterState({ select: ({ location }) => location.hash });
  return token.startsWith(VIEWER_LINK_MARK) ? (
    <ViewerLinkScreen key={token} token={token.slice(VIEWER_LINK_MARK.length)} />
  ) : (
    <Invited key={token} token={token} />
  );
}

/** An invitation: a password is chosen, or that of the account typed, and the program comes. */
function Invited({ token }: { readonly token: string }) {
  const { program } = useDeviceSession();
  const server = useServer({ isAskedAgain: true });
  const [read, setRead] = useState<Asked<Invitation>>();
  const signing = useSigningIn();
  const { state } = signing;
  useEffect(() => {
    void serverClient()
      .askOpenly('/auth/invitation/read', invitationSchema, { token })
      .then(setRead);
  }, [token]);
  return (
    <Page title={say`Invitation`}>
      <div className={classOf(styles, 'narrow')}>
        {server !== 'none' && read === undefined && <Skeleton lines={4} />}
        {server === 'none' && <NoServer />}
        {server !== 'none' && read?.ok === false && <NotOpen code={read.code} />}
        {read?.ok === true &&
          (state.step === 'form' ? (
            <Accept token={token} invitation={read.value} onSignedIn={signing.goOn} />
          ) : (
            <SignInStep signing={signing} state={state} email={program?.server?.email ?? ''} />
          ))}
      </div>
    </Page>
  );
}

function NotOpen({ code }: { readonly code: string }) {
  return (
    <EmptyState title={say`This invitation cannot be accepted`}>
      <p>
        {code === 'unreadable'
          ? say`The link is not whole. Copy all of it into the address bar.`
          : troubleWords(code)}
      </p>
      <a href="/sign-in">{say`Sign in`}</a>
    </EmptyState>
  );
}

interface AcceptProps {
  readonly token: string;
  readonly invitation: Invitation;
  readonly onSignedIn: (password: string) => Promise<void>;
}

/** Accepts once, then signs in, with a code where the account has a second factor. */
function useAccepting({ token, invitation: { email }, onSignedIn }: AcceptProps) {
  const [isAccepted, setAccepted] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const signIn = async (password: string, code: string): Promise<void> => {
    const label = deviceLabel(navigator.userAgent);
    const given = needsCode ? { code: code.replaceAll(/\D/g, '') } : {};
    const signedIn = await serverClient().signIn({ email, password, label, ...given });
    if (signedIn.ok) await onSignedIn(password);
    else if (signedIn.code === 'code-needed') setNeedsCode(true);
    else setProblem(refusalWords(signedIn));
  };
  const accept = async (password: string, code: string): Promise<void> => {
    setProblem(null);
    const asked = isAccepted
      ? null
      : await serverClient().askOpenly('/auth/invitation/accept', z.null(), { token, password });
    // Whoever is a member already only signs in.
    if (asked?.ok === false && asked.code !== 'already-a-member') {
      const isEmpty = asked.code === 'unreadable';
      setProblem(isEmpty ? say`Please enter a password.` : refusalWords(asked));
      return;
    }
    setAccepted(true);
    await signIn(password, code);
  };
  return { accept, needsCode, problem };
}

function Accept(props: AcceptProps) {
  const { email, roles, hasAccount } = props.invitation;
  const { accept, needsCode, problem } = useAccepting(props);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return (
    <Card>
      <p>{say`You are invited as ${roles.map(memberRoleWords).join(', ')}.`}</p>
      <Form
        submitLabel={hasAccount ? say`Accept and sign in` : say`Make my account`}
        summary={problem}
        onSubmit={() => accept(password, code)}
      >
        <p>
          {say`E-mail address:`} <strong>{email}</strong>
        </p>
        <TextField
          label={hasAccount ? say`Password of your account` : say`Choose a password`}
          {...(!hasAccount && {
            hint: say`At least 10 letters, and not a common one. A few words are good.`,
          })}
          type="password"
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          value={password}
          onChange={setPassword}
        />
        {needsCode && (
          <TextField
            label={say`Code of your authenticator app`}
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
          />
        )}
      </Form>
    </Card>
  );
}
