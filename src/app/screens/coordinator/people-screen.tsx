import { Page } from '../../parts/page.tsx';

/** People. */
export function PeopleScreen() {
  return <Page title="People">{null}</Page>;
}
