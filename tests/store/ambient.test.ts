/** Transactions as production runs them, where promises are followed only while one runs; the contracts hold the other way. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore, type Store } from '../../src/store/database.js';
import { ana, ben, KEY, NOW, team } from '../contracts/samples.js';
import { outlivesItsTransaction, transactionsContract } from '../contracts/transactions.contract.js';
import { manualClock } from '../support/manual-clock.js';
import { silentLogger as logger } from '../support/silent-logger.js';

let dataDir: string;
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-ambient-'));
  store = openStore({ dataDir, clock: manualClock(), encryptionKey: KEY, logger });
  await store.migrate();
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

describe('keeps to the contract of transactions', () => transactionsContract(() => ({ store })));

test('work that outlives its transaction is done beside it', async () => {
  expect(await outlivesItsTransaction({ store })).toMatchObject({ optedOut: true });
});

test('work that outlives its transaction does not join the next', async () => {
  const { preferences } = store.repositories;
  let late: Promise<unknown> = Promise.resolve();
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  await store.transaction(async () => {
    late = ended.then(() => preferences.change(team, ben, { optedOut: true }, NOW));
  });
  const failing = store.transaction(async () => {
    end();
    await preferences.change(team, ana, { optedOut: true }, NOW);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await late;
  expect(await preferences.find(team, ana)).toBeUndefined();
  expect(await preferences.find(team, ben)).toMatchObject({ optedOut: true });
});
