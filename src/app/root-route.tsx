import { createRootRoute, type ErrorComponentProps } from '@tanstack/react-router';
import { Layout } from './layout.tsx';
import { asError, Failure } from './parts/error-boundary.tsx';
import { EmptyState, Page, Skeleton } from './parts/page.tsx';

/** The frame that every screen stands in. */
export const rootRoute = createRootRoute({
  component: Layout,
  errorComponent: FailedScreen,
  pendingComponent: () => <Skeleton />,
  notFoundComponent: () => (
    <Page title="Not here">
      <EmptyState title="There is no such page">
        <a href="/now">Who is on call now</a>
      </EmptyState>
    </Page>
  ),
});

const NOT_FETCHED = /dynamically imported module|Importing a module script failed/i;

/** Browsers do not fetch a module again that failed to load, not before the page is opened anew. */
function FailedScreen({ error, reset }: ErrorComponentProps) {
  const failure = asError(error);
  const retry = NOT_FETCHED.test(failure.message) ? () => window.location.reload() : reset;
  return <Failure error={failure} onRetry={retry} />;
}
