import type { TokenScope } from '../../../../sync/messages/tokens.ts';

/** What another system may do with a token of that scope, as its maker reads it. */
export const SCOPE_WORDS: Readonly<Record<TokenScope, string>> = {
  'read:schedule': 'Read the published schedule',
  'read:people': 'Read people and how to reach them',
  'read:absences': 'Read absences',
  'write:people': 'Add and change people',
  'write:absences': 'Enter and change absences',
  'write:templates': 'Add and change rotations',
};

/** For how long a token may be good, in days. */
export const TOKEN_TERMS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
] as const;
