import { Page } from '../../parts/page.tsx';

/** Absences. */
export function AbsencesScreen() {
  return <Page title="Absences">{null}</Page>;
}
