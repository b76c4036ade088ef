import type { Outcome } from '../domain/changes/change.ts';
import type { ProgramContent } from '../domain/program-content.ts';
import { ProgramDatabase } from '../store/database.ts';
import type { DeviceDatabase } from '../store/device-database.ts';
import { replaceContent } from '../store/program-content.ts';
import { deviceNow } from './device-clock.ts';
import { withProgram } from './with-program.ts';

/** Puts a whole program onto this device (replacing what it held of it) and opens it; from now on this device builds it. @returns why not. */
export async function openContent(
  device: DeviceDatabase,
  content: ProgramContent,
): Promise<Outcome> {
  const row = content.rows.program?.[0];
  if (!row) throw new Error('A program file always names its program');
  return withProgram(row.id, async () => {
    const target = new ProgramDatabase(row.id);
    const replaced = await replaceContent(target, content);
    target.close();
    if (!replaced.ok) return replaced;
    const known = await device.programs.get(row.id);
    await device.programs.put({
      id: row.id,
      name: row.name,
      openedAt: deviceNow(),
      meId: known?.meId ?? null,
    });
    return replaced;
  });
}
