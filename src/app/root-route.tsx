import { createRootRoute, type ErrorComponentProps, useRouter } from '@tanstack/react-router';
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

/** A screen whose code could not be fetched is fetched anew; drawing it again would only throw the same error. */
function FailedScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = async (): Promise<void> => {
    await router.invalidate();
    reset();
  };
  return <Failure error={asError(error)} onRetry={() => void retry()} />;
}
