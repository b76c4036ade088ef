import { useState } from 'react';
import { isOffice } from '../../../domain/access/membership.ts';
import type { KnownProgram } from '../../../store/device-database.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { usePrograms } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { forgetHeld, keepAsOwn } from './held-programs.ts';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';
import { useWaiting } from './use-waiting.ts';
import styles from './account.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** Signing out, with or without what the device holds, and leaving the server with a copy of one's own. */
export function LeaveCard({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const { program } = useDeviceSession();
  const held = (usePrograms() ?? []).filter(({ server }) => server);
  const [asked, setAsked] = useState<'sign-out' | 'leave' | null>(null);
  const mayLeave = program?.server && isOffice(program.server);
  return (
    <Card title={say`Sign out`}>
      <div className={classOf(styles, 'actions')}>
        {(isSignedIn || held.length > 0) && (
          <Button onPress={() => setAsked('sign-out')}>{say`Sign out`}</Button>
        )}
        {mayLeave && (
          <Button look="quiet" onPress={() => setAsked('leave')}>
            {say`Leave the server, keep a copy`}
          </Button>
        )}
      </div>
      {mayLeave && (
        <p className={classOf(styles, 'quiet')}>
          {say`To move to another server, save the program file under Settings, set the program up there, and take the file in on that server’s address.`}
        </p>
      )}
      {asked === 'sign-out' && <SignOutDialog held={held} onClose={() => setAsked(null)} />}
      {asked === 'leave' && program && (
        <LeaveDialog program={program} onClose={() => setAsked(null)} />
      )}
    </Card>
  );
}

interface SignOutProps {
  readonly held: readonly KnownProgram[];
  readonly onClose: () => void;
}

function SignOutDialog({ held, onClose }: SignOutProps) {
  const { device } = useDeviceSession();
  const notify = useNotify();
  const waiting = useWaiting(held);
  const signOut = async (isDeleted: boolean): Promise<void> => {
    const asked = await serverClient().signOut();
    if (isDeleted) await forgetHeld(device, held);
    onClose();
    if (asked.ok) window.location.assign('/now');
    else if (asked.code === 'offline') {
      notify({
        text: say`No network: the server does not know yet. Sign out again once you are online, or from another device.`,
      });
    } else notify({ text: refusalWords(asked) });
  };
  return (
    <Dialog title={say`Sign out?`} onClose={onClose}>
      {held.length > 0 && (
        <p>
          {say`What this device holds can stay to be looked at for 30 days, or go.`}{' '}
          {waiting > 0 && lostWords(waiting)}
        </p>
      )}
      <div className={classOf(styles, 'actions')}>
        <Button look="main" onPress={() => signOut(false)}>
          {held.length > 0 ? say`Sign out, keep it here` : say`Sign out`}
        </Button>
        {held.length > 0 && (
          <Button look="danger" onPress={() => signOut(true)}>
            {say`Sign out and delete it`}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface LeaveProps {
  readonly program: KnownProgram;
  readonly onClose: () => void;
}

function LeaveDialog({ program, onClose }: LeaveProps) {
  const { device } = useDeviceSession();
  const waiting = useWaiting([program]);
  return (
    <Dialog title={say`Leave the server?`} onClose={onClose}>
      <p>
        {say`${program.name} stays on this device as a copy of your own, as it is now. What others change does not come any more, and what you change does not reach them.`}{' '}
        {waiting > 0 &&
          sayCount(
            waiting,
            'One change has not reached the server; it stays in your copy.',
            '# changes have not reached the server; they stay in your copy.',
          )}
      </p>
      <div>
        <Button
          look="danger"
          onPress={async () => {
            await keepAsOwn(device, program);
            onClose();
          }}
        >
          {say`Leave, keep my copy`}
        </Button>
      </div>
    </Dialog>
  );
}

function lostWords(waiting: number): string {
  return sayCount(
    waiting,
    'One change has not reached the server: it waits if it stays, and is lost if it goes.',
    '# changes have not reached the server: they wait if it stays, and are lost if it goes.',
  );
}
