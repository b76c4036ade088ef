import { useCallback, useState } from 'react';
import { DEVICE_DATABASE } from '../../store/device-database.ts';
import { useDeviceSession } from '../device-session.tsx';
import { useLive } from './use-live.ts';

/**
 * A text that this device remembers by name, such as who publishes from it.
 * @returns the text (empty until it is known or set) and how to set it.
 */
export function useDeviceText(name: string): readonly [string, (text: string) => void] {
  const { device } = useDeviceSession();
  const [typed, setTyped] = useState<string | null>(null);
  const stored = useLive(DEVICE_DATABASE, async () => (await device.settings.get(name))?.value, [
    device,
    name,
  ]);
  const set = useCallback(
    (text: string) => {
      setTyped(text);
      void device.settings.put({ name, value: text });
    },
    [device, name],
  );
  return [typed ?? (typeof stored === 'string' ? stored : ''), set];
}
