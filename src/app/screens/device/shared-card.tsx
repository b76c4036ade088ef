import { useState } from 'react';
import { useDeviceSession } from '../../device-session.tsx';
import { usePrograms } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { shareDevice, stopSharing, unanswered } from './share-device.ts';
import styles from './device.module.css';

/** Makes the device one of several people, such as the computer of a ward, and one person's again. */
export function SharedCard() {
  const { device, isShared } = useDeviceSession();
  const programs = usePrograms() ?? [];
  const [waiting, setWaiting] = useState<number | null>(null);
  const isBuilder = programs.some(({ isLookUpOnly }) => !isLookUpOnly);
  const share = async (): Promise<void> => {
    setWaiting(null);
    await shareDevice(device);
  };
  return (
    <Card title="Used by several people">
      {isShared ? (
        <>
          <p>This device shows who is on call and where everyone is, and nothing of one person.</p>
          <div>
            <Button onPress={() => stopSharing(device)}>Make it one person’s again</Button>
          </div>
        </>
      ) : (
        <>
          <p className={classOf(styles, 'quiet')}>
            For the computer of a ward or workroom: no “Me”, no asks, no logged hours.
          </p>
          {isBuilder ? (
            <p>Schedules are built on this device, so it stays that of its coordinator.</p>
          ) : (
            <div>
              <Button onPress={async () => setWaiting(await unanswered(programs))}>
                Make it a shared device
              </Button>
            </div>
          )}
        </>
      )}
      {waiting !== null && (
        <Dialog title="Make it a shared device?" onClose={() => setWaiting(null)}>
          <p>
            It forgets whose it was: what was asked, offered and logged on it is deleted.
            {waiting > 0 &&
              ` ${waiting === 1 ? 'One thing' : `${waiting} things`} asked here ${waiting === 1 ? 'has' : 'have'} no answer yet.`}
          </p>
          <div>
            <Button look="danger" onPress={share}>
              Forget and share
            </Button>
          </div>
        </Dialog>
      )}
    </Card>
  );
}
