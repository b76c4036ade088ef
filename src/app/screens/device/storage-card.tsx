import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { useAnswer } from './use-answer.ts';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

const MEGABYTE = 1_000_000;

/** Whether the browser may throw away what is kept, where it can tell. */
async function readStorage() {
  const { storage } = navigator;
  if (!storage?.persisted) return null;
  const [isKept, estimate] = await Promise.all([storage.persisted(), storage.estimate?.()]);
  return { isKept, megabytes: (estimate?.usage ?? 0) / MEGABYTE };
}

/** How much is kept on the device, and whether the browser has promised not to throw it away when space runs short. */
export function StorageCard() {
  const found = useAnswer(readStorage);
  const [told, setTold] = useState<boolean | null>(null);
  if (!found) return null;
  const isKept = told ?? found.isKept;
  return (
    <Card title={say`Kept on this device`}>
      <p>
        {say`${found.megabytes.toFixed(1)} MB.`}{' '}
        {isKept
          ? say`The browser has promised not to throw it away.`
          : say`The browser may throw it away when space runs short.`}
      </p>
      {!isKept && (
        <div>
          <Button onPress={async () => setTold(await navigator.storage.persist())}>
            {say`Ask the browser to keep it`}
          </Button>
        </div>
      )}
      {told === false && (
        <p role="status" className={classOf(styles, 'quiet')}>
          {say`It did not promise. Browsers do so for apps on the home screen.`}
        </p>
      )}
    </Card>
  );
}
