import { Page } from '../../parts/page.tsx';

/** Rotation. */
export function RotationScreen() {
  return <Page title="Rotation">{null}</Page>;
}
