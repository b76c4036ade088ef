import { type Outcome, refused } from '../domain/changes/change.ts';
import type { ProgramId } from '../domain/id.ts';
import type { PublishedContent } from '../domain/published-content.ts';
import type { DeviceDatabase } from '../store/device-database.ts';
import { takeInEditions } from '../store/take-in-editions.ts';
import { deviceNow } from './device-clock.ts';
import { plainProgramOf } from './device-session.tsx';
import { withProgram } from './with-program.ts';
import { say } from '../answers/say.ts';

/** What came of a file of editions. */
export interface TakenIn {
  readonly programId: ProgramId;
  readonly programName: string;
  /** The number of the newest edition now on this device. */
  readonly number: number;
}

/** Where the key that opens sealed files is remembered on this device. */
const PASSPHRASE_KEY = 'passphrase-key';

/**
 * Opens a file of published editions, takes them in and makes their program the one this device shows. A device that
 * builds the program takes nothing in: it holds the schedule itself.
 * Problems: those of `parseEditionFile`, `openSealedFile` and `takeInEditions`; `passphrase-needed`; `builds-here`;
 * `kept-by-server`; `other-program` (the file is of a program that this device does not show, and `mayOpenOther` is false).
 * @param passphrase for a sealed file; it is remembered as a key that cannot be read back.
 */
export async function takeInFile(
  device: DeviceDatabase,
  text: string,
  options: { readonly passphrase?: string; readonly mayOpenOther: boolean },
): Promise<Outcome<TakenIn>> {
  const { parseEditionFile } = await import('../formats/edition-file.ts');
  const plain = await unsealed(device, text, options.passphrase);
  if (!plain.ok) return plain;
  const parsed = parseEditionFile(plain.value);
  if (!parsed.ok) return parsed;
  const { program } = parsed.value;
  return withProgram(program.id, () => receive(device, parsed.value, options.mayOpenOther));
}

async function receive(
  device: DeviceDatabase,
  content: PublishedContent,
  mayOpenOther: boolean,
): Promise<Outcome<TakenIn>> {
  const { program } = content;
  const current = await device.current();
  const known = await device.programs.get(program.id);
  if (known?.server) {
    return refused('kept-by-server', say`A server keeps ${known.name}.`);
  }
  if (known && !known.isLookUpOnly) {
    return refused(
      'builds-here',
      say`This device builds ${known.name} and holds its editions already; it takes none in.`,
    );
  }
  if (current && current.id !== program.id && !mayOpenOther) {
    return refused('other-program', program.name);
  }
  const taken = await takeInEditions(plainProgramOf(program.id), content);
  if (!taken.ok) return taken;
  await device.programs.put({
    id: program.id,
    name: program.name,
    openedAt: deviceNow(),
    meId: known?.meId ?? null,
    isLookUpOnly: true,
  });
  // Asked for when there is something to lose; browsers may say no, and nothing depends on it.
  await navigator.storage?.persist?.().catch(() => false);
  return {
    ok: true,
    value: { programId: program.id, programName: program.name, number: taken.value },
  };
}

async function unsealed(
  device: DeviceDatabase,
  text: string,
  passphrase: string | undefined,
): Promise<Outcome<string>> {
  const { isSealed, openSealedFile, passphraseKey } = await import('../formats/sealed-file.ts');
  if (!isSealed(text)) return { ok: true, value: text };
  const kept = await device.settings.get(PASSPHRASE_KEY);
  const key = passphrase
    ? await passphraseKey(passphrase)
    : kept?.value instanceof CryptoKey
      ? kept.value
      : null;
  const needed = refused('passphrase-needed', say`This schedule is sealed with a passphrase.`);
  if (!key) return needed;
  const opened = await openSealedFile(text, key);
  if (opened.ok) await device.settings.put({ name: PASSPHRASE_KEY, value: key });
  if (!opened.ok && !passphrase && opened.problem.kind === 'wrong-passphrase') return needed;
  return opened;
}
