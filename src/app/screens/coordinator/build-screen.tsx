import { Page } from '../../parts/page.tsx';

/** Build. */
export function BuildScreen() {
  return <Page title="Build">{null}</Page>;
}
