import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PublishedContent } from '../../src/domain/published-content.ts';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';

/** The built app with a published schedule beside it, as a coordinator without a server puts it onto a host. */
export interface HostedSchedule {
  /** The folder that is served. */
  readonly hosted: string;
  /** A folder beside it for what else a test keeps, such as a phone's profile. */
  readonly folder: string;
  readonly publish: (content: PublishedContent) => void;
  readonly remove: () => void;
}

/** Copies the built app into a folder of its own. */
export function hostSchedule(content: PublishedContent): HostedSchedule {
  const folder = mkdtempSync(path.join(tmpdir(), 'hosted-'));
  const hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  mkdirSync(path.join(hosted, 'editions'));
  const publish = (next: PublishedContent): void =>
    writeFileSync(path.join(hosted, 'editions/current.json'), writeEditionFile(next));
  publish(content);
  return {
    hosted,
    folder,
    publish,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
