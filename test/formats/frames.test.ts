import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase45, toBase45 } from '../../src/formats/base45.ts';
import { FrameReader, framesOf } from '../../src/formats/frames.ts';
import { Dice } from '../dice.ts';

/** A text that packs badly, so that it takes many frames. */
function longText(letters: number): string {
  const dice = new Dice(1);
  return Array.from({ length: letters }, () => String.fromCharCode(dice.whole(32, 120))).join('');
}

test('bytes come back from their letters, and what is written otherwise is refused', () => {
  // The examples of RFC 9285.
  expect(toBase45(new TextEncoder().encode('AB'))).toBe('BB8');
  expect(toBase45(new TextEncoder().encode('Hello!!'))).toBe('%69 VD92EX0');
  expect(new TextDecoder().decode(fromBase45('QED8WEX0') ?? undefined)).toBe('ietf!');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
  for (const wrong of ['A', 'GGW', '::', 'ab8', 'BB8A']) expect(fromBase45(wrong)).toBeNull();
});

test('every frame is short enough for a code, of the letters that codes hold densely', async () => {
  const frames = await framesOf(longText(9_000));
  for (const place of [0, 1, frames.pieces, 4_000]) {
    expect(frames.at(place)).toMatch(/^[0-9A-Z $%*+\-./:]{100,840}$/);
  }
});

test('a text is read from frames in any order, a third of them missed', async () => {
  const text = longText(30_000);
  const frames = await framesOf(text);
  expect(frames.pieces).toBeGreaterThan(30);
  const dice = new Dice(2);
  const reader = new FrameReader();
  let shown = 0;
  let seen = 0;
  for (; (await reader.text()) === null; shown++) {
    if (dice.chance(1 / 3)) continue;
    seen++;
    reader.take(frames.at(shown));
  }
  expect(await reader.text()).toBe(text);
  expect(seen).toBeLessThanOrEqual(frames.pieces + 12);
});

test('whoever begins late, reads backwards or sees frames twice has the text all the same', async () => {
  const text = longText(5_000);
  const frames = await framesOf(text);
  const reader = new FrameReader();
  for (let place = 400; (await reader.text()) === null; place--) {
    reader.take(frames.at(place));
    reader.take(frames.at(place));
  }
  expect(await reader.text()).toBe(text);
});

test('a frame of another text begins anew; codes that are no frames change nothing', async () => {
  const [some, other] = [await framesOf(longText(3_000)), await framesOf('short')];
  const reader = new FrameReader();
  reader.take(some.at(0));
  expect(reader.take('https://example.com/')).toBeNull();
  expect(reader.take('RSF1:ABC')).toBeNull();
  expect(await reader.text()).toBeNull();
  expect(reader.take(other.at(0))).toEqual({ read: 1, pieces: 1 });
  expect(await reader.text()).toBe('short');
});

test('a frame that was altered on the way spoils the text, which is noticed', async () => {
  const frames = await framesOf('a schedule');
  const reader = new FrameReader();
  const frame = frames.at(0);
  reader.take(`${frame.slice(0, 30)}${frame[30] === '0' ? '1' : '0'}${frame.slice(31)}`);
  expect(await reader.text()).toBeNull();
});
