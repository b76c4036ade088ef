import { useEffect, useState } from 'react';
import { DEVICE_DATABASE } from '../../store/device-database.ts';
import { useDeviceSession } from '../device-session.tsx';
import { useLive } from './use-live.ts';

/** Whether the app came from a server that keeps programs: `unknown` while it is asked, `unreachable` without a network. */
export type ServerHere = 'unknown' | 'unreachable' | 'none' | 'keeps';

const SETTING = 'server';
let asking: Promise<ServerHere> | null = null;

/**
 * Whether the app came from a server that keeps programs. That is asked once on a device, and remembered.
 * @param options.isAskedAgain whether a remembered no is asked again, as where somebody means to sign in.
 */
export function useServer({ isAskedAgain = false } = {}): ServerHere {
  const { device, program } = useDeviceSession();
  const [heard, setHeard] = useState<ServerHere>('unknown');
  const kept = useLive(
    DEVICE_DATABASE,
    async () => (await device.settings.get(SETTING))?.value ?? 'unknown',
    [device],
  );
  const isAsked = kept === 'unknown' || (kept === 'none' && isAskedAgain && heard === 'unknown');
  useEffect(() => {
    if (!isAsked) return;
    asking ??= askServer().finally(() => {
      asking = null;
    });
    void asking.then(async (found) => {
      setHeard(found);
      if (found !== 'unreachable') await device.settings.put({ name: SETTING, value: found });
    });
  }, [device, isAsked]);
  if (program?.server || kept === 'keeps') return 'keeps';
  return isAsked ? heard : 'none';
}

/** A host that keeps no programs answers with nothing, or with the app; without a network nobody knows. */
async function askServer(): Promise<ServerHere> {
  try {
    const response = await fetch('/readyz', { cache: 'no-store' });
    if (response.status >= 500) return 'unreachable';
    const body: unknown = response.ok ? await response.json().catch(() => null) : null;
    return Reflect.has(Object(body), 'isReady') ? 'keeps' : 'none';
  } catch {
    return 'unreachable';
  }
}
