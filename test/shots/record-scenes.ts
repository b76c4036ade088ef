import type { Walk } from './every-screen.ts';
import { inDialog } from './in-dialog.ts';

/** What a coordinator keeps of a program: people, years, rotations, absences, leave, settings. */
export async function recordScenes({ page, look, go }: Walk): Promise<void> {
  const dialogs = [
    ['people', 'Add a person'],
    ['years', 'Add a holiday'],
    ['rotations', 'Add a rotation'],
    ['absences', 'Enter an absence'],
  ] as const;
  for (const [place, add] of dialogs) {
    await go(`/${place}`);
    await look(place);
    await inDialog(page, page.getByRole('button', { name: add }), () => look(`${place}-add`));
    const edit = page.getByRole('button', { name: /^Edit / }).first();
    await inDialog(page, edit, () => look(`${place}-edit`));
  }
  await go('/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('A family name is needed').first().waitFor();
  await look('people-add-wrong');
  await go('/people');
  await page.getByLabel('Find').fill('nobody of this name');
  await page.getByText('Nobody matches').waitFor();
  await look('people-none');
  await go('/repair');
  await look('repair');
  await go('/years/next');
  await look('years-next');
  await go('/leave');
  await look('leave');
  await leaveRound({ page, look, go });
  await go('/files');
  await look('files');
  await go('/settings');
  await look('settings');
  const role = page.getByRole('button', { name: 'Add a call role' });
  await inDialog(page, role, () => look('settings-call-role'));
}

async function leaveRound({ page, look }: Walk): Promise<void> {
  await page.getByRole('button', { name: 'Open a leave round' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Spring');
  await dialog.getByLabel('First day').fill('2027-04-01');
  await dialog.getByLabel('Last day').fill('2027-05-31');
  await look('leave-round-new');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Spring' }).click();
  await page.waitForURL('**/leave/*');
  await page.getByRole('button', { name: 'Close the round' }).waitFor();
  await look('leave-round');
}
