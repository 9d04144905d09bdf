/** The scheduler's cost on the engines that are there. */
import type { Part, Row } from '../report.js';
import { measureScheduler } from './scheduler-cost.js';

/** @param server a Postgres on which databases may be made. */
export async function measureSchedulers(server: string | undefined): Promise<Part> {
  const rows: Row[] = [];
  for (const [engine, url] of [
    ['SQLite', undefined],
    ...(server ? [['Postgres', server] as const] : []),
  ] as const) {
    const { fewMs, manyMs } = await measureScheduler(url);
    const ratio = manyMs / fewMs;
    rows.push({
      ...{ measured: `ms a look, ${engine}`, yardstick: fewMs, ours: manyMs, ratio },
      ...{ target: '<= 1.3 of few', met: ratio <= 1.3 },
    });
  }
  return {
    title: 'The scheduler: 500 prompts due among 100,000 members, beside 500 due among 1,000',
    rows,
    notes: server ? [] : ['Postgres was not measured: there is no TEST_DATABASE_URL.'],
    raw: rows,
  };
}
