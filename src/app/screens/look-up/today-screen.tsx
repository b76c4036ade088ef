import { Page } from '../../parts/page.tsx';

/** Today. */
export function TodayScreen() {
  return <Page title="Today">{null}</Page>;
}
