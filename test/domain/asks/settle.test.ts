import { expect, test } from 'vitest';
import { MemoryProgram } from '../../../src/domain/changes/memory-rows.ts';
import { changes } from '../../../src/domain/changes/registry.ts';
import { changeIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { approval, edition } from '../change-rows.ts';
import { tinyProgram } from '../tiny-program.ts';

async function made(program: MemoryProgram, name: string, args: unknown): Promise<void> {
  const change = changes.get(name);
  if (!change) throw new Error(`No change ${name}`);
  const changeId = changeIdSchema.parse(`c${program.history.length}`);
  const at = instantSchema.parse(9);
  const outcome = await program.record(change, args, { changeId, at, by: null });
  if (!outcome.ok) throw new Error(outcome.problem.message);
}

async function statesAfter(program: MemoryProgram): Promise<Record<string, string>> {
  const swaps = await program.rows.all('swap');
  return Object.fromEntries(swaps.map(({ id, state }) => [id, state]));
}

test('an edition ends what it holds, overtakes what moved, and leaves the rest', async () => {
  const program = new MemoryProgram(tinyProgram);
  await made(program, 'swap-approved', approval);
  const night = await program.rows.get('assignment', 'draft/call/night/2026-07-08/0');
  expect([night?.personId, night?.source]).toEqual(['bo', 'pinned']);
  await made(program, 'edition-published', { ...edition, publishedAt: 5 });
  expect(await statesAfter(program)).toEqual({
    accepted: 'done',
    // The same night, which went to Bo by the other swap.
    offered: 'overtaken',
    drifted: 'overtaken',
    over: 'withdrawn',
  });
  const done = await program.rows.get('swap', 'accepted');
  expect(done?.decision).toMatchObject({ by: 'Cy Faculty', editionNumber: 1 });
});

test('an approved swap that the draft lost again is not done', async () => {
  const program = new MemoryProgram(tinyProgram);
  await made(program, 'swap-approved', approval);
  const [move] = approval.moves;
  await made(program, 'slot-assigned', {
    draftId: 'draft',
    slot: move?.slot,
    personId: 'cy',
    source: 'pinned',
  });
  await made(program, 'edition-published', edition);
  expect((await statesAfter(program)).accepted).toBe('overtaken');
});

test('what an edition does not speak of waits until its day comes', async () => {
  const program = new MemoryProgram(tinyProgram);
  const august = { layers: ['block'], firstDay: '2026-07-29', lastDay: '2026-08-31' };
  await made(program, 'edition-published', { ...edition, scope: august });
  expect((await statesAfter(program)).drifted).toBe('accepted');
  const publishedAt = Date.parse('2026-07-10T12:00Z');
  await made(program, 'edition-published', {
    ...edition,
    editionId: 'e2',
    scope: august,
    publishedAt,
  });
  expect(await statesAfter(program)).toMatchObject({ drifted: 'expired', accepted: 'expired' });
});

test('a decision gets the number of the first edition after it, and keeps it', async () => {
  const program = new MemoryProgram(tinyProgram);
  await made(program, 'request-decided', {
    requestId: 'wish-ward',
    isGranted: false,
    decidedAt: 4,
    decidedBy: 'Cy',
    reason: 'Full',
  });
  await made(program, 'edition-published', edition);
  await made(program, 'edition-published', { ...edition, editionId: 'e2' });
  const request = await program.rows.get('request', 'wish-ward');
  expect(request?.decision).toMatchObject({ editionNumber: 1, reason: 'Full' });
  expect((await program.rows.get('request', 'wish-night'))?.decision).toBeNull();
});

test('leave that is granted is an approved absence with its type and note apart', async () => {
  const program = new MemoryProgram(tinyProgram);
  const wish = { kind: 'leave', type: 'conference', firstDay: '2026-08-03', lastDay: '2026-08-04' };
  const request = { id: 'l', personId: 'bo', wish, status: 'requested', madeAt: 1, note: 'Talk' };
  await made(program, 'request-made', { request });
  const decided = { requestId: 'l', isGranted: true, decidedAt: 4, decidedBy: null, reason: '' };
  await made(program, 'request-decided', decided);
  const absence = await program.rows.get('absence', 'l');
  expect(absence).toMatchObject({ status: 'approved', isLeave: false, lastDay: '2026-08-04' });
  const detail = await program.rows.get('absenceDetail', 'l');
  expect(detail).toMatchObject({ type: 'conference', note: 'Talk' });
  expect(JSON.stringify(absence)).not.toContain('Talk');
});
