import type { KnownProgram } from '../../../store/device-database.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { forgetHeld } from './held-programs.ts';
import { serverClient } from './server-client.ts';
import { useWaiting } from './use-waiting.ts';
import styles from './account.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** Says that the device holds programs of somebody else, which go before another account's come. */
export function OfAnother({
  programs,
  onDeleted,
  onLeft,
}: {
  readonly programs: readonly KnownProgram[];
  readonly onDeleted: () => Promise<void>;
  readonly onLeft: () => void;
}) {
  const { device } = useDeviceSession();
  const waiting = useWaiting(programs);
  const emails = [...new Set(programs.map(({ server }) => server?.email ?? ''))].join(', ');
  return (
    <Card title={say`Somebody else signed in here before`}>
      <p>
        {say`This device holds what ${emails} may see. It is deleted before yours comes.`}{' '}
        {waiting > 0 &&
          sayCount(
            waiting,
            'One change of theirs has not reached the server and would be lost.',
            '# changes of theirs have not reached the server and would be lost.',
          )}
      </p>
      <div className={classOf(styles, 'actions')}>
        <Button
          look="danger"
          onPress={async () => {
            await forgetHeld(device, programs);
            await onDeleted();
          }}
        >
          {say`Delete it and go on`}
        </Button>
        <Button
          onPress={async () => {
            await serverClient().signOut();
            onLeft();
          }}
        >
          {say`Keep it and sign out`}
        </Button>
      </div>
    </Card>
  );
}
