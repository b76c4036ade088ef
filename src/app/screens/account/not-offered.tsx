import { EmptyState, Page } from '../../parts/page.tsx';
import { say } from '../../../answers/say.ts';

/** What stands where a member without an office opens an address at which the schedule is built. */
export function NotOffered() {
  return (
    <Page title={say`Not here`}>
      <EmptyState title={say`Only coordinators build this schedule`}>
        <p>{say`Ask and offer is where you say what you would like.`}</p>
        <a href="/now">{say`Who is on call now`}</a>
      </EmptyState>
    </Page>
  );
}
