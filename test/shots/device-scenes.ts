import type { Walk } from './every-screen.ts';

/** Walks through what concerns the device itself: sharing, what is under More, lock and wiping, codes. */
export async function deviceScenes({ page, look, go }: Walk): Promise<void> {
  await go('/today?day=2026-11-24&half=am');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'As a picture' }).waitFor();
  await look('share');
  await page.keyboard.press('Escape');
  await go('/more');
  await page.getByText('Keep it on this computer').waitFor();
  await look('more');
  await go('/device');
  await page.getByRole('button', { name: 'Set the lock' }).waitFor();
  await look('device');
  await go('/codes');
  await look('codes');
  await page.getByRole('button', { name: 'Show as codes' }).click();
  await page.getByRole('img', { name: /codes/ }).waitFor();
  await look('codes-shown');
}

const PIN = '2580';

/** Locks the app, is refused some minutes later, opens it, and takes the lock away again. */
export async function lockScenes({ page, look, go }: Walk, later: Date): Promise<void> {
  await go('/device');
  await page.getByLabel('Ask for it when').selectOption('0');
  await page.getByLabel('New PIN', { exact: true }).fill(PIN);
  await page.getByLabel('New PIN again').fill(PIN);
  await page.getByRole('button', { name: 'Set the lock' }).click();
  await page.getByRole('button', { name: 'Take the lock away' }).waitFor();
  await look('device-lock-set');
  // It stays open for a while, so that whoever sets it is not shut out at once.
  await page.clock.setFixedTime(later);
  await page.reload();
  await page.getByRole('dialog', { name: 'Locked' }).waitFor();
  await look('locked');
  const type = async (pin: string): Promise<void> => {
    await page.getByLabel('PIN', { exact: true }).fill(pin);
    await page.getByRole('button', { name: 'Unlock' }).click();
  };
  await type('1111');
  await page.getByText('That is not the PIN').waitFor();
  await look('locked-wrong');
  await type(PIN);
  await page.getByRole('button', { name: 'Take the lock away' }).click();
  await page.getByRole('button', { name: 'Set the lock' }).waitFor();
}
