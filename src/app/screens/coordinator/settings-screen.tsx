import { Page } from '../../parts/page.tsx';

/** Settings. */
export function SettingsScreen() {
  return <Page title="Settings">{null}</Page>;
}
