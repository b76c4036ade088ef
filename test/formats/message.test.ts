import { expect, test } from 'vitest';
import { messageLink, textOfLink } from '../../src/formats/message-link.ts';
import { isMessage, parseMessage, writeMessage } from '../../src/formats/message.ts';

const ask = {
  id: 'c1',
  deviceId: 'phone',
  seq: 1,
  name: 'sick-called',
  args: { absenceId: 'ill', note: 'Fièvre 🤒' },
  at: 5,
  by: 'ada',
};
const text = JSON.stringify({
  format: 'residency-scheduler-message',
  version: 1,
  programId: 'program',
  programName: 'Example',
  asks: [ask],
});

test('a message is read as it was written, as a file and as a link', async () => {
  const read = parseMessage(text);
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value.asks).toEqual([ask]);
  const written = writeMessage(read.value);
  expect(isMessage(written)).toBe(true);
  expect(parseMessage(written)).toEqual(read);
  const link = await messageLink('https://schedule.example', written);
  expect(link).toMatch(/^https:\/\/schedule\.example\/message#[\w-]+$/);
  expect(link.length).toBeLessThan(400);
  expect(await textOfLink(link)).toEqual({ ok: true, value: written });
  expect(await textOfLink(link.split('#')[1] ?? '')).toEqual({ ok: true, value: written });
});

test.each([
  ['not-json', text.slice(0, 40)],
  ['wrong-format', text.replace('message', 'program')],
  ['newer-version', text.replace('"version":1', '"version":2')],
  ['invalid', text.replace('sick-called', 'person-removed')],
  ['invalid', text.replace('"seq":1', '"seq":0')],
  ['empty', text.replace(/"asks":.*$/, '"asks":[]}')],
])('what is no message is told: %s', (kind, broken) => {
  const read = parseMessage(broken);
  expect(read.ok ? 'ok' : read.problem.kind).toBe(kind);
});

test.each(['', 'https://schedule.example/message', 'https://x/message#a b', 'x#AAAA', 'x#!'])(
  'a link that is cut off is told: %s',
  async (link) => {
    expect(await textOfLink(link)).toMatchObject({ ok: false, problem: { kind: 'not-a-link' } });
  },
);
