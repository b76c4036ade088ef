import { Link } from '@tanstack/react-router';
import { useDeviceSession } from '../../device-session.tsx';
import { useServer } from '../../hooks/use-server.ts';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { InstallCard } from './install-card.tsx';
import { ProgramsCard } from './programs-card.tsx';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

/** What of the "More" screen concerns this device. */
export function DeviceCards() {
  const { program } = useDeviceSession();
  const server = useServer();
  return (
    <>
      {program && (
        <Card title={say`This device`}>
          <ul className={classOf(styles, 'links')}>
            <li>
              <Link to="/codes">{say`Phone to phone`}</Link>
              <small>{say`Show the schedule as codes, or read them from another phone.`}</small>
            </li>
            <li>
              <Link to="/device">{say`Lock, look and wiping`}</Link>
              <small>{say`A PIN, light or dark, a device of several people, handing it over.`}</small>
            </li>
          </ul>
        </Card>
      )}
      {server === 'keeps' && (
        <Card title={say`Server`}>
          <a className={classOf(styles, 'target')} href={program?.server ? '/account' : '/sign-in'}>
            {program?.server ? say`Account and server` : say`Sign in`}
          </a>
        </Card>
      )}
      <InstallCard />
      <ProgramsCard />
    </>
  );
}

/** A door for whoever was invited, where the app came from a server that keeps programs. */
export function SignInDoor({ className }: { readonly className: string }) {
  if (useServer() !== 'keeps') return null;
  return (
    <a className={className} href="/sign-in">
      <strong>{say`Sign in`}</strong>
      <span>{say`I was invited`}</span>
    </a>
  );
}
