import { type ErrorCode, isErrorCode } from '../../../sync/messages/error-catalogue.ts';
import { say } from '../../../answers/say.ts';

/** What people read of each code of the catalogue, and of what keeps a device from asking at all. */
const WORDS: Readonly<Record<ErrorCode, () => string>> = {
  unreadable: () => say`This cannot be read.`,
  'too-new': () => say`The server must be updated first.`,
  'weak-password': () =>
    say`Please choose another password: at least 10 letters, and not a common one.`,
  'not-signed-in': () => say`Please sign in.`,
  'session-expired': () => say`Please sign in.`,
  'session-ended': () => say`Please sign in again.`,
  'device-revoked': () => say`This device was signed out by its owner or an administrator.`,
  'sign-in-refused': () => say`E-mail address or password is wrong.`,
  'passkey-refused': () => say`This passkey is not known here.`,
  'sign-on-refused': () => say`The identity provider did not sign you in. Please try again.`,
  'sign-on-unknown': () => say`There is no account for you here. Please ask for an invitation.`,
  'code-needed': () => say`Please enter the code of your authenticator app.`,
  'account-disabled': () => say`This account is switched off.`,
  'second-factor-missing': () =>
    say`Administrators and coordinators need a second factor. Please set one up.`,
  'wrong-password': () => say`The password is wrong.`,
  'wrong-code': () => say`The code is wrong, or was used before.`,
  'not-a-member': () => say`You are not a member of this program.`,
  'not-allowed': () => say`Only somebody else may do this.`,
  'foreign-request': () => say`This was not asked by the app itself.`,
  'no-such-address': () => say`There is nothing here.`,
  'no-such-program': () => say`This program is not on this server.`,
  'no-such-member': () => say`There is no such member.`,
  'no-such-device': () => say`You are not signed in there.`,
  'no-such-feed': () => say`There is no such calendar.`,
  'no-such-link': () => say`There is no such link.`,
  'no-such-webhook': () => say`There is no such webhook.`,
  'no-such-passkey': () => say`There is no such passkey.`,
  'no-such-row': () => say`This does not exist, or not for you.`,
  'no-such-token': () => say`There is no such token.`,
  'device-of-another': () => say`This device belongs to another account.`,
  'already-a-member': () => say`This account is a member of the program already.`,
  'last-admin': () => say`A program needs an administrator. Please name another one first.`,
  'program-not-empty': () => say`This program is on the server already.`,
  'invitation-closed': () => say`This invitation was used, withdrawn, or is too old.`,
  'address-refused': () => say`This must be an https address on the public Internet.`,
  'moved-since': () => say`It was changed since it was read. Please read it again.`,
  'change-refused': () => say`The program does not allow this change.`,
  'too-long': () => say`This is more than the server reads at once.`,
  'too-old': () => say`Please update the app.`,
  'scope-missing': () => say`This token was not made for that.`,
  'token-over': () => say`This token was revoked, or is too old.`,
  'too-many-made': () => say`There are too many already. Please take back those that are not used.`,
  'too-many-attempts': () => say`This was tried too often. Please wait.`,
  'server-busy': () => say`The server is busy. Please try again.`,
  'server-failed': () => say`The server failed. Please try again.`,
};

/** What people read of a code; one that only a newer server knows is named. */
export function troubleWords(code: string): string {
  if (isErrorCode(code)) return WORDS[code]();
  if (code === 'offline') return say`The server cannot be reached. Nothing is lost meanwhile.`;
  if (code === 'other-account') return say`Somebody else is signed in on this device.`;
  return say`The server said “${code}”.`;
}

/** The same of a refusal, with how long to wait where the server said so. */
export function refusalWords(refusal: {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}): string {
  const { waitSeconds } = refusal.details;
  if (refusal.code !== 'too-many-attempts' || typeof waitSeconds !== 'number') {
    return troubleWords(refusal.code);
  }
  return say`This was tried too often. It can be tried again in ${Math.ceil(waitSeconds / 60)} min.`;
}
