import { Dexie, type Table } from 'dexie';
import type { PersonId, ProgramId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';

/** A program that this device holds. */
export interface KnownProgram {
  readonly id: ProgramId;
  readonly name: string;
  readonly openedAt: Instant;
  /** Who the owner of this device is in that program, once they said so. */
  readonly meId: PersonId | null;
  /** True where the program came as published editions alone: this device looks it up and does not build it. */
  readonly isLookUpOnly?: boolean;
}

/** What this device itself remembers: which programs it holds and small settings. It holds no schedule. */
export class DeviceDatabase extends Dexie {
  readonly programs!: Table<KnownProgram, ProgramId>;
  readonly settings!: Table<{ readonly name: string; readonly value: unknown }, string>;

  constructor() {
    super('residency-device');
    this.version(1).stores({ programs: 'id,openedAt', settings: 'name' });
  }

  /** Every program held, the one opened last first. */
  async all(): Promise<KnownProgram[]> {
    return this.programs.orderBy('openedAt').reverse().toArray();
  }

  /** The program opened last, or undefined on a new device. */
  async current(): Promise<KnownProgram | undefined> {
    return this.programs.orderBy('openedAt').last();
  }
}
