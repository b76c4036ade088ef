import type { Walk } from './every-screen.ts';

/** Walks through what concerns the device itself: sharing, what is under More, lock and wiping, codes. */
export async function deviceScenes({ page, look, go }: Walk): Promise<void> {
  await go('/today?day=2026-11-24&half=am');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'As a picture' }).waitFor();
  await look('share');
  await page.keyboard.press('Escape');
  await go('/more');
  await page.getByText('Keep it on your phone').waitFor();
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
