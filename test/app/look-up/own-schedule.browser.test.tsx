import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { programIdSchema } from '../../../src/domain/id.ts';
import type { PublishedContent } from '../../../src/domain/published-content.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { DeviceDatabase } from '../../../src/store/device-database.ts';
import { PlainProgram } from '../../../src/store/plain-program.ts';
import { takeInEditions } from '../../../src/store/take-in-editions.ts';
import {
  at,
  people,
  publish,
  publishedRowsOf,
  smallAssignments,
  smallProgram,
  smallPublished,
} from '../../answers/small-program.ts';
import { mountApp } from '../mount-app.tsx';

const device = new DeviceDatabase();
const programId = programIdSchema.parse('program');

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: at('2026-11-23 21:00') });
  await page.viewport(390, 844);
  await takeIn(await smallPublished());
  const openedAt = instantSchema.parse(1);
  const meId = people.ada;
  await device.programs.put({ id: programId, name: 'Example', openedAt, meId, isLookUpOnly: true });
});
afterEach(async () => {
  await cleanup();
  await device.programs.clear();
  await device.settings.clear();
  await new PlainProgram(programId).database.delete();
  vi.useRealTimers();
});

async function takeIn(content: PublishedContent): Promise<void> {
  const program = new PlainProgram(programId);
  const taken = await takeInEditions(program, content);
  if (!taken.ok) throw new Error(taken.problem.message);
  program.database.close();
}

/** The small program published once more, with these places filled otherwise. */
async function publishedAnew(changed: Record<string, string>): Promise<PublishedContent> {
  const program = smallProgram({ ...smallAssignments(), ...changed });
  await publish(program, ['block'], '2026-07-01', '2027-06-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  return publishedRowsOf(program);
}

async function open(address: string): Promise<void> {
  await render(await mountApp(address));
}

test('the first screen says who I am, what I do next and my call, then who is on call', async () => {
  await open('/now');
  const me = page.getByRole('region', { name: 'You' });
  await expect.element(me.getByRole('link', { name: 'Ada Núñez' })).toBeVisible();
  await expect.element(me).toHaveTextContent('NextWard, tomorrow 08:00–12:00');
  await expect.element(me).toHaveTextContent('You are backupJeopardy, until tomorrow 07:00');
  await expect.element(page.getByRole('heading', { name: 'Family medicine yours' })).toBeVisible();
  const text = page.getByRole('link', { name: 'Text Dora Haddad, Phone 555-010-0104' }).first();
  await expect.element(text).toHaveAttribute('href', 'sms:5550100104');
});

test('at another time it says what I did then, and who supervised clinic', async () => {
  await open('/now?at=2026-11-24T09:00');
  const me = page.getByRole('region', { name: 'You' });
  await expect.element(me).toHaveTextContent('NowWard, Inpatient service, until 12:00');
  const clinic = page.getByRole('region', { name: 'Clinic this morning' });
  await expect
    .element(clinic.getByText('Nobody supervises').or(clinic.getByText('preceptor')).first())
    .toBeVisible();
  await clinic.getByText('Residents').click();
  await expect.element(clinic.getByRole('link', { name: 'Ben Okafor' })).toBeVisible();
});

describe('what changed since I last looked', () => {
  async function lookThenChange(): Promise<void> {
    await open('/now');
    await expect.poll(async () => (await device.settings.get('seen program'))?.value).toBeTruthy();
    await cleanup();
    await takeIn(await publishedAnew({ 'call/night/2026-11-24/0': 'ben' }));
  }

  test('is said over the foot of the first screen, told in full on mine, and settled there', async () => {
    await lookThenChange();
    await open('/now');
    await expect
      .element(page.getByText('2 of your days changed since you last looked.'))
      .toBeVisible();
    await page.getByRole('link', { name: 'See what changed' }).click();
    await expect
      .element(page.getByRole('heading', { name: 'Changed since edition 2' }))
      .toBeVisible();
    await expect.element(page.getByText('Was: Night call 17:00–07:00')).toBeVisible();
    await page.getByRole('button', { name: 'I have seen it' }).click();
    await expect.element(page.getByText('Changed since edition 2')).not.toBeInTheDocument();
    await cleanup();
    await open('/me');
    await expect.element(page.getByText('Next day off')).toBeVisible();
    await expect.element(page.getByText('Changed since')).not.toBeInTheDocument();
  });

  test('is nothing where only others are concerned', async () => {
    await open('/now');
    await expect.poll(async () => (await device.settings.get('seen program'))?.value).toBeTruthy();
    await cleanup();
    await takeIn(await publishedAnew({ 'call/attending/2026-11-24/0': 'chi' }));
    await open('/me');
    await expect.element(page.getByText('My tally of the year')).toBeVisible();
    await expect.element(page.getByText('Changed since')).not.toBeInTheDocument();
  });
});

test('what this device remembers of me goes when it is somebody else’s', async () => {
  await open('/now');
  await expect.poll(async () => (await device.settings.get('seen program'))?.value).toBeTruthy();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.getByRole('button', { name: 'Not me?' }).click();
  await expect.element(page.getByText('Who are you?')).toBeVisible();
  expect(await device.settings.get('seen program')).toBeUndefined();
});

describe('my schedule', () => {
  test('goes from the year to a month by keyboard, and each month is told in words', async () => {
    await open('/me?view=year');
    const november = page.getByRole('link', { name: /^Nov 2026: / });
    await expect
      .element(november)
      .toHaveAccessibleName(
        'Nov 2026: Inpatient service until 30; call 3, 6, 9, 12, 15, 18, 21, 24, 27, 30; backup 2, 5, 8, 11, 14, 17, 20, 23, 26, 29',
      );
    const element = november.element();
    if (!(element instanceof SVGElement || element instanceof HTMLElement))
      throw new Error('A link');
    element.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'November 2026' })).toBeVisible();
  });

  test('counts my calls beside my class, and says which they are', async () => {
    await open('/me');
    const nights = page.getByText(/^Nights 10/);
    await expect.element(nights).toBeVisible();
    await nights.click();
    await expect.element(page.getByText('Fri, Nov 27').nth(1)).toBeVisible();
    await expect
      .element(page.getByText(/h in all of at most 320 \(80 a week on average\)/))
      .toBeVisible();
  });

  test('is given to the calendar of the phone, and what went is taken back later', async () => {
    const files: string[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) void blob.text().then((text) => files.push(text));
      return 'blob:calendar';
    });
    await open('/me');
    await page.getByRole('button', { name: 'Add to my calendar' }).click();
    await expect.poll(() => files.length).toBe(1);
    expect(files[0]).toContain('SEQUENCE:2');
    expect(files[0]).toContain('UID:call.Night.call.2026-11-24.ada@program');
    await expect
      .poll(async () => (await device.settings.get('calendar program'))?.value)
      .toBeTruthy();
    await cleanup();
    await takeIn(await publishedAnew({ 'call/night/2026-11-24/0': 'ben' }));
    await open('/me');
    await page.getByRole('button', { name: 'Add to my calendar' }).click();
    await expect.poll(() => files.length).toBe(2);
    const [, gone = ''] = files[1]?.split('UID:call.Night.call.2026-11-24.ada@program') ?? [];
    expect(gone.slice(0, gone.indexOf('END:VEVENT'))).toContain('STATUS:CANCELLED');
    expect(files[1]).toContain('SEQUENCE:3');
    create.mockRestore();
  });
});

describe('everyone', () => {
  test('is a grid by rotation, class or site, of days or blocks', async () => {
    await open('/everyone');
    const ward = page.getByRole('region', { name: 'Inpatient service' });
    await expect.element(ward.getByRole('rowheader', { name: 'Ada Núñez' })).toBeVisible();
    await expect
      .element(ward.getByText('Ward; Night call 17:00–07:00').first())
      .toBeInTheDocument();
    await page.getByRole('button', { name: 'Class', exact: true }).click();
    await expect.element(page.getByRole('region', { name: 'PGY-1' })).toBeVisible();
    await page.getByRole('button', { name: 'Blocks' }).click();
    await expect
      .element(page.getByRole('columnheader', { name: '7: Dec 16' }).first())
      .toBeVisible();
  });

  test('keeps names in sight in a narrow window, and is moved within itself', async () => {
    await page.viewport(320, 800);
    await open('/everyone');
    const region = page.getByRole('region', { name: 'Inpatient service' });
    await expect.element(region).toBeVisible();
    const element = region.element();
    element.scrollLeft = 400;
    const name = region.getByRole('rowheader').element().getBoundingClientRect();
    expect(name.left).toBeGreaterThanOrEqual(element.getBoundingClientRect().left - 1);
    expect(document.documentElement.scrollWidth).toBe(320);
  });
});

describe('search', () => {
  test('answers with the fact and how to reach them, and keeps it in the address', async () => {
    await open('/search');
    await page.getByRole('searchbox').fill('nunes next call');
    await expect
      .element(page.getByText('Next call: Night call, tomorrow 17:00–07:00'))
      .toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Call Ada Núñez, Phone (555) 010-0101' }))
      .toHaveAttribute('href', 'tel:5550100101');
  });

  test('says so where nothing is found', async () => {
    await open('/search?text=zzz');
    await expect.element(page.getByText('Nothing found for “zzz”.')).toBeVisible();
  });
});
