/** All contracts, and the scenarios that a store decides, on one engine. */
import { afterAll, afterEach, beforeEach, describe, jest } from '@jest/globals';
import { scenariosOn } from '../scenarios/on-store.js';
import { callsContract, pausesContract } from './calls.contract.js';
import { choicesContract } from './choices.contract.js';
import { decisionsContract } from './decisions.contract.js';
import { deliveriesContract } from './deliveries.contract.js';
import { digestsContract } from './digests.contract.js';
import { forgettingContract } from './forgetting.contract.js';
import { jobsContract } from './jobs.contract.js';
import { lesserContract } from './lesser.contract.js';
import { migrationsContract } from './migrations.contract.js';
import { nudgesContract } from './nudges.contract.js';
import { outboxContract } from './outbox.contract.js';
import { proposalsContract } from './proposals.contract.js';
import { standupKeepingContract } from './standup-keeping.contract.js';
import { standupsContract } from './standups.contract.js';
import { talksContract } from './talks.contract.js';
import { termsContract } from './terms.contract.js';
import type { TestEngine, TestStore } from './test-engine.js';
import { lateWorkContract, transactionsContract } from './transactions.contract.js';
import { workersContract } from './workers.contract.js';
import { workspacesContract } from './workspaces.contract.js';
import { wrapUpsContract } from './wrap-ups.contract.js';

const CONTRACTS = {
  migrations: migrationsContract,
  'claims of deliveries': deliveriesContract,
  'nudges and turns': nudgesContract,
  'choices of people and channels': choicesContract,
  proposals: proposalsContract,
  digests: digestsContract,
  'the outbox': outboxContract,
  'what is unasked and waits': lesserContract,
  standups: standupsContract,
  'what members were last planned by': termsContract,
  'how long standups are kept': standupKeepingContract,
  calls: callsContract,
  'paused threads': pausesContract,
  'live talks': talksContract,
  decisions: decisionsContract,
  'wrap-ups': wrapUpsContract,
  'forgetting a person': forgettingContract,
  workspaces: workspacesContract,
  transactions: transactionsContract,
  'work that outlives its transaction': lateWorkContract,
  jobs: jobsContract,
  workers: workersContract,
};

/** Making Postgres and pg-boss's tables in memory takes seconds on a busy machine. */
const SLOWEST_MS = 180_000;

export function everyContract(engine: TestEngine) {
  jest.setTimeout(SLOWEST_MS);
  describe(engine.name, () => {
    describe('keeps to the contract of', () => contractsOn(engine));
    describe('in the scenarios', () => scenariosOn(engine));
    afterAll(() => engine.end());
  });
}

function contractsOn(engine: TestEngine) {
  let open: TestStore | undefined;
  const given = () => {
    if (!open) throw new Error('Only inside a test.');
    return open;
  };
  beforeEach(async () => {
    open = await engine.open();
  });
  for (const [name, contract] of Object.entries(CONTRACTS)) describe(name, () => contract(given));
  afterEach(() => open?.close());
}
