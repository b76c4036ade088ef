import { createRootRoute } from '@tanstack/react-router';
import { Layout } from './layout.tsx';
import { asError, Failure } from './parts/error-boundary.tsx';
import { EmptyState, Page, Skeleton } from './parts/page.tsx';
import { say } from '../answers/say.ts';

/** The frame that every screen stands in. */
export const rootRoute = createRootRoute({
  component: Layout,
  errorComponent: ({ error, reset }) => <Failure error={asError(error)} onRetry={reset} />,
  pendingComponent: () => <Skeleton />,
  notFoundComponent: () => (
    <Page title={say`Not here`}>
      <EmptyState title={say`There is no such page`}>
        <a href="/now">{say`Who is on call now`}</a>
      </EmptyState>
    </Page>
  ),
});
