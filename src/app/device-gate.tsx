import { lazy, type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { useDeviceSession } from './device-session.tsx';

const LazyLockGate = lazy(async () => {
  const { LockGate } = await import('./screens/device/lock-gate.tsx');
  return { default: LockGate };
});
const LazyWiped = lazy(async () => {
  const { WipedScreen } = await import('./screens/device/wiped-screen.tsx');
  return { default: WipedScreen };
});

/** Stands before the whole app: a screen lock where one is set, and nothing but a last word once the device is wiped. */
export function DeviceGate({ children }: { readonly children: ReactNode }) {
  const { isWiped, hasLock } = useDeviceSession();
  if (!isWiped && !hasLock) return children;
  return (
    <ErrorBoundary>
      <Suspense>{isWiped ? <LazyWiped /> : <LazyLockGate>{children}</LazyLockGate>}</Suspense>
    </ErrorBoundary>
  );
}
