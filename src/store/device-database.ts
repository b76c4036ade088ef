import type { MemberRole } from '../domain/changes/change.ts';
import type { AccountId, PersonId, ProgramId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';
import { PlainDatabase } from './plain-database.ts';
import { PlainTable } from './plain-table.ts';

/** A program that this device holds. */
export interface KnownProgram {
  readonly id: ProgramId;
  readonly name: string;
  readonly openedAt: Instant;
  /** Who the owner of this device is in that program, once they said so. */
  readonly meId: PersonId | null;
  /** True where the program came as published editions alone: this device looks it up and does not build it. */
  readonly isLookUpOnly?: boolean;
  /** As whom it is held, where a server keeps it too. */
  readonly server?: HeldFor;
}

/** As whom a device holds a program that a server keeps. */
export interface HeldFor {
  readonly accountId: AccountId;
  readonly email: string;
  readonly roles: readonly MemberRole[];
  /** From then on it is not shown before the server was reached again. */
  readonly readableUntil: Instant;
}

/** Whether a program may still be shown without a word from its server. */
export function isReadable({ server }: KnownProgram, at: Instant): boolean {
  return !server || at < server.readableUntil;
}

/** Whether nothing on this device is one person's own: several use it, or its account is nobody in the schedule. */
export function isNobodys({ server, meId }: KnownProgram, isShared: boolean): boolean {
  return isShared || (server !== undefined && meId === null);
}

/** The name of the database in which a device remembers. */
export const DEVICE_DATABASE = 'residency-device';

const LAYOUT = { programs: 'id,openedAt', settings: 'name' };

/** What this device itself remembers: which programs it holds and small settings. It holds no schedule. */
export class DeviceDatabase {
  readonly #database: PlainDatabase;
  readonly programs: PlainTable<KnownProgram>;
  readonly settings: PlainTable<{ readonly name: string; readonly value: unknown }>;

  /** @param isMade whether the database is made where there is none yet; else reading it throws NoDatabase. */
  constructor({ isMade = true }: { readonly isMade?: boolean } = {}) {
    const made = isMade ? { version: 10, layout: LAYOUT } : null;
    this.#database = new PlainDatabase(DEVICE_DATABASE, made);
    this.programs = new PlainTable(this.#database, 'programs');
    this.settings = new PlainTable(this.#database, 'settings');
  }

  /** Closes the connection; it is opened again when needed. */
  close(): void {
    this.#database.close();
  }

  /** Every program held, the one opened last first. */
  async all(): Promise<KnownProgram[]> {
    const programs = await this.programs.all();
    return programs.toSorted((one, other) => other.openedAt - one.openedAt);
  }

  /** The program opened last, or undefined on a new device. */
  async current(): Promise<KnownProgram | undefined> {
    return (await this.all())[0];
  }
}
