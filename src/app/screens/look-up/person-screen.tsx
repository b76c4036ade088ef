import { Page } from '../../parts/page.tsx';

/** Person. */
export function PersonScreen() {
  return <Page title="Person">{null}</Page>;
}
