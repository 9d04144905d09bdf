/** Databases of a bench's own on a Postgres that is there. */
import pg from 'pg';

/** @param server a database of it that exists, as `TEST_DATABASE_URL`. @returns an empty one, gone with `drop`. */
export async function newDatabase(server: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `bench_${process.pid}_${process.hrtime.bigint()}`;
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await ask(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database ${name} with (force)`) };
}
