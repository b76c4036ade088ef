import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePrograms } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Card } from '../../parts/page.tsx';
import { useDeviceSession } from '../../device-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from '../look-up/look-up.module.css';
import { say } from '../../../answers/say.ts';

/** The programs this device holds: switching, removing one that is only looked up, starting one. */
export function ProgramsCard() {
  const { program, switchTo, wipe } = useDeviceSession();
  const programs = usePrograms() ?? [];
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title={say`Programs on this device`}>
      {programs.length > 0 && (
        <ul className={classOf(styles, 'list')}>
          {programs.map((each) => (
            <li key={each.id} className={classOf(styles, 'choice')}>
              <span className={classOf(styles, 'target')}>{each.name}</span>
              {each.id === program?.id ? (
                each.isLookUpOnly &&
                !each.server && (
                  <Button look="quiet" onPress={() => setAsking(true)}>
                    {say`Remove`}
                  </Button>
                )
              ) : (
                <Button look="quiet" onPress={() => switchTo(each.id)}>
                  {say`Show`}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Link className={classOf(styles, 'target')} to="/welcome">
        {say`Build a schedule`}
      </Link>
      {isAsking && program && (
        <Dialog title={say`Remove ${program.name}?`} onClose={() => setAsking(false)}>
          <p>
            {say`The published schedule goes from this device. It comes back when its file is opened again.`}
          </p>
          <Button
            look="danger"
            onPress={async () => {
              setAsking(false);
              await wipe();
            }}
          >
            {say`Remove`}
          </Button>
        </Dialog>
      )}
    </Card>
  );
}
