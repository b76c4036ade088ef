/** What a device does about a refusal: nothing, the same again later, or the same after something else. */
export type Retry =
  | 'never'
  | 'later'
  | 'after-refresh'
  | 'after-sign-in'
  | 'after-second-factor'
  | 'after-update';

/** What stands in the catalogue about a code. */
export interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 422 | 426 | 429 | 503;
  readonly retry: Retry;
  /** What people read. */
  readonly message: string;
}

/** Every code that the server answers with instead of what was asked. Refused changes are verdicts, not errors. */
export const errorCatalogue = {
  unreadable: { status: 400, retry: 'never', message: 'This cannot be read.' },
  'too-new': { status: 400, retry: 'later', message: 'The server must be updated first.' },
  'weak-password': {
    status: 400,
    retry: 'never',
    message: 'Please choose another password: at least 10 letters, and not a common one.',
  },
  'address-refused': {
    status: 400,
    retry: 'never',
    message: 'This must be an https address on the public Internet.',
  },
  'not-signed-in': { status: 401, retry: 'after-sign-in', message: 'Please sign in.' },
  'session-expired': { status: 401, retry: 'after-refresh', message: 'Please sign in.' },
  'session-ended': { status: 401, retry: 'after-sign-in', message: 'Please sign in again.' },
  'device-revoked': {
    status: 401,
    retry: 'after-sign-in',
    message: 'This device was signed out by its owner or an administrator.',
  },
  'sign-in-refused': {
    status: 401,
    retry: 'never',
    message: 'E-mail address or password is wrong.',
  },
  'passkey-refused': {
    status: 401,
    retry: 'never',
    message: 'This passkey is not known here.',
  },
  'sign-on-refused': {
    status: 401,
    retry: 'never',
    message: 'The identity provider did not sign you in. Please try again.',
  },
  'sign-on-unknown': {
    status: 401,
    retry: 'never',
    message: 'There is no account for you here. Please ask for an invitation.',
  },
  'token-over': {
    status: 401,
    retry: 'never',
    message: 'This token was revoked, or is too old.',
  },
  'code-needed': {
    status: 401,
    retry: 'after-second-factor',
    message: 'Please enter the code of your authenticator app.',
  },
  'account-disabled': { status: 403, retry: 'never', message: 'This account is switched off.' },
  'second-factor-missing': {
    status: 403,
    retry: 'after-second-factor',
    message: 'Administrators and coordinators need a second factor. Please set one up.',
  },
  'wrong-password': { status: 403, retry: 'never', message: 'The password is wrong.' },
  'wrong-code': { status: 403, retry: 'never', message: 'The code is wrong, or was used before.' },
  'not-a-member': { status: 403, retry: 'never', message: 'You are not a member of this program.' },
  'not-allowed': { status: 403, retry: 'never', message: 'Only somebody else may do this.' },
  'scope-missing': {
    status: 403,
    retry: 'never',
    message: 'This token was not made for that.',
  },
  'foreign-request': {
    status: 403,
    retry: 'never',
    message: 'This was not asked by the app itself.',
  },
  'no-such-address': { status: 404, retry: 'never', message: 'There is nothing here.' },
  'no-such-program': {
    status: 404,
    retry: 'never',
    message: 'This program is not on this server.',
  },
  'no-such-member': { status: 404, retry: 'never', message: 'There is no such member.' },
  'no-such-device': { status: 404, retry: 'never', message: 'You are not signed in there.' },
  'no-such-feed': { status: 404, retry: 'never', message: 'There is no such calendar.' },
  'no-such-link': { status: 404, retry: 'never', message: 'There is no such link.' },
  'no-such-webhook': { status: 404, retry: 'never', message: 'There is no such webhook.' },
  'no-such-passkey': { status: 404, retry: 'never', message: 'There is no such passkey.' },
  'no-such-row': { status: 404, retry: 'never', message: 'This does not exist, or not for you.' },
  'no-such-token': { status: 404, retry: 'never', message: 'There is no such token.' },
  'device-of-another': {
    status: 409,
    retry: 'never',
    message: 'This device belongs to another account.',
  },
  'already-a-member': {
    status: 409,
    retry: 'never',
    message: 'This account is a member of the program already.',
  },
  'too-many-made': {
    status: 409,
    retry: 'never',
    message: 'There are too many already. Please take back those that are not used.',
  },
  'last-admin': {
    status: 409,
    retry: 'never',
    message: 'A program needs an administrator. Please name another one first.',
  },
  'program-not-empty': {
    status: 409,
    retry: 'never',
    message: 'This program is on the server already.',
  },
  'invitation-closed': {
    status: 410,
    retry: 'never',
    message: 'This invitation was used, withdrawn, or is too old.',
  },
  'moved-since': {
    status: 412,
    retry: 'never',
    message: 'It was changed since it was read. Please read it again.',
  },
  'too-long': {
    status: 413,
    retry: 'never',
    message: 'This is more than the server reads at once.',
  },
  'change-refused': {
    status: 422,
    retry: 'never',
    message: 'The program does not allow this change.',
  },
  'too-old': { status: 426, retry: 'after-update', message: 'Please update the app.' },
  'too-many-attempts': {
    status: 429,
    retry: 'later',
    message: 'This was tried too often. Please wait.',
  },
  'server-busy': { status: 503, retry: 'later', message: 'The server is busy. Please try again.' },
  'server-failed': {
    status: 503,
    retry: 'later',
    message: 'The server failed. Please try again.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;

/** What a device does about a code; one that only a newer server knows is not asked again. */
export function retryOf(code: string): Retry {
  return isErrorCode(code) ? errorCatalogue[code].retry : 'never';
}

/** Whether the catalogue holds that code. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}
