import { EmptyState, Page } from '../../parts/page.tsx';
import { say } from '../../../answers/say.ts';

/** What stands where a member opens an address at which their roles may do nothing. */
export function NotOffered() {
  return (
    <Page title={say`Not here`}>
      <EmptyState title={say`This is not for your account`}>
        <p>
          {say`Coordinators build the schedule. One’s own schedule, asks and hours are there for whoever is somebody in it and does not only look. An administrator can change what your account is.`}
        </p>
        <a href="/now">{say`Who is on call now`}</a>
      </EmptyState>
    </Page>
  );
}
