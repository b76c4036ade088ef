import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { isOffice } from '../../../domain/access/membership.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useServer } from '../../hooks/use-server.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Card, Page, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { DevicesCard } from './devices-card.tsx';
import { LeaveCard } from './leave-card.tsx';
import { NotificationsCard } from './notifications-card.tsx';
import { OwnCopyCard } from './own-copy-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { NoServer } from './sign-in-screen.tsx';
import { SyncCard } from './sync-card.tsx';
import { memberRoleWords } from './role-words.ts';
import { troubleWords } from './trouble-words.ts';
import { isOfLink } from './viewer-link.ts';
import { useMe } from './use-me.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

const OwnCards = lazyPart(async () => (await import('../online/own-cards.tsx')).OwnCards);

/** How this device stands with the server, and all that concerns one's own account. */
export function AccountScreen() {
  const server = useServer();
  return (
    <Page title={say`Account and server`}>
      {server === 'unknown' && <Skeleton lines={6} />}
      {server === 'unreachable' && <p role="alert">{troubleWords('offline')}</p>}
      {server === 'none' && <NoServer />}
      {server === 'keeps' && <Account />}
    </Page>
  );
}

function Account() {
  const { program } = useDeviceSession();
  const [me, askAgain] = useMe();
  const held = program?.server;
  const memberships = me?.ok === true ? me.value.memberships : [];
  const personId = memberships.find(({ programId }) => programId === program?.id)?.personId ?? null;
  return (
    <div className={classOf(styles, 'columns')}>
      {program && held && <SyncCard program={program} />}
      <Card title={say`Account`}>
        {me === undefined && <Skeleton lines={2} />}
        {me?.ok === false && <NotSignedIn code={me.code} />}
        <p>
          {held
            ? say`${isOfLink(held.email) ? say`A link to look` : held.email}, ${held.roles.map(memberRoleWords).join(', ')}`
            : me?.ok === true && me.value.email}
        </p>
        <ul className={classOf(styles, 'actions')}>
          {held?.roles.includes('admin') && (
            <li>
              <Link to="/members">{say`Members`}</Link>
            </li>
          )}
          {held && (
            <li>
              <Link to="/permissions">{say`Who may do what`}</Link>
            </li>
          )}
        </ul>
      </Card>
      {program && me?.ok === true && !held && <OwnCopyCard program={program} me={me.value} />}
      {me?.ok === true && !isOfLink(me.value.email) && (
        <>
          {program && held && <NotificationsCard programId={program.id} />}
          <DevicesCard />
          <Suspense fallback={null}>
            <OwnCards programId={program && held ? program.id : null} personId={personId} />
          </Suspense>
          <SecondFactorCard
            hasOne={me.value.hasSecondFactor}
            isNeeded={me.value.memberships.some(isOffice)}
            onDone={askAgain}
          />
          <PasswordCard email={me.value.email} />
        </>
      )}
      {(held || me?.ok === true) && <LeaveCard isSignedIn={me?.ok === true} />}
    </div>
  );
}

function NotSignedIn({ code }: { readonly code: string }) {
  return (
    <>
      <p role="alert">{troubleWords(code)}</p>
      {code !== 'offline' && (
        <Link className={classOf(styles, 'target')} to="/sign-in">
          {say`Sign in`}
        </Link>
      )}
    </>
  );
}
