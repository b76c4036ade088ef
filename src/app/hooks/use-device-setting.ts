import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useState } from 'react';
import { useSession } from '../program-session.tsx';

/**
 * A text that this device remembers by name, such as who publishes from it.
 * @returns the text (empty until it is known or set) and how to set it.
 */
export function useDeviceText(name: string): readonly [string, (text: string) => void] {
  const { device } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const stored = useLiveQuery(async () => (await device.settings.get(name))?.value, [device, name]);
  const set = useCallback(
    (text: string) => {
      setTyped(text);
      void device.settings.put({ name, value: text });
    },
    [device, name],
  );
  return [typed ?? (typeof stored === 'string' ? stored : ''), set];
}
