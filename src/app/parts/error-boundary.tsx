import { Component, type ReactNode, useLayoutEffect } from 'react';
import { takeOver } from '../hand-over.ts';
import { Button } from './button.tsx';
import { say } from '../../answers/say.ts';

interface Props {
  readonly children: ReactNode;
}

/**
 * Catches what goes wrong below it, says so, and offers to try again. Nothing that is stored is touched.
 * Give it a `key` that changes with the screen, so that one failed screen does not shut the others.
 */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: asError(error) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Failure error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

// Browsers do not fetch a module again that failed to load, not before the page is opened anew.
const NOT_FETCHED = /dynamically imported module|Importing a module script failed/i;

/** Says that a screen failed and offers to try again: where its code could not be fetched, by opening the page anew. */
export function Failure({
  error,
  onRetry,
}: {
  readonly error: Error;
  readonly onRetry: () => void;
}) {
  useLayoutEffect(takeOver, []);
  const retry = NOT_FETCHED.test(error.message) ? () => window.location.reload() : onRetry;
  return (
    <section role="alert" className="failure">
      <h2>{say`This did not work`}</h2>
      <p>{say`Nothing that was saved is lost. What went wrong: ${error.message}`}</p>
      <Button look="main" onPress={retry}>
        {say`Try again`}
      </Button>
    </section>
  );
}

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
