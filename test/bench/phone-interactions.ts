import { openPhone } from '../browser/open-phone.ts';
import { slowDown } from './slow-down.ts';

const ROUNDS = 6;

/** What the browser noted of each tap and key press. */
interface Interactions {
  /** Milliseconds from each interaction to the next paint, rounded by the browser to 8 ms. */
  readonly latencies: readonly number[];
  readonly heapMegabytes: number;
}

const WATCH = `
  window.longest = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

/** Taps through the app and types into its search, with no network, while the browser is that much slower. */
export async function interactionsOf(
  profile: string,
  address: string,
  factor: number,
): Promise<Interactions> {
  const phone = await openPhone(profile);
  const page = await phone.context.newPage();
  await page.goto(`${address}/now`);
  await page.getByRole('button', { name: 'Another time' }).waitFor();
  await page.evaluate(WATCH);
  const endSlowDown = slowDown(factor);
  const tap = async (name: string, arrived: string): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await page.locator('main h1', { hasText: arrived }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(400);
  };
  for (let round = 0; round < ROUNDS; round++) {
    await tap('Today', 'Today');
    await tap('Me', '');
    await tap('Search', 'Search');
    await page.locator('input[type=search]').pressSequentially('an icu', { delay: 200 });
    await page.waitForTimeout(400);
    await tap('On call', 'On call');
  }
  await page.waitForTimeout(1_000);
  await endSlowDown();
  const latencies = await page.evaluate<number[]>('[...longest.values()]');
  const session = await phone.context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await phone.close();
  return { latencies, heapMegabytes: usedSize / 1024 / 1024 };
}
