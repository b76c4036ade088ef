import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useServer } from '../../hooks/use-server.ts';
import { Card, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { OpenProgramFile } from './open-program-file.tsx';
import { SamplePrograms } from './sample-programs.tsx';
import { StartEmpty } from './start-empty.tsx';
import styles from './welcome.module.css';

/** Where a device without a program starts. */
export function WelcomeScreen() {
  const server = useServer();
  const navigate = useNavigate();
  const toBuild = useCallback(() => void navigate({ to: '/build' }), [navigate]);
  return (
    <Page title="Welcome">
      <p className={classOf(styles, 'lead')}>
        Build a residency’s year – blocks, call and clinics – and carry it in every pocket.
        Everything stays on this device until you publish it.
      </p>
      <Card title="Try a sample program">
        <SamplePrograms onOpened={toBuild} />
      </Card>
      <div className={classOf(styles, 'ways')}>
        <Card title="Bring a program">
          <OpenProgramFile onOpened={toBuild} />
          <p>
            Residents, rotations, blocks and absences in spreadsheets?{' '}
            <Link to="/files">Import spreadsheets</Link>
          </p>
        </Card>
        {server === 'keeps' && (
          <Card title="Sign in">
            <p>A server keeps programs at this address. Were you invited, or does it hold yours?</p>
            <p>
              <Link to="/sign-in">Sign in</Link>
            </p>
          </Card>
        )}
        <Card title="Start empty">
          <StartEmpty onStarted={toBuild} />
        </Card>
      </div>
    </Page>
  );
}
