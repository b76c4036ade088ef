import { Page } from '../../parts/page.tsx';

/** Files. */
export function FilesScreen() {
  return <Page title="Files">{null}</Page>;
}
