import type { Relief } from '../domain/rows/schedule-run.ts';

/** What came of letting one thing in conflict give way while all else stands. */
export const RELIEF_WORDS: Readonly<Record<Relief, string>> = {
  'by-one': 'tried: possible if this gives way by one',
  without: 'tried: possible without this',
  'not-enough': 'tried: still impossible without this alone',
  'not-known': 'tried: not settled in time',
  'not-tried': 'not tried',
};
