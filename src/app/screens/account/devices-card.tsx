import { useState } from 'react';
import * as z from 'zod/mini';
import { sessionLineSchema } from '../../../sync/messages/auth.ts';
import { Card } from '../../parts/page.tsx';
import { SessionList } from './session-list.tsx';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';
import { useAsked } from './use-asked.ts';
import { say } from '../../../answers/say.ts';

const askDevices = () => serverClient().ask('/auth/devices', z.array(sessionLineSchema));

/** Where the account is signed in, each to be signed out from here. */
export function DevicesCard() {
  const [devices, look] = useAsked(askDevices);
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async (sessionId: string, isWiped: boolean): Promise<void> => {
    const asked = await serverClient().ask('/auth/devices/revoke', z.null(), {
      sessionId,
      isWiped,
    });
    if (asked.ok) await look();
    else setProblem(refusalWords(asked));
  };
  return (
    <Card title={say`Where you are signed in`}>
      {problem && <p role="alert">{problem}</p>}
      {devices?.ok === false && <p role="alert">{refusalWords(devices)}</p>}
      {devices?.ok === true && <SessionList devices={devices.value} onRevoke={revoke} />}
    </Card>
  );
}
