import { describe, expect, test } from 'vitest';
import { contentIdOf } from '../../src/formats/edition-file.ts';
import { isSealed, openSealedFile, sealFile } from '../../src/formats/sealed-file.ts';

const bytes = (start: number) => ({
  salt: Uint8Array.from({ length: 16 }, (_, place) => start + place),
  iv: Uint8Array.from({ length: 12 }, (_, place) => start + 2 * place),
});
const SECRET = '{"publishedAt":1780000000000,"name":"Sørensen"}\n';
const sealed = await sealFile(SECRET, 'tall ships', bytes(1));

async function kindOf(text: string, passphrase: string): Promise<string> {
  const outcome = await openSealedFile(text, passphrase);
  return outcome.ok ? 'opened' : outcome.problem.kind;
}

describe('a sealed file', () => {
  test('opens with its passphrase', async () => {
    expect(isSealed(sealed)).toBe(true);
    expect(await openSealedFile(sealed, 'tall ships')).toEqual({ ok: true, value: SECRET });
  });

  test('is made as it says', () => {
    expect(JSON.parse(sealed)).toMatchObject({
      format: 'residency-scheduler-sealed',
      version: 1,
      cipher: 'AES-GCM-256',
      kdf: 'PBKDF2-SHA-256',
      iterations: 600_000,
    });
  });

  test('shows nothing but an id of its content', async () => {
    expect(sealed).not.toContain('1780000000000');
    const again = await sealFile(SECRET, 'tall ships', bytes(99));
    expect(again).not.toBe(sealed);
    expect(contentIdOf(again)).toBe(contentIdOf(sealed));
  });

  test('does not open with another passphrase, nor altered', async () => {
    expect(await kindOf(sealed, 'Tall ships')).toBe('wrong-passphrase');
    expect(await kindOf(sealed, '')).toBe('wrong-passphrase');
    const otherId = sealed.replace(/"contentId":"./, '"contentId":"z');
    expect(await kindOf(otherId, 'tall ships')).toBe('wrong-passphrase');
    const altered = sealed.replace(
      /"data":"(.)/,
      (_, letter) => `"data":"${letter === 'A' ? 'B' : 'A'}`,
    );
    expect(await kindOf(altered, 'tall ships')).toBe('wrong-passphrase');
  });

  test.each([
    ['nothing', 'not-json'],
    ['{"format":"residency-scheduler-editions","version":1}', 'wrong-format'],
    [sealed.replace('"version":1', '"version":7'), 'newer-version'],
    [sealed.replace('600000', '999999999'), 'invalid'],
    [sealed.replace(/"data":"./, '"data":"'), 'invalid'],
  ])('%.50s is refused', async (text, kind) => {
    expect(await kindOf(text, 'tall ships')).toBe(kind);
  });

  test('a passphrase is the same however its accents are typed', async () => {
    const file = await sealFile(SECRET, 'caf\u00e9', bytes(3));
    expect(await kindOf(file, 'cafe\u0301')).toBe('opened');
  });

  test('refuses too few random bytes', async () => {
    await expect(
      sealFile(SECRET, 'x', { salt: new Uint8Array(2), iv: new Uint8Array(12) }),
    ).rejects.toThrow('16 bytes');
  });
});
