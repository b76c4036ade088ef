import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { RecoveryCodesForm } from './recovery-codes-form.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

interface SecondFactorCardProps {
  readonly hasOne: boolean;
  /** Whether the account has an office somewhere. */
  readonly isNeeded: boolean;
  readonly onDone: () => Promise<void>;
}

/** Sets up a second factor, or another one, and recovery codes for it. */
export function SecondFactorCard({ hasOne, isNeeded, onDone }: SecondFactorCardProps) {
  const notify = useNotify();
  const [open, setOpen] = useState<'second-factor' | 'recovery-codes' | null>(null);
  return (
    <Card title={say`Second factor`}>
      <p>
        {hasOne
          ? say`Signing in asks for a code of your authenticator app.`
          : isNeeded
            ? say`Administrators and coordinators need one.`
            : say`Signing in may also ask for a code of an authenticator app: then a password alone opens nothing.`}
      </p>
      {open === 'second-factor' && (
        <SetUpSecondFactor
          password=""
          hasOne={hasOne}
          onDone={async () => {
            setOpen(null);
            notify({ text: say`From now on signing in asks for a code.` });
            await onDone();
          }}
        />
      )}
      {open === 'recovery-codes' && <RecoveryCodesForm onDone={() => setOpen(null)} />}
      {open === null && (
        <div className={classOf(styles, 'actions')}>
          <Button onPress={() => setOpen('second-factor')}>
            {hasOne ? say`Use another app or phone` : say`Set it up`}
          </Button>
          {hasOne && (
            <Button onPress={() => setOpen('recovery-codes')}>{say`Make recovery codes`}</Button>
          )}
        </div>
      )}
    </Card>
  );
}
