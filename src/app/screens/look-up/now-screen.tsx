import { Page } from '../../parts/page.tsx';

/** Now. */
export function NowScreen() {
  return <Page title="Now">{null}</Page>;
}
