import { expect, test } from 'vitest';
import { describeEachDatabase } from '../each-database.ts';
import { AuthServer, Browser, emailOf } from './auth-server.ts';

describeEachDatabase('attempts', (newDatabase) => {
  async function begin() {
    const server = new AuthServer(await newDatabase());
    await server.makeProgram();
    await server.makeMember('ada', ['resident'], 'ada');
    return { server, phone: new Browser(server) };
  }

  test('guessing a password is stopped for that account and address, whoever is asked for', async () => {
    const { server, phone } = await begin();
    const guess = (name: string) =>
      phone.ask('sign-in', { email: emailOf(name), password: 'wrong', label: 'x' });
    for (const name of ['ada', 'nobody']) {
      for (let count = 0; count < 5; count++) {
        expect((await guess(name)).code).toBe('sign-in-refused');
      }
      const stopped = await guess(name);
      expect(stopped).toMatchObject({ status: 429, details: { waitSeconds: 900 } });
    }
    expect((await phone.signIn('ada')).status).toBe(429);
    server.address = '192.0.2.2';
    expect((await phone.signIn('ada')).status).toBe(200);
    server.address = '192.0.2.1';
    server.pass(901);
    expect((await phone.signIn('ada')).status).toBe(200);
    await server.close();
  });

  test('an address that tries many accounts is stopped, and so is an account tried from many', async () => {
    const { server, phone } = await begin();
    const wanted = { password: 'wrong', label: 'x' };
    for (let count = 0; count < 100; count++) {
      await phone.ask('sign-in', { ...wanted, email: `somebody-${count}@example.org` });
    }
    expect((await phone.ask('sign-in', { ...wanted, email: 'last@example.org' })).status).toBe(429);
    server.pass(3600);
    for (let count = 0; count < 50; count++) {
      server.address = `198.51.100.${count}`;
      await phone.ask('sign-in', { ...wanted, email: emailOf('ada') });
    }
    server.address = '203.0.113.1';
    expect((await phone.signIn('ada')).status).toBe(429);
    await server.close();
  });
});
