import { Page } from '../../parts/page.tsx';

/** Rotations. */
export function RotationsScreen() {
  return <Page title="Rotations">{null}</Page>;
}
