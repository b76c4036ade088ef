import { Link } from '@tanstack/react-router';
import { useDeviceSession } from '../../device-session.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { InstallCard } from './install-card.tsx';
import { ProgramsCard } from './programs-card.tsx';
import styles from './device.module.css';

/** What of the "More" screen concerns this device. */
export function DeviceCards() {
  const { program } = useDeviceSession();
  return (
    <>
      {program && (
        <Card title="This device">
          <ul className={classOf(styles, 'links')}>
            <li>
              <Link to="/codes">Phone to phone</Link>
              <small>Show the schedule as codes, or read them from another phone.</small>
            </li>
            <li>
              <Link to="/device">Lock, look and wiping</Link>
              <small>A PIN, light or dark, a device of several people, handing it over.</small>
            </li>
          </ul>
        </Card>
      )}
      <InstallCard />
      <ProgramsCard />
    </>
  );
}
