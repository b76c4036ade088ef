import { Page } from '../../parts/page.tsx';

/** Welcome. */
export function WelcomeScreen() {
  return <Page title="Welcome">{null}</Page>;
}
