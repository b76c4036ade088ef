import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import { say } from '../../../answers/say.ts';

interface SecondFactorCardProps {
  readonly hasOne: boolean;
  /** Whether the account has an office somewhere. */
  readonly isNeeded: boolean;
  readonly onDone: () => Promise<void>;
}

/** Sets up a second factor, or another one. */
export function SecondFactorCard({ hasOne, isNeeded, onDone }: SecondFactorCardProps) {
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={say`Second factor`}>
      <p>
        {hasOne
          ? say`Signing in asks for a code of your authenticator app.`
          : isNeeded
            ? say`Administrators and coordinators need one.`
            : say`Signing in may also ask for a code of an authenticator app: then a password alone opens nothing.`}
      </p>
      {isOpen ? (
        <SetUpSecondFactor
          password=""
          hasOne={hasOne}
          onDone={async () => {
            setOpen(false);
            notify({ text: say`From now on signing in asks for a code.` });
            await onDone();
          }}
        />
      ) : (
        <div>
          <Button onPress={() => setOpen(true)}>
            {hasOne ? say`Use another app or phone` : say`Set it up`}
          </Button>
        </div>
      )}
    </Card>
  );
}
