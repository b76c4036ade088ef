import { Page } from '../../parts/page.tsx';

/** Me. */
export function MeScreen() {
  return <Page title="Me">{null}</Page>;
}
