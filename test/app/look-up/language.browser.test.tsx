import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { speak } from '../../../src/answers/say.ts';
import { programIdSchema } from '../../../src/domain/id.ts';
import type { PublishedContent } from '../../../src/domain/published-content.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { DeviceDatabase } from '../../../src/store/device-database.ts';
import { PlainProgram } from '../../../src/store/plain-program.ts';
import { takeInEditions } from '../../../src/store/take-in-editions.ts';
import { at, people, smallPublished } from '../../answers/small-program.ts';
import { mountApp } from '../mount-app.tsx';

// A language that is English in wide letters: what reads in narrow ones was not said in the language that is spoken.

const device = new DeviceDatabase();
const programId = programIdSchema.parse('program');
const WIDER = 'Ａ'.charCodeAt(0) - 'A'.charCodeAt(0);
const wide = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + WIDER));

/** What the people of a program have written themselves. */
const OWN_WORDS = new Set(
  'name code givenName familyName service label rank publishedBy'.split(' '),
);
/** The same in every language: how classes and zones are written, and the product's name. */
const SAME = /PGY-\d|GMT|Residency Scheduler/g;
/** Days and months as the locale of that language writes them. */
const LOCALE = 'de';
const DATES = new RegExp(
  (['short', 'long'] as const)
    .flatMap((style) =>
      Array.from({ length: 12 * 31 }, (_, place) => new Date(2026, 0, 1 + place)).flatMap(
        (date) => [
          new Intl.DateTimeFormat(LOCALE, { month: style }).format(date),
          new Intl.DateTimeFormat(LOCALE, { month: style, day: 'numeric' })
            .format(date)
            .replace(/[^\p{L}]/gu, ''),
          new Intl.DateTimeFormat(LOCALE, { weekday: style }).format(date),
        ],
      ),
    )
    .toSorted((one, other) => other.length - one.length)
    .join('|'),
  'g',
);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: at('2026-11-23 21:00') });
  await page.viewport(390, 844);
  speak({ locale: LOCALE, wordingOf: wide });
});
afterEach(async () => {
  speak(null);
  await cleanup();
  await device.programs.clear();
  await device.settings.clear();
  await new PlainProgram(programId).database.delete();
  vi.useRealTimers();
});

/** The small program, whose own words are wide as well. */
async function widePublished(): Promise<PublishedContent> {
  const content = await smallPublished();
  return JSON.parse(JSON.stringify(content), (key, value: unknown) =>
    OWN_WORDS.has(key) && typeof value === 'string' ? wide(value) : value,
  ) as PublishedContent;
}

async function holdProgram(meId: (typeof people)[keyof typeof people] | null): Promise<void> {
  const database = new PlainProgram(programId);
  const taken = await takeInEditions(database, await widePublished());
  if (!taken.ok) throw new Error(taken.problem.message);
  database.database.close();
  const openedAt = instantSchema.parse(1);
  await device.programs.put({
    id: programId,
    name: wide('Example'),
    openedAt,
    meId,
    isLookUpOnly: true,
  });
}

/** Texts and names for screen readers that hold narrow letters. */
function narrow(): string[] {
  const texts: string[] = [document.title];
  const walker = document.createTreeWalker(
    document.body,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(node.getAttribute(name) ?? '');
    } else if (!node.parentElement?.closest('style, script')) texts.push(node.textContent ?? '');
  }
  const rest = texts.map((text) => text.replace(SAME, '').replace(DATES, ''));
  return [...new Set(rest.filter((text) => /[A-Za-z]{2}/.test(text)))];
}

const SCREENS = [
  ['/now', 'Chi'],
  ['/now?at=2026-11-24T09:00', 'Clinic this morning'],
  ['/now?at=2026-11-26T20:00', 'Listed as away on this day'],
  ['/now?at=2026-12-05T20:00', 'Call is not published for this day'],
  ['/now?at=2029-12-05T20:00', 'Nothing is published for this day'],
  ['/now?service=x', 'Show every service'],
  ['/today?half=am', 'Preceptor'],
  ['/today?day=2026-11-26', 'clinics are closed'],
  ['/me?view=day', 'Where everyone is that day'],
  ['/me?view=week', 'My tally of the year'],
  ['/me?view=month', 'My tally of the year'],
  ['/me?view=year', 'Off: empty'],
  ['/everyone', 'Inpatient service'],
  ['/everyone?view=block&by=class', 'PGY-2'],
  ['/everyone?by=site', 'No site named'],
  ['/person/ben', 'Pager'],
  ['/person/zoe', 'Nobody here'],
  ['/rotation/ward', 'Now: block 6'],
  ['/rotation/none', 'No such rotation'],
  ['/search', 'For example'],
  ['/search?text=ａ', 'found'],
  ['/more', 'Editions on this device'],
  ['/device', 'Set the lock'],
  ['/codes', 'Give it to another phone'],
  ['/asks', 'Swap a call or give one away'],
  ['/asks/swap', 'Which one?'],
  ['/me/hours', 'Days off so far'],
  ['/message', 'was opened before'],
] as const;

test.each(SCREENS)(
  'every word of %s is said in the language that is spoken',
  async (address, text) => {
    await holdProgram(people.ada);
    await render(await mountApp(address));
    const shown = new RegExp(`${text}|${wide(text)}`);
    await expect.element(page.getByText(shown).first()).toBeVisible();
    expect(narrow()).toEqual([]);
  },
);

test.each(['/now', '/me'])('on a device without a program: %s', async (address) => {
  await render(await mountApp(address));
  await expect.element(page.getByText(wide('I look things up'))).toBeVisible();
  expect(narrow()).toEqual([]);
});

test('before anybody said who they are', async () => {
  await holdProgram(null);
  await render(await mountApp('/me'));
  await expect.element(page.getByText(wide('Who are you?'))).toBeVisible();
  expect(narrow()).toEqual([]);
  await cleanup();
  await render(await mountApp('/now'));
  await expect.element(page.getByText(wide('Say who you are'))).toBeVisible();
  expect(narrow()).toEqual([]);
});

test.each([
  ['/asks', 'Ask for leave'],
  ['/asks', 'Say what you would like'],
  ['/asks', 'Call in sick'],
  ['/me/hours', 'Correct'],
  ['/now', 'Another time'],
  ['/me', 'Share'],
  ['/device', 'Make it a shared device'],
] as const)('in what opens at %s: %s', async (address, button) => {
  await holdProgram(people.ada);
  await render(await mountApp(address));
  await page
    .getByRole('button', { name: wide(button) })
    .first()
    .click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(narrow()).toEqual([]);
});
