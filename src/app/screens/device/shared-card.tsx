import { useState } from 'react';
import { useDeviceSession } from '../../device-session.tsx';
import { usePrograms } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { shareDevice, stopSharing, unanswered } from './share-device.ts';
import styles from './device.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** Makes the device one of several people, such as the computer of a ward, and one person's again. */
export function SharedCard() {
  const { device, isShared } = useDeviceSession();
  const programs = usePrograms() ?? [];
  const [waiting, setWaiting] = useState<number | null>(null);
  const isBuilder = programs.some(({ isLookUpOnly, server }) => !isLookUpOnly || server);
  const share = async (): Promise<void> => {
    setWaiting(null);
    await shareDevice(device);
  };
  return (
    <Card title={say`Used by several people`}>
      {isShared ? (
        <>
          <p>{say`This device shows who is on call and where everyone is, and nothing of one person.`}</p>
          <div>
            <Button onPress={() => stopSharing(device)}>{say`Make it one person’s again`}</Button>
          </div>
        </>
      ) : (
        <>
          <p className={classOf(styles, 'quiet')}>
            {say`For the computer of a ward or workroom: no “Me”, no asks, no logged hours.`}
          </p>
          {isBuilder ? (
            <p>{say`Schedules are built on this device, or somebody is signed in, so it stays theirs.`}</p>
          ) : (
            <div>
              <Button onPress={async () => setWaiting(await unanswered(programs))}>
                {say`Make it a shared device`}
              </Button>
            </div>
          )}
        </>
      )}
      {waiting !== null && (
        <Dialog title={say`Make it a shared device?`} onClose={() => setWaiting(null)}>
          <p>
            {say`It forgets whose it was: what was asked, offered and logged on it is deleted.`}{' '}
            {waiting > 0 &&
              sayCount(
                waiting,
                'One thing asked here has no answer yet.',
                '# things asked here have no answer yet.',
              )}
          </p>
          <div>
            <Button look="danger" onPress={share}>
              {say`Forget and share`}
            </Button>
          </div>
        </Dialog>
      )}
    </Card>
  );
}
