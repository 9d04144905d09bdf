import { beforeEach, describe, expect, test } from '@jest/globals';
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import Database from 'libsql';
import { type SqliteParts, sqliteDriver } from '../../src/store/sqlite-driver.js';

interface Tables {
  word: { text: string };
}

/**
 * What SQLite was asked to do, in order, and `force` in between; `refusals` makes it refuse the next such statement, and may end the
 * transaction as a full disk does. The disk is slow while there is a `disk.gate`.
 */
function watched() {
  const database = new Database(':memory:');
  database.exec('create table word (text text primary key)');
  const ran: string[] = [];
  const refusals = new Map<string, { readonly endsTransaction: boolean }>();
  const refused = (text: string) => {
    const refusal = refusals.get(text);
    if (!refusal) return;
    refusals.delete(text);
    if (refusal.endsTransaction) database.exec('rollback');
    throw new Error('disk full');
  };
  const statements: SqliteParts['database'] = {
    prepare(text) {
      const statement = database.prepare(text);
      const noting =
        <Result>(act: (parameters: readonly unknown[]) => Result) =>
        (parameters: readonly unknown[]) => {
          ran.push(text);
          refused(text);
          return act(parameters);
        };
      return {
        reader: statement.reader,
        all: noting((parameters) => statement.all([...parameters])),
        first: noting((parameters) => statement.all([...parameters])[0]),
        run: noting((parameters) => statement.run([...parameters])),
      };
    },
  };
  const disk: { gate?: Promise<void> } = {};
  const force = async () => {
    ran.push('force');
    await disk.gate;
    refused('force');
    ran.push('forced');
  };
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () =>
        sqliteDriver({ database: statements, isInTransaction: () => database.inTransaction, force }),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });
  return { database, kysely, ran, refusals, disk };
}

let { database, kysely, ran, refusals, disk } = watched();
beforeEach(() => {
  ({ database, kysely, ran, refusals, disk } = watched());
});

const write = (text: string, handle: Pick<Kysely<Tables>, 'insertInto'> = kysely) =>
  handle.insertInto('word').values({ text }).execute();
const read = () => kysely.selectFrom('word').select('text').execute();
const words = async () => (await read()).map(({ text }) => text).sort();
const count = (what: 'commit' | 'force' | 'forced') => ran.filter((text) => text === what).length;
const commits = () => count('commit');
/** Every turn that is pending has had its turn. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('whoever writes in the same turn shares one commit', async () => {
  const one = kysely.transaction().execute(async (handle) => {
    await write('a', handle);
    await write('b', handle);
  });
  await Promise.all([
    one,
    write('c'),
    write('d'),
    kysely.transaction().execute((handle) => write('e', handle)),
  ]);
  expect(commits()).toBe(1);
  expect(await words()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('nobody is told before it is on disk, neither who wrote nor who read it', async () => {
  const told: string[] = [];
  const tell = (who: string) => () => void told.push(`${who} after ${count('forced')} of ${commits()}`);
  await Promise.all([write('a').then(tell('writer')), read().then(tell('reader'))]);
  expect(told).toEqual(['writer after 1 of 1', 'reader after 1 of 1']);
});

test('while the disk is slow others go on, share the next commit, and are told of nothing before its end', async () => {
  const { promise, resolve } = gate();
  disk.gate = promise;
  const told: string[] = [];
  const tell = (who: string) => () => void told.push(who);
  const first = write('a').then(tell('first'));
  await settled();
  const reader = read().then(tell('reader'));
  const later = ['b', 'c', 'd'].map(async (text) => {
    await settled();
    await write(text).then(tell('later'));
  });
  await settled();
  await settled();
  await settled();
  expect({ commits: commits(), forces: count('force'), told }).toEqual({ commits: 1, forces: 1, told: [] });
  resolve();
  await Promise.all([first, reader, ...later]);
  expect(told.toSorted()).toEqual(['first', 'later', 'later', 'later', 'reader']);
  expect({ commits: commits(), forces: count('force') }).toEqual({ commits: 2, forces: 2 });
});

test('reading alone begins nothing', async () => {
  await read();
  expect(ran.filter((text) => text === 'begin')).toEqual([]);
});

test('a transaction that fails is taken back alone', async () => {
  const failing = kysely.transaction().execute(async (handle) => {
    await write('lost', handle);
    throw new Error('no');
  });
  const [before, lost, after] = await Promise.allSettled([write('before'), failing, write('after')]);
  expect([before.status, lost.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await words()).toEqual(['after', 'before']);
});

test('a statement that is refused is refused alone', async () => {
  const [first, again, other] = await Promise.allSettled([write('a'), write('a'), write('b')]);
  expect([first.status, again.status, other.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await words()).toEqual(['a', 'b']);
});

describe('when the disk is full', () => {
  test('at the commit, everybody who shared it is told, and the next may write again', async () => {
    refusals.set('commit', { endsTransaction: false });
    const inTransaction = kysely.transaction().execute((handle) => write('b', handle));
    const shared = await Promise.allSettled([write('a'), inTransaction]);
    expect(shared.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(database.inTransaction).toBe(false);
    await write('c');
    expect(await words()).toEqual(['c']);
  });

  test('at a statement, which ends the transaction, whoever wrote before is told too', async () => {
    refusals.set('insert into "word" ("text") values (?)', { endsTransaction: true });
    const before = sql`update word set text = 'z' where text = 'y'`.execute(kysely);
    const failing = kysely.transaction().execute(async (handle) => {
      await handle.insertInto('word').values({ text: 'b' }).execute();
    });
    const shared = await Promise.allSettled([before, failing]);
    expect(shared.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await write('c');
    expect(await words()).toEqual(['c']);
  });
});

test('what the disk did not take is no answer: whoever wrote is told, and nothing is read or written any more', async () => {
  await write('a');
  refusals.set('force', { endsTransaction: false });
  const inTransaction = kysely.transaction().execute((handle) => write('c', handle));
  const shared = await Promise.allSettled([write('b'), inTransaction, read()]);
  expect(shared.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(write('d')).rejects.toThrow('disk full');
  await expect(read()).rejects.toThrow('disk full');
  expect(count('force')).toBe(2);
});

test('closing waits for the running transaction and commits what is written', async () => {
  const { promise, resolve } = gate();
  const begun = gate();
  const slow = kysely.transaction().execute(async (handle) => {
    begun.resolve();
    await promise;
    await write('a', handle);
  });
  await begun.promise;
  const closed = kysely.destroy();
  resolve();
  await Promise.all([slow, closed]);
  expect(database.prepare('select count(*) as n from word').get()).toMatchObject({ n: 1 });
  expect(database.inTransaction).toBe(false);
});

function gate() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
