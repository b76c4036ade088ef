import { EmptyState, Page } from '../../parts/page.tsx';

/** What stands where one person's own things would be, on a device of several people. */
export function SharedNote() {
  return (
    <Page title="Shared device">
      <EmptyState title="Nothing personal is shown here">
        <p>
          Several people use this device, so it shows who is on call and where everyone is, and
          nobody’s own schedule, asks or hours.
        </p>
        <a href="/now">Who is on call now</a>
        <a href="/device">Change that</a>
      </EmptyState>
    </Page>
  );
}
