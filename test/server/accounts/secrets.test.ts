import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCommonPassword } from '../../../src/server/accounts/common-passwords.ts';
import { base32, codeAt, stepAt, stepOfCode } from '../../../src/server/accounts/one-time-code.ts';
import { Passwords, TooBusy } from '../../../src/server/accounts/passwords.ts';
import {
  keysFrom,
  readServerSecret,
  seal,
  unseal,
} from '../../../src/server/accounts/server-keys.ts';

describe('one-time codes', () => {
  const secret = Buffer.from('12345678901234567890');

  // RFC 6238, appendix B, the rows of SHA-1.
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %i s it is %s', (seconds, code) => {
    expect(codeAt(secret, stepAt(seconds * 1000), 8)).toBe(code);
  });

  test('a clock may be half a minute off, and no code is good twice', () => {
    const at = 1_790_000_000_000;
    const step = stepAt(at);
    for (const off of [-1, 0, 1]) {
      const code = codeAt(secret, step + off);
      expect(stepOfCode(secret, code, at, 0)).toBe(step + off);
      expect(stepOfCode(secret, code, at, step + off)).toBeNull();
    }
    for (const off of [-2, 2]) {
      expect(stepOfCode(secret, codeAt(secret, step + off), at, 0)).toBeNull();
    }
    expect(stepOfCode(secret, '', at, 0)).toBeNull();
  });

  // RFC 4648, section 10, without the padding.
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%s in base 32 is %s', (text, wanted) => {
    expect(base32(Buffer.from(text))).toBe(wanted);
  });
});

describe('passwords', () => {
  test.each(
    `password12 P@ssw0rd2026 qwertyuiop 1234567890 iloveyou123 Football!! aaaaaaaaaaaa abcabcabcabc 1q2w3e4r5t6y
    letmein2026! summer2026! Hospital2026 ResidentResident1 trustno1trustno1 0987654321 zxcvbnm,./ AdaExample1`.split(
      /\s+/,
    ),
  )('%s is what guessers try first', (password) => {
    expect(isCommonPassword(password, ['ada@example.org'])).toBe(true);
  });

  test.each([
    'correct horse battery staple',
    'gravel otter umbrage 9',
    'zK4#vbQ9!mLx',
    'Überraschung im Keller',
    'kvxmtzrwbq',
    'пароль из трёх слов',
  ])('%s is not', (password) => {
    expect(isCommonPassword(password, ['ada@example.org'])).toBe(false);
  });

  test('only two are computed at a time, some wait, more are turned away', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash('gravel otter');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(stored, 'gravel otter')).toBe(true);
    expect(await passwords.verify(stored, 'gravel otters')).toBe(false);
    expect(await passwords.verify(null, 'nobody has this one')).toBe(false);
    const many = await Promise.allSettled(
      Array.from({ length: 60 }, () => passwords.verify(stored, 'gravel otter')),
    );
    const refused = many.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(8);
    expect(refused[0]?.reason).toBeInstanceOf(TooBusy);
    expect(await passwords.verify(stored, 'gravel otter')).toBe(true);
  });
});

describe('the server’s secret', () => {
  test('is made once in the folder, for its owner alone, or given', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'secret-'));
    const [made, again] = await Promise.all([
      readServerSecret({ DATA_FOLDER: folder }),
      readServerSecret({ DATA_FOLDER: folder }),
    ]);
    expect(made).toHaveLength(32);
    expect(again).toEqual(made);
    expect(statSync(path.join(folder, 'server-secret')).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
    const given = await readServerSecret({ SERVER_SECRET: 'ab'.repeat(32) });
    expect(Buffer.from(given).toString('hex')).toBe('ab'.repeat(32));
    await expect(readServerSecret({ SERVER_SECRET: 'short' })).rejects.toThrow('64 hexadecimal');
    await expect(readServerSecret({})).rejects.toThrow('SERVER_SECRET');
  });

  test('seals what only it reads', () => {
    const { sealing } = keysFrom(new Uint8Array(32).fill(1));
    const sealed = seal(sealing, 'secret');
    expect(sealed).not.toContain('secret');
    expect(unseal(sealing, sealed)).toBe('secret');
    expect(() => unseal(keysFrom(new Uint8Array(32).fill(2)).sealing, sealed)).toThrow();
    expect(() => unseal(sealing, `${sealed.slice(0, -2)}AA`)).toThrow();
  });
});
