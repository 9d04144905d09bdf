/**
 * A process of its own that takes a position on each of some decisions and closes it, and says each that it closed. Its settings come as
 * one argument. Two of them race for every decision.
 */
import { systemClock } from '../../src/core/clock.js';
import { decisionId, userId } from '../../src/core/ids.js';
import { changeDecision } from '../../src/decisions/change.js';
import { createSettle } from '../../src/decisions/settle.js';
import { openStore } from '../../src/store/database.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import { position } from './decision-samples.js';
import { KEY, team } from './samples.js';

export interface Closing {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly ids: readonly string[];
}

const { ids, ...place }: Closing = JSON.parse(process.argv[2] ?? '');
const store = openStore({ ...place, clock: systemClock, encryptionKey: KEY, logger });
const { decisions } = store.repositories;
const user = userId(`U${process.pid}`);
const settle = createSettle({
  ...{ decisions, transaction: store.transaction, clock: systemClock, reviewAt: async () => undefined },
  jobs: { enqueue: async () => {} },
});
for (const name of ids) {
  const id = decisionId(name);
  await store.transaction(async () => {
    const isOpen = await changeDecision(decisions, team, id, (found) =>
      found.state === 'proposed' ? found : undefined,
    );
    if (isOpen) await decisions.savePosition(position({ decision: id, user, kind: 'agree' }));
  });
  const closed = await settle(team, id, ({ state }, positions) =>
    state === 'proposed' ? { state: 'accepted', why: 'agreed', reason: `${positions.length}` } : undefined,
  );
  if (closed) process.stdout.write(`${name}\n`);
}
await store.close();
