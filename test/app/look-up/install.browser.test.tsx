import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { listenForInstall } from '../../../src/app/install.ts';
import { platformOf } from '../../../src/app/screens/device/platform.ts';
import { mountApp } from '../mount-app.tsx';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36';

test.each([
  [IPHONE, 5, 'iphone'],
  [MAC, 5, 'iphone'],
  [MAC, 0, 'computer'],
  [ANDROID, 5, 'android'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0', 10, 'computer'],
] as const)('%s with %d fingers is %s', (userAgent, maxTouchPoints, platform) => {
  expect(platformOf({ userAgent, maxTouchPoints })).toBe(platform);
});

describe('how to install it', () => {
  afterEach(async () => {
    await cleanup();
    vi.restoreAllMocks();
  });

  async function openOn(userAgent: string): Promise<string> {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);
    await render(await mountApp('/more'));
    const heading = page.getByRole('heading', { name: /^Keep it on/ });
    await expect.element(heading).toBeVisible();
    return heading.element().closest('section')?.innerText ?? '';
  }

  test('an iPhone is told first what to press on an iPhone', async () => {
    const text = await openOn(IPHONE);
    expect(text).toContain('Share, the square with the arrow');
    expect(text).not.toContain('In Chrome open the menu');
    await userEvent.click(page.getByText('On another device'));
    await expect.element(page.getByText('In Chrome open the menu')).toBeVisible();
  });

  test('an Android phone gets a button where its browser offers to install', async () => {
    listenForInstall();
    const prompt = vi.fn(async () => undefined);
    window.dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt }));
    const text = await openOn(ANDROID);
    expect(text).not.toContain('In Chrome open the menu');
    await userEvent.click(page.getByRole('button', { name: 'Install the app' }));
    expect(prompt).toHaveBeenCalledOnce();
    await expect.element(page.getByText('In Chrome open the menu')).toBeVisible();
  });
});
