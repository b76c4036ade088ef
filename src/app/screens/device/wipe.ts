import { DEVICE_DATABASE, type DeviceDatabase } from '../../../store/device-database.ts';
import { databaseName } from '../../../store/stored-program.ts';

const PREFIX = 'residency-';
/** Another window that keeps a database open closes it when told; one that hangs is not waited for. */
const MILLISECONDS_MAX = 10_000;

/**
 * Deletes all that this app keeps on the device: its databases, what is cached, and the service worker. Nothing may read
 * meanwhile, for reading makes a database anew.
 * @returns whether all of it is gone; false where another window keeps a database open.
 */
export async function wipe(device: DeviceDatabase): Promise<boolean> {
  const names = await databaseNames(device);
  device.close();
  const gone = await Promise.all(names.map(deleteDatabase));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  localStorage.clear();
  sessionStorage.clear();
  const workers = await navigator.serviceWorker?.getRegistrations();
  await Promise.all((workers ?? []).map((worker) => worker.unregister()));
  return gone.every(Boolean);
}

/** Those the browser lists, and those of the programs this device knows, for browsers that list none. */
async function databaseNames(device: DeviceDatabase): Promise<string[]> {
  const listed = await indexedDB.databases?.().catch(() => []);
  const own = (listed ?? []).flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name] : []));
  const known = (await device.all()).map(({ id }) => databaseName(id));
  return [...new Set([...own, ...known, DEVICE_DATABASE])];
}

function deleteDatabase(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve(true));
    request.addEventListener('error', () => resolve(false));
    setTimeout(() => resolve(false), MILLISECONDS_MAX);
  });
}
