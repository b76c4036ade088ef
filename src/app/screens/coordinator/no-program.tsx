import { EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { LinkButton } from './link-button.tsx';

/** What a screen shows where no program or no academic year is open. */
export function NoProgram({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <EmptyState title="No academic year is open on this device">
        <p>Start a program, try a sample, or open a file.</p>
        <LinkButton to="/welcome">Choose a program</LinkButton>
      </EmptyState>
    </Page>
  );
}

/** What a screen shows until its rows are read. */
export function LoadingPage({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <Skeleton lines={10} />
    </Page>
  );
}
