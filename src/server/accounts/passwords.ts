import { hash, verify } from '@node-rs/argon2';
import { isCommonPassword } from './common-passwords.ts';

/** Argon2id with what OWASP asks for at least: about 25 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How many are computed at a time, so that a flood of sign-ins does not stop everything else. */
const AT_ONCE_MAX = 2;
/** How many may wait for their turn. */
const WAITING_MAX = 50;

const LETTERS_MIN = 10;
const LETTERS_MAX = 200;

/** Why a password is not taken. */
export type PasswordTrouble = 'too-short' | 'too-long' | 'too-common';

/** What is wrong with a new password, if anything. @param email of whose it is to be. */
export function passwordTrouble(password: string, email: string): PasswordTrouble | null {
  const length = Array.from(password).length;
  if (length < LETTERS_MIN) return 'too-short';
  if (length > LETTERS_MAX) return 'too-long';
  return isCommonPassword(password, [email]) ? 'too-common' : null;
}

/** Too many passwords are waiting to be looked at. */
export class TooBusy extends Error {}

/** Makes and compares hashes of passwords, two at a time. */
export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #nobodys: Promise<string> | null = null;

  /** What is stored instead of a password. @throws TooBusy */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password.normalize('NFKC'), COST));
  }

  /**
   * Whether it is the password. Takes as long where there is no hash to compare with, so that nobody can tell which accounts
   * there are. @throws TooBusy
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.#nobodys ??= this.hash('nobody has this one');
    const against = stored ?? (await this.#nobodys);
    const isSame = await this.#inTurn(() => verify(against, password.normalize('NFKC')));
    return stored !== null && isSame;
  }

  async #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#running >= AT_ONCE_MAX) {
      if (this.#waiting.length >= WAITING_MAX) throw new TooBusy('Too many passwords at once');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
