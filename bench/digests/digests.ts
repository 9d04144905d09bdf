/** The digest's cost on the engines that are there: whether it grows with a channel's history. */
import type { Part, Row } from '../report.js';
import { measureDigest } from './build-cost.js';

const [ONE, MANY] = [1, 30];

/** @param server a Postgres on which databases may be made. */
export async function measureDigests(rounds: number, server: string | undefined): Promise<Part> {
  const rows: Row[] = [];
  for (const [engine, url] of [
    ['SQLite', undefined],
    ...(server ? [['Postgres', server] as const] : []),
  ] as const) {
    const [short, long] = await measureDigest([ONE, MANY], rounds, url);
    if (!short || !long) throw new Error('nothing was measured');
    for (const what of ['ms', 'queries'] as const) {
      const ratio = long[what] / short[what];
      rows.push({
        ...{ measured: `${what} a digest, ${engine}`, yardstick: short[what], ours: long[what], ratio },
        ...{ target: '<= 1.3 of one day', met: ratio <= 1.3 },
      });
    }
  }
  return {
    title: `A digest for 500 people after ${MANY} days of history, beside one after ${ONE} day`,
    rows,
    notes: server ? [] : ['Postgres was not measured: there is no TEST_DATABASE_URL.'],
    raw: rows,
  };
}
