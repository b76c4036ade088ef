import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MiddleDesk, openMiddleDesk } from './middle-desk.ts';

// The coordinator's grid on the middle program, as somebody who knows spreadsheets uses it.

let desk: MiddleDesk;
let page: Page;

beforeEach(async () => {
  desk = await openMiddleDesk();
  page = desk.page;
}, 120_000);

afterEach(async () => {
  expect(desk.troubles).toEqual([]);
  await desk.close();
});

const press = (...keys: readonly string[]): Promise<void> => desk.press(...keys);
const focused = (): Promise<string> => desk.focused();
const toFirst = (): Promise<void> => desk.toFirst();
const clipboard = (): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
const said = (): Promise<string> => page.getByRole('button', { name: /^Findings/ }).innerText();

async function fromExcel(text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await press('Control+V');
}

/** The codes of a few cells of the row with the focus, from the first on. */
async function copiedRow(count: number): Promise<string[]> {
  await press('Home', ...Array<string>(count - 1).fill('Shift+ArrowRight'), 'Control+C', 'Home');
  return (await clipboard()).split('\t');
}

const LIMIT = { timeout: 180_000 };

describe('like a spreadsheet', () => {
  test(
    'assign by letters, copy a block of cells, paste it, and undo it in one step',
    LIMIT,
    async () => {
      await page.keyboard.type('elec');
      await press('Tab');
      await page.keyboard.type('amb');
      await press('Enter');
      await press('ArrowUp');
      expect((await copiedRow(2)).map((code) => code.trim())).toEqual(['ELEC', 'AMB']);
      await press('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+C');
      const block = await clipboard();
      expect(block.split('\r\n')).toHaveLength(2);
      await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Home');
      const before = await copiedRow(2);
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
      await press('Control+V');
      await page.getByText(/^Pasted \d+ places/).waitFor();
      expect(await copiedRow(2)).toEqual(['ELEC', 'AMB']);
      await press('Control+Z');
      await page.getByText('Undone').waitFor();
      await expect.poll(() => copiedRow(2)).toEqual(before);
      await press('Control+Y');
      await expect.poll(() => copiedRow(2)).toEqual(['ELEC', 'AMB']);
    },
  );

  test(
    'paste from Excel: names or codes; what cannot be read changes nothing and says where',
    LIMIT,
    async () => {
      await fromExcel('ELEC\tambulatory block\r\nAMB\t\r\n');
      await page.getByText('Pasted 4 places').waitFor();
      expect(await copiedRow(2)).toEqual(['ELEC', 'AMB']);
      await press('ArrowDown');
      expect(await copiedRow(2)).toEqual(['AMB', '']);
      await fromExcel('ELEC\tNOWHERE');
      const dialog = page.getByRole('dialog', { name: 'Nothing was changed' });
      await dialog.getByText(/block 2 .*“NOWHERE” is no rotation .*: write /).waitFor();
      await dialog.getByRole('button', { name: 'Back to the grid' }).click();
      expect(await copiedRow(2)).toEqual(['AMB', '']);
      await fromExcel('AMB\tAMB');
      const pins = page.getByRole('dialog', { name: 'Pinned places would move' });
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await press('Control+A', 'Delete');
      await pins.getByRole('button', { name: 'Change nothing' }).click();
      await toFirst();
      expect((await copiedRow(2))[0]).toBe('ELEC');
    },
  );

  test(
    'fill down and right, exchange by cut and paste and by dragging, select many',
    LIMIT,
    async () => {
      const [first = ''] = await copiedRow(1);
      await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+D');
      await page.getByText(/^Filled \d place/).waitFor();
      await press('ArrowUp');
      expect(await copiedRow(1)).toEqual([first]);
      await toFirst();
      const start = await copiedRow(3);
      await press('Control+X', 'ArrowRight', 'ArrowRight', 'Control+V');
      await page.getByText(/^Exchanged \d place/).waitFor();
      await toFirst();
      const cut = await copiedRow(3);
      expect(cut).toEqual([start[2], start[1], start[0]]);
      const box = (name: RegExp) => page.getByRole('gridcell', { name }).first().boundingBox();
      const [from, to] = [await box(/, block 1: /), await box(/, block 2: /)];
      if (!from || !to) throw new Error('The cells are seen');
      await page.mouse.move(from.x + 9, from.y + 9);
      await page.mouse.down();
      await page.mouse.move(to.x + 4, to.y + 6, { steps: 4 });
      await page.mouse.move(to.x + 9, to.y + 9);
      await page.mouse.up();
      // Both are pinned by what was done before.
      await page.getByRole('button', { name: 'Change the pinned ones too' }).click();
      await toFirst();
      await expect.poll(() => copiedRow(3)).toEqual([cut[1], cut[0], cut[2]]);
      await page
        .getByRole('gridcell', { name: /, block 1: / })
        .nth(3)
        .click();
      await page
        .getByRole('gridcell', { name: /, block 3: / })
        .nth(5)
        .click({ modifiers: ['Control'] });
      await page.getByText('2 cells are selected').waitFor();
      await page.getByRole('complementary').getByRole('button', { name: 'Pin' }).click();
      await page.getByText('Pinned 2 places').waitFor();
    },
  );

  test('the corner of what is selected is dragged to fill more of the grid', LIMIT, async () => {
    await press('ArrowRight');
    await page.keyboard.type('elec');
    await press('Enter', 'ArrowUp', 'ArrowLeft');
    const pair = await copiedRow(2);
    await press('Shift+ArrowRight');
    const cells = page.getByRole('gridcell', { name: /, block 2: / });
    const [from, to] = [await cells.first().boundingBox(), await cells.nth(3).boundingBox()];
    if (!from || !to) throw new Error('The cells are seen');
    const right = from.x + from.width;
    await page.mouse.move(right, from.y + from.height);
    await expect
      .poll(() =>
        page.evaluate<string>(
          `document.querySelector('[role=grid]').closest('[style*=cursor]')?.style.cursor ?? ''`,
        ),
      )
      .toBe('crosshair');
    await page.mouse.down();
    await page.mouse.move(right - 20, to.y + 9, { steps: 5 });
    await page.mouse.up();
    await page.getByText(/^Filled \d place/).waitFor();
    for (let row = 0; row < 4; row++) {
      await toFirst();
      await press(...Array<string>(row).fill('ArrowDown'));
      expect(await copiedRow(2)).toEqual(pair);
    }
    await press('Control+Z');
    await page.getByText('Undone').waitFor();
    await expect.poll(() => copiedRow(2)).not.toEqual(pair);
  });

  test('find goes to people and to what stands in cells', LIMIT, async () => {
    await press('Control+F');
    await expect.poll(focused).toMatch(/^Find in the grid/);
    await page.keyboard.type('micu');
    await press('Enter');
    const status = page.getByRole('search', { name: 'In the grid' }).getByRole('status');
    await expect.poll(() => status.innerText()).toMatch(/Block \d+/);
    await press('Escape');
    await expect.poll(focused).toMatch(/: MICU, /);
  });
});

describe('every zoom', () => {
  test(
    'days hold calls, typed by their letters and taken over from whoever had them',
    LIMIT,
    async () => {
      await page.getByRole('button', { name: 'Days', exact: true }).click();
      await page.getByLabel('Rows').selectOption('role');
      await toFirst();
      await expect.poll(focused).toMatch(/Wed, Jul 1, 2026: /);
      await press('ArrowDown', 'ArrowDown');
      const holder = (await focused()).replace(/^.*2026: /, '').replace(/,.*$/, '');
      await page.getByLabel('Rows').selectOption('person');
      await press('Control+F');
      await page.getByRole('searchbox', { name: 'Find in the grid' }).fill(holder);
      await press('Enter');
      await page.getByRole('button', { name: 'Close' }).click();
      await expect.poll(focused).toContain(holder);
      const label = await focused();
      expect(label).not.toContain('no call');
      const before = await said();
      await press('Delete');
      await expect.poll(focused).toContain('no call');
      await expect.poll(said).not.toBe(before);
      await press('Control+Z');
      await expect.poll(focused).not.toContain('no call');
      await expect.poll(said).toBe(before);
    },
  );

  test(
    'half-days are decided one by one and go back to the usual week when emptied',
    LIMIT,
    async () => {
      await page.getByRole('button', { name: 'Half-days', exact: true }).click();
      await toFirst();
      const usual = await focused();
      await page
        .getByText('It follows from')
        .or(page.getByText('ambulatory week'))
        .first()
        .waitFor();
      await page.keyboard.type('lect');
      await press('Control+Enter');
      await expect.poll(focused).toMatch(/Lecture|pinned/);
      await press('Delete');
      await expect.poll(focused).toBe(usual);
    },
  );

  test(
    'rotations and sites show who is there, and a name puts somebody else there',
    LIMIT,
    async () => {
      await page.getByLabel('Rows').selectOption('rotation');
      await toFirst();
      const row = (await focused()).replace(/, block.*$/, '');
      await press('F2');
      await page.getByRole('listbox').waitFor();
      const someone = await page.getByRole('option').nth(5).innerText();
      await page.getByRole('option').nth(5).click();
      await expect.poll(focused).toContain('pinned');
      const name = someone.replace(/^\S+( \S\.)? /, '').replace(/ \(PGY.*$/, '');
      expect(await focused()).toBe(
        `${row}, block 1: ${name}, pinned`.concat((await focused()).split('pinned')[1] ?? ''),
      );
      await page.getByLabel('Rows').selectOption('site');
      await toFirst();
      await expect.poll(focused).toMatch(/block 1: /);
    },
  );
});

test(
  'what follows from a change in the other layers is seen before it is kept',
  LIMIT,
  async () => {
    const panel = page.getByRole('complementary', { name: 'The chosen cell' });
    await panel.getByText(/\d+ tried, the best first/).waitFor();
    const before = await said();
    const choices = panel.getByRole('list', { name: 'What could stand here' });
    await panel.getByLabel('Find what could stand here').fill('nights');
    await choices.getByRole('button').first().click();
    const effects = panel.getByRole('group', { name: 'What this would do' });
    await effects.getByRole('heading', { name: 'Rotations' }).waitFor();
    await effects.getByRole('heading', { name: 'Hours' }).waitFor();
    await effects.getByText(/hours in an average week \d+ → \d+/).waitFor();
    expect(await said()).toBe(before);
    await effects.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('Set 1 place').waitFor();
    await expect.poll(said).not.toBe(before);
    await panel.getByText('Pinned: somebody decided it').waitFor();
  },
);

test(
  'of a choice that does not stand in a place it is said which rules forbid it, or what it would cost',
  LIMIT,
  async () => {
    const panel = page.getByRole('complementary', { name: 'The chosen cell' });
    await panel.getByText(/\d+ tried, the best first/).waitFor();
    const choices = panel.getByRole('list', { name: 'What could stand here' });
    await choices.getByRole('button').nth(1).click();
    const answer = panel.getByRole('region', { name: 'Why not this choice' });
    await answer.getByRole('button', { name: /^Why is this not here/ }).click();
    await answer.getByRole('heading', { name: /^It (cannot|could) be here/ }).waitFor({
      timeout: 90_000,
    });
    expect(await answer.innerText()).toMatch(
      /These do not go together|\d+ places? would differ from now/,
    );
  },
);
