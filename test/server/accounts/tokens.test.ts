import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readTokenCaller } from '../../../src/server/accounts/api-tokens.ts';
import { madeTokenSchema, scopeNames } from '../../../src/sync/messages/tokens.ts';
import { describeEachDatabase } from '../each-database.ts';
import { AuthServer, Browser, PROGRAM } from './auth-server.ts';

const DAY_SECONDS = 24 * 60 * 60;

async function begin(newDatabase: () => Promise<AuthServer['accounts']['database']>) {
  const server = new AuthServer(await newDatabase());
  await server.makeProgram();
  const adaId = await server.makeMember('ada', ['resident'], 'ada');
  await server.makeMember('chief', ['admin']);
  const [ada, chief] = [new Browser(server), new Browser(server)];
  await ada.signIn('ada');
  await chief.signIn('chief');
  const read = (token: string) =>
    server.accounts.database.read((queries) =>
      readTokenCaller(queries, `Bearer ${token}`, server.now()),
    );
  const make = async (who: Browser, scopes: readonly string[], days = 30) => {
    const said = await who.ask('tokens/make', { programId: PROGRAM, label: 'Board', scopes, days });
    return { said, made: madeTokenSchema.safeParse(said.body).data };
  };
  return { server, adaId, ada, chief, read, make };
}

describeEachDatabase('tokens', (newDatabase) => {
  test('a token is shown once, stored as a hash, and good for what it was made for', async () => {
    const { server, ada, read, make } = await begin(newDatabase);
    const { made } = await make(ada, ['read:schedule', 'read:schedule', 'write:absences']);
    if (!made) throw new Error('no token');
    expect(await read(made.token)).toMatchObject({
      ok: true,
      value: {
        scopes: ['read:schedule', 'write:absences'],
        membership: { roles: ['resident'], personId: 'ada', programId: PROGRAM },
      },
    });
    const listed = await ada.ask('tokens');
    expect(listed.body).toMatchObject([{ tokenId: made.tokenId, label: 'Board' }]);
    expect(JSON.stringify(listed.body)).not.toContain(made.token);
    const stored = await server.accounts.database.read((queries) =>
      queries.query(z.looseObject({ token_hash: z.string() }), 'select * from api_token'),
    );
    expect(JSON.stringify(stored)).not.toContain(made.token.slice(4));
    expect(await read(`${made.token.slice(0, -1)}!`)).toMatchObject({ code: 'not-signed-in' });
    await server.close();
  });

  test('it ends when it is too old, revoked, or its owner is no member any more', async () => {
    const { server, adaId, ada, chief, read, make } = await begin(newDatabase);
    const tokens = [];
    for (const days of [1, 30, 30, 30]) {
      const { made } = await make(ada, ['read:schedule'], days);
      if (made) tokens.push(made);
    }
    const [short, own, byAdmin, last] = tokens;
    if (!short || !own || !byAdmin || !last) throw new Error('tokens are missing');
    expect((await ada.ask('tokens/revoke', { tokenId: own.tokenId })).status).toBe(200);
    expect(await read(own.token)).toMatchObject({ code: 'token-over' });
    const ofAda = { programId: PROGRAM, accountId: adaId };
    expect((await chief.ask('members/tokens', ofAda)).body).toHaveLength(3);
    const revoke = { ...ofAda, tokenId: byAdmin.tokenId };
    expect((await ada.ask('members/tokens/revoke', revoke)).code).toBe('not-allowed');
    expect((await chief.ask('members/tokens/revoke', revoke)).status).toBe(200);
    expect(await read(byAdmin.token)).toMatchObject({ code: 'token-over' });
    expect((await ada.ask('tokens/revoke', { tokenId: own.tokenId })).code).toBe('no-such-token');
    server.pass(DAY_SECONDS);
    expect(await read(short.token)).toMatchObject({ code: 'token-over' });
    await chief.ask('refresh');
    await chief.ask('members/remove', ofAda);
    expect(await read(last.token)).toMatchObject({ code: 'not-a-member' });
    await server.close();
  });

  test('nobody makes a token for what their roles do not allow, or makes too many', async () => {
    const { server, ada, chief, make } = await begin(newDatabase);
    await server.makeMember('board', ['viewer']);
    const board = new Browser(server);
    await board.signIn('board');
    expect((await make(ada, ['write:people'])).said.code).toBe('not-allowed');
    expect((await make(board, ['write:absences'])).said.code).toBe('not-allowed');
    expect((await make(chief, scopeNames)).said.status).toBe(200);
    expect((await make(chief, ['write:everything'])).said.code).toBe('unreadable');
    expect((await make(chief, ['read:people'], 10_000)).said.code).toBe('unreadable');
    for (let count = 0; count < 20; count += 1) await make(ada, ['read:people']);
    expect((await make(ada, ['read:people'])).said.code).toBe('too-many-made');
    await server.close();
  });

  test('who became a coordinator gets nothing of the office by a token made without a second factor', async () => {
    const { server, adaId, ada, chief, read, make } = await begin(newDatabase);
    const { made } = await make(ada, ['read:people']);
    await chief.ask('refresh');
    const promoted = {
      programId: PROGRAM,
      accountId: adaId,
      roles: ['coordinator'],
      personId: 'ada',
    };
    expect((await chief.ask('members/change', promoted)).status).toBe(200);
    expect(await read(made?.token ?? '')).toMatchObject({ code: 'second-factor-missing' });
    await server.close();
  });
});
