import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { programIdSchema } from '../domain/id.ts';
import { instantSchema } from '../domain/time/zone.ts';
import { setAccountDisabled, setUpAdmin, takeAwaySecondFactor } from '../server/accounts/set-up.ts';
import {
  type DatabaseLocation,
  databaseLocation,
  openAsItIs,
  openDatabase,
} from '../server/database/open-database.ts';
import { backUp, restore } from '../server/operations/backup.ts';
import { readConfiguration } from '../server/operations/configuration.ts';

const USAGE = `Sets up the accounts of a server that keeps programs, in the database that the server uses.

  npm run -s admin -- set-up PROGRAM EMAIL     makes the program and its first administrator
  npm run -s admin -- disable EMAIL            switches an account off, at once and everywhere
  npm run -s admin -- enable EMAIL             switches it on again
  npm run -s admin -- reset-second-factor EMAIL
  npm run -s admin -- backup FILE              writes everything into a new file, while the server goes on
  npm run -s admin -- restore FILE             writes such a file into a database that is empty

PROGRAM is the id of the program, as a file of it says. set-up asks for a password, or reads it from standard input. DATA_FOLDER or DATABASE_URL say where the data are, as for npm run serve.`;

/** Ends with a word on standard error. */
function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** A line of standard input, which is not shown where somebody types it. */
async function readPassword(): Promise<string> {
  const isTyped = process.stdin.isTTY;
  if (isTyped) process.stderr.write('Password for the administrator: ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTyped });
  for await (const line of lines) {
    lines.close();
    if (isTyped) process.stderr.write('\n');
    return line;
  }
  return fail('A password is expected on standard input.');
}

async function run([command, ...rest]: readonly string[]): Promise<string> {
  const location = databaseLocation(readConfiguration(process.env));
  if (!location) return fail('Name a DATA_FOLDER, or a DATABASE_URL.');
  const at = instantSchema.parse(Date.now());
  if (command === 'set-up' && rest.length === 2) {
    const programId = programIdSchema.safeParse(rest[0]);
    if (!programId.success) return fail(`${rest[0]} cannot be the id of a program.`);
    const wanted = { programId: programId.data, email: rest[1] ?? '' };
    const password = await readPassword();
    return withDatabase(location, (database) =>
      setUpAdmin(database, { ...wanted, password, epoch: randomBytes(8).toString('hex'), at }),
    );
  }
  if (rest.length !== 1) return fail(USAGE);
  const [given = ''] = rest;
  if (command === 'backup') {
    return withDatabase(location, async (database) => {
      const { rows, programs } = await backUp(database, given, at);
      return `${given} holds ${rows} rows, ${programs} programs. What tokens are signed with is not in it: keep that too.`;
    });
  }
  if (command === 'restore') return restoreFrom(location, given);
  const email = given.toLowerCase();
  if (command === 'disable' || command === 'enable') {
    return withDatabase(location, (database) =>
      setAccountDisabled(database, email, command === 'disable', at),
    );
  }
  if (command === 'reset-second-factor') {
    return withDatabase(location, (database) => takeAwaySecondFactor(database, email, at));
  }
  return fail(USAGE);
}

async function restoreFrom(location: DatabaseLocation, file: string): Promise<string> {
  const database = await openAsItIs(location);
  try {
    const { rows, programs } = await restore(database, file, randomBytes(8).toString('hex'));
    return `${rows} rows and ${programs} programs are restored. Devices read everything anew.`;
  } finally {
    await database.close();
  }
}

async function withDatabase(
  location: DatabaseLocation,
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<string>,
): Promise<string> {
  const database = await openDatabase(location);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
