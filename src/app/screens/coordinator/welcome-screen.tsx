import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Card, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { OpenProgramFile } from './open-program-file.tsx';
import { SamplePrograms } from './sample-programs.tsx';
import { StartEmpty } from './start-empty.tsx';
import styles from './welcome.module.css';

/** Where a device without a program starts. */
export function WelcomeScreen() {
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
        <Card title="Start empty">
          <StartEmpty onStarted={toBuild} />
        </Card>
      </div>
    </Page>
  );
}
