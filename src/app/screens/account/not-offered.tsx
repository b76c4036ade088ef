import { isReadOnly } from '../../../domain/access/membership.ts';
import type { HeldFor } from '../../../store/device-database.ts';
import { EmptyState, Page } from '../../parts/page.tsx';
import { say } from '../../../answers/say.ts';

/** What stands where a member opens an address at which their roles may do nothing. */
export function NotOffered({ server }: { readonly server: HeldFor }) {
  return (
    <Page title={say`Not here`}>
      <EmptyState
        title={
          isReadOnly(server)
            ? say`You look things up here`
            : say`Only coordinators build this schedule`
        }
      >
        <p>
          {isReadOnly(server)
            ? say`Your account may see the schedule and change nothing.`
            : say`Ask and offer is where you say what you would like.`}
        </p>
        <a href="/now">{say`Who is on call now`}</a>
      </EmptyState>
    </Page>
  );
}
