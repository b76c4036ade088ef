import { Page } from '../../parts/page.tsx';

/** More. */
export function MoreScreen() {
  return <Page title="More">{null}</Page>;
}
