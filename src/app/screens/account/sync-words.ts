import { agoInWords } from '../../../answers/freshness.ts';
import { say, sayCount } from '../../../answers/say.ts';
import type { Instant } from '../../../domain/time/zone.ts';
import { type SyncState, type SyncWord, wordFor } from '../../../sync/sync-state.ts';

/** How a device stands with the server, in words. */
export interface SyncSaid {
  readonly word: SyncWord;
  readonly words: string;
  /** Whether somebody has to do something about it. */
  readonly isLoud: boolean;
}

const MINUTE = 60_000;

const LOUD: readonly SyncWord[] = [
  'refused',
  'too-old',
  'server-behind',
  'signed-out',
  'no-member',
  'stuck',
];

/** Words how a device stands, with what waits. @param now the device's clock. */
export function syncSaid(state: SyncState, now: Instant): SyncSaid {
  const word = wordFor(state, now);
  const waiting =
    state.waiting > 0
      ? sayCount(state.waiting, 'one change waits', '# changes wait')
      : say`nothing waits`;
  return { word, words: wordsFor(word, state, waiting, now), isLoud: LOUD.includes(word) };
}

function wordsFor(word: SyncWord, state: SyncState, waiting: string, now: Instant): string {
  const { refused, trouble, syncedAt } = state;
  switch (word) {
    case 'refused':
      return sayCount(
        refused.length,
        'One of your changes was refused.',
        '# of your changes were refused.',
      );
    case 'too-old':
      return say`This app is too old for the server; ${waiting}.`;
    case 'server-behind':
      return say`The server must be updated first; ${waiting}.`;
    case 'signed-out':
      return say`You are signed out; ${waiting}.`;
    case 'no-member':
      return say`You are no member of this program any more.`;
    case 'stuck':
      return say`The server did not take what you changed; ${waiting}.`;
    case 'offline':
      return trouble && now - trouble.since >= MINUTE
        ? say`Offline since ${agoInWords(trouble.since, now)}; ${waiting}`
        : say`Offline since a moment ago; ${waiting}`;
    case 'waiting':
      return sayCount(
        state.waiting,
        'One change waits for the server',
        '# changes wait for the server',
      );
    case 'never-synced':
      return say`Not in step with the server yet`;
    case 'up-to-date':
      return syncedAt === null
        ? say`Up to date`
        : say`Up to date with the server · ${agoInWords(syncedAt, now)}`;
  }
}
