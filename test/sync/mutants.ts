/** A bug planted into a source of ours: text that is there, and what stands in its place. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const server = (file: string) => `src/server/${file}`;
const sync = (file: string) => `src/sync/${file}`;

/** Bugs that protocols of this kind have had, here or elsewhere. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a change that comes again is made again',
    file: server('sync/push.ts'),
    from: 'const known = await readKnown(this.#transaction, programId, id);',
    to: 'const known = null as Awaited<ReturnType<typeof readKnown>>;',
  },
  {
    name: 'nobody is told that a row was deleted',
    file: server('sync/pull.ts'),
    from: 'version <= from.since ? [] : [[kind, id, null]]',
    to: 'version <= from.since ? [] : []',
  },
  {
    name: 'rows that somebody could once read go on being sent',
    file: server('sync/reader-marks.ts'),
    from: "if (visible.kind === 'all' || marks === EVERYONE) return true;",
    to: "if (visible.kind === 'all' || marks !== '') return true;",
  },
  {
    name: 'the names of rows are sent to whoever may not read them',
    file: server('sync/reader-marks.ts'),
    from: "if (visible.kind === 'all') return null;",
    to: "if (visible.kind === 'all' || column === 'readers_ever') return null;",
  },
  {
    name: 'reading everything anew begins again on every page after a purge',
    file: server('sync/pull.ts'),
    from: '(since ?? version) < program.tombstoneFloor',
    to: 'version < program.tombstoneFloor',
  },
  {
    name: 'a purge says nothing to whoever missed what was deleted',
    file: server('sync/pull.ts'),
    from: '(since ?? version) < program.tombstoneFloor',
    to: 'false',
  },
  {
    name: 'pages are shown one by one',
    file: sync('staged-pages.ts'),
    from: 'if (!last?.isLast) return null;',
    to: 'if (!last) return null;',
  },
  {
    name: 'an answer to an earlier question is taken for this one',
    file: sync('staged-pages.ts'),
    from: 'if (!isSameCookie(page.asked, this.#cookie)) return false;',
    to: '',
  },
  {
    name: 'what waits is not taken off before rows are written',
    file: sync('apply-pages.ts'),
    from: 'await takeOffWaiting(database);',
    to: 'await database.base.clear();',
  },
  {
    name: 'what waits is not made again',
    file: sync('apply-pages.ts'),
    from: 'await makeWaitingAgain(applying);',
    to: '',
  },
  {
    name: 'a push does not move the program on',
    file: server('sync/push.ts'),
    from: 'membership, version + 1',
    to: 'membership, Math.max(1, version)',
  },
  {
    name: 'a refusal is lost with the answer to the push',
    file: server('sync/pull.ts'),
    from: 'await readRefused(queries, programId, deviceId, knownVerdict)',
    to: '(await readRefused(queries, programId, deviceId, knownVerdict)).slice(1)',
  },
  {
    name: 'reading everything anew keeps what is gone',
    file: sync('apply-pages.ts'),
    from: 'for (const table of rowTables(database)) await table.clear();',
    to: 'rowTables(database);',
  },
  {
    name: 'somebody who lost a role keeps what it showed',
    file: server('sync/pull.ts'),
    from: 'view !== viewNow ||',
    to: '',
  },
  {
    name: 'a restored copy goes unnoticed',
    file: server('sync/pull.ts'),
    from: 'epoch !== program.epoch ||',
    to: '',
  },
  {
    name: 'what a restored copy lost is not sent again',
    file: sync('apply-pages.ts'),
    from: 'if (isRestored) await sendAgain(database);',
    to: '',
  },
  {
    name: 'who could read a row before is forgotten',
    file: server('sync/row-writer.ts'),
    from: "const seen = bothMarks(ever ?? '', readers);",
    to: "const seen = bothMarks('', readers);",
  },
  {
    name: 'a page ends within a version and the rest of it is left out',
    file: server('sync/pull.ts'),
    from: "'(version, kind, id) > ($2, $3, $4)'",
    to: "'(version, kind) > ($2, $3) and id <> $4'",
  },
  {
    name: 'rows of unknown kinds are thrown away',
    file: sync('received-rows.ts'),
    from: 'await database.quarantine.bulkPut(unknown);',
    to: '',
  },
  {
    name: 'a transaction that failed is committed half',
    file: server('database/sqlite.ts'),
    from: "connection.script('rollback');",
    to: "connection.script('commit');",
  },
];
