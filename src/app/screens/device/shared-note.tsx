import { EmptyState, Page } from '../../parts/page.tsx';
import { say } from '../../../answers/say.ts';

/** What stands where one person's own things would be, on a device of several people. */
export function SharedNote() {
  return (
    <Page title={say`Shared device`}>
      <EmptyState title={say`Nothing personal is shown here`}>
        <p>
          {say`Several people use this device, so it shows who is on call and where everyone is, and nobody’s own schedule, asks or hours.`}
        </p>
        <a href="/now">{say`Who is on call now`}</a>
        <a href="/device">{say`Change that`}</a>
      </EmptyState>
    </Page>
  );
}
