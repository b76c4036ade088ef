import { useEffect } from 'react';
import { useDeviceText } from './use-device-setting.ts';

/** How the app looks: as the device says, always light, or always dark. */
export type Theme = 'system' | 'light' | 'dark';

/** The theme this device remembers, and how to choose another. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [text, setText] = useDeviceText('theme');
  return [text === 'light' || text === 'dark' ? text : 'system', setText];
}

/** Makes the document look as this device remembers. */
export function useAppliedTheme(): void {
  const [theme] = useTheme();
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
