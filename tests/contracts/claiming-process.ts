/**
 * A process of its own that claims deliveries, each together with a job, and says each number once the store acknowledged it.
 * Its settings come as one argument; it goes on until it is killed, or until it has tried `count` numbers.
 */
import { systemClock } from '../../src/core/clock.js';
import { openStore } from '../../src/store/database.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import { KEY, NOW, team } from './samples.js';

export interface Claiming {
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly count: number;
}

const { count, ...place }: Claiming = JSON.parse(process.argv[2] ?? '');
const store = openStore({ ...place, clock: systemClock, encryptionKey: KEY, logger });
await store.migrate();
for (let n = 0; n < count; n += 1) {
  const won = await store.transaction(async () => {
    const claimed = await store.repositories.deliveries.claim(team, [`event:${n}`], NOW);
    if (claimed) await store.jobTable.add([{ team, name: 'a.job', key: `${n}`, payload: {}, runAt: NOW }]);
    return claimed;
  });
  if (won) process.stdout.write(`${n}\n`);
}
await store.close();
