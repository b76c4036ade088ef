import { groupBy } from '../../src/domain/group-by.ts';
import type { TestDevice } from './device.ts';
import type { LogLine, View } from './oracle.ts';

/** Whoever made a change that was refused is told, and nothing that cannot be refused was lost on the way. */
export async function checkVerdicts(
  device: TestDevice,
  log: readonly LogLine[],
  isRestored: boolean,
): Promise<void> {
  const refused = new Set((await device.database.refused.toArray()).map(({ id }) => String(id)));
  const lines = new Map(log.map((line) => [String(line.id), line]));
  for (const { id, name } of device.made) {
    const line = lines.get(id);
    if (name === 'counter-raised' && line?.problem !== null) {
      throw new Error(`${id} counted, and it is lost`);
    }
    if (line && line.problem !== null && !refused.has(id)) {
      throw new Error(`${device.name} was never told that ${id} was refused`);
    }
    // A message that was long on its way may be taken otherwise by a restored copy, which forgot that it had refused it.
    if (line && line.problem === null && refused.has(id) && !isRestored) {
      throw new Error(`${device.name} was told that ${id} was refused, and it was made`);
    }
  }
}

/** Nothing was made twice, and no device has gaps. @throws where it is not so. */
export function checkLog(log: readonly LogLine[]): void {
  const accepted = log.filter(({ version }) => version !== null).map(({ id }) => id);
  if (new Set(accepted).size < accepted.length) throw new Error('A change was made twice');
  const devices = groupBy(log, (line) => line.device_id);
  for (const [device, lines] of devices) {
    const sequences = lines.map(({ sequence }) => sequence).toSorted((one, other) => one - other);
    if (sequences.some((sequence, place) => sequence !== place + 1)) {
      throw new Error(`The changes of ${device} have gaps: ${sequences.join()}`);
    }
  }
}

/** Two views hold the same rows. @throws with the first that differs. */
export function checkSame(whose: string, one: View, other: View): void {
  const keys = new Set([...one.keys(), ...other.keys()]);
  const differing = [...keys].filter((key) => one.get(key) !== other.get(key));
  if (differing.length === 0) return;
  const [key = ''] = differing;
  throw new Error(
    `${whose}: ${differing.length} rows differ, first ${key}: ${one.get(key)} is not ${other.get(key)}`,
  );
}
