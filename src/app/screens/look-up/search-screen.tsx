import { Page } from '../../parts/page.tsx';

/** Search. */
export function SearchScreen() {
  return <Page title="Search">{null}</Page>;
}
