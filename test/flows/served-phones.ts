import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { ProgramContent } from '../../src/domain/program-content.ts';
import { at, publish, smallProgram } from '../answers/small-program.ts';
import { openPhones, type Phone, type Phones } from '../browser/open-phone.ts';
import { codeNow, type MadeMember, PASSWORD, ServedProgram } from '../browser/served-program.ts';

/** When it is on the phones: Chi Løvgren is on call. */
export const NOW = at('2026-11-23 21:00');

/** Who the server may know. */
export const MEMBERS = {
  ada: { name: 'ada', roles: ['resident'], personId: 'ada' },
  ben: { name: 'ben', roles: ['resident'], personId: 'ben' },
  desk: { name: 'desk', roles: ['coordinator'], personId: null },
  chief: { name: 'chief', roles: ['admin'], personId: null },
  board: { name: 'board', roles: ['viewer'], personId: null },
} as const satisfies Readonly<Record<string, MadeMember>>;

/** A phone and the page on it. */
export interface PhoneAt {
  readonly phone: Phone;
  readonly page: Page;
}

/** The small program with its year's blocks and its November call published: two changes of history. */
export async function smallContent(): Promise<ProgramContent> {
  const program = smallProgram();
  await publish(program, ['block'], '2026-07-01', '2027-06-30', at('2026-06-01 09:00'));
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  return { rows: program.rows.content(), history: program.history };
}

/** A server for each test of a file, and phones that share one browser; none of them may report trouble. */
export class ServedPhones {
  server = new ServedProgram();
  #all: Phones | null = null;
  #phones: Phone[] = [];

  /** Call it once in a file. */
  constructor() {
    beforeAll(async () => {
      this.#all = await openPhones();
    });
    afterAll(() => this.#all?.close());
    beforeEach(() => {
      this.server = new ServedProgram();
      this.#phones = [];
    });
    afterEach(async () => {
      for (const phone of this.#phones) await phone.close();
      await this.server.end();
      expect(this.#phones.flatMap(({ troubles }) => troubles)).toEqual([]);
    });
  }

  async newPhone(): Promise<Phone> {
    if (!this.#all) throw new Error('The browser is opened before the tests');
    const phone = await this.#all.newPhone();
    this.#phones.push(phone);
    return phone;
  }

  /** Opens the app at an address on a phone. */
  async open(phone: Phone, place: string, moment: number = NOW): Promise<Page> {
    const page = await phone.context.newPage();
    await page.clock.setFixedTime(new Date(moment));
    await page.goto(this.server.address + place);
    return page;
  }

  /** Leads a page to an address. */
  async go(page: Page, place: string): Promise<void> {
    await page.goto(this.server.address + place);
  }

  /** Signs in with address and password. */
  async signIn(page: Page, name: string): Promise<void> {
    await this.go(page, '/sign-in');
    await page.getByLabel('E-mail address').fill(`${name}@example.org`);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** A phone on which somebody signed in, with a code where `office` has one, and sees who is on call. */
  async phoneOf(name: keyof typeof MEMBERS): Promise<PhoneAt> {
    const phone = await this.newPhone();
    const page = await this.open(phone, '/sign-in');
    await this.signIn(page, name);
    if (name === 'desk' || name === 'chief') {
      await page.getByLabel('Code of your authenticator app').fill(codeNow());
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await page.getByText('Chi Løvgren').first().waitFor();
    return { phone, page };
  }

  /** Asks for a day of leave. */
  async askForLeave(page: Page, firstDay: string): Promise<void> {
    await this.go(page, '/asks');
    await page.getByRole('button', { name: 'Ask for leave' }).click();
    await page.getByLabel('First day').fill(firstDay);
    await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}
