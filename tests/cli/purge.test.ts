/** `meanwhile purge`, over a store of its own. What is old is of 2020, what stays of 2100: the command goes by the machine's clock. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import { loadConfig } from '../../src/config.js';
import { standupId } from '../../src/core/ids.js';
import { encryptionKey } from '../../src/encryption-key.js';
import { openStore, type Store } from '../../src/store/database.js';
import { digestRecord } from '../contracts/digest-samples.js';
import { installation, otherTeam, proposal, team } from '../contracts/samples.js';
import { standup } from '../contracts/standup-samples.js';
import { manualClock } from '../support/manual-clock.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import { terminal } from './terminal.js';

const OLD = Date.UTC(2020, 0, 1);
const FAR = Date.UTC(2100, 0, 1);
let env: Record<string, string>;
beforeEach(async () => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'meanwhile-purge-'));
  env = { DATA_DIR, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc', LOG_LEVEL: 'silent' };
});
afterEach(() => rm(env.DATA_DIR ?? '', { recursive: true, force: true }));

async function inStore<Result>(
  work: (repositories: Store['repositories']) => Promise<Result>,
): Promise<Result> {
  const { store: settings } = loadConfig(env);
  const key = await encryptionKey(settings, logger);
  const store = openStore({ ...settings, encryptionKey: key, clock: manualClock(OLD), logger });
  try {
    await store.migrate();
    return await work(store.repositories);
  } finally {
    await store.close();
  }
}

const fill = () =>
  inStore(async ({ deliveries, digests, standups, installations, proposals }) => {
    await deliveries.claim(team, ['event:1', 'event:2'], OLD);
    await digests.begin(digestRecord({ to: OLD }));
    await digests.begin(digestRecord({ to: FAR, day: '2026-03-03' }));
    await standups.add(standup({ state: 'deleted', updatedAt: OLD }));
    await standups.add(standup({ id: standupId('S2'), updatedAt: OLD }));
    await proposals.add(proposal({ team: otherTeam }));
    await installations.save(installation({ team: otherTeam, state: 'removed', stateSince: OLD }));
    await installations.save(installation({ state: 'active' }));
  });

const kept = () =>
  inStore(async ({ digests, standups, installations }) => ({
    digests: (await digests.find(team, digestRecord().channel, '2026-03-02')) !== undefined,
    standup: (await standups.find(team, standup().id)) !== undefined,
    workspace: (await installations.find(otherTeam)) !== undefined,
    newDigest: (await digests.find(team, digestRecord().channel, '2026-03-03')) !== undefined,
    ownStandup: (await standups.find(team, standupId('S2'))) !== undefined,
    ownWorkspace: (await installations.find(team)) !== undefined,
  }));

const purge = async (...args: readonly string[]) => {
  const { io, written, complained } = terminal('', env);
  return { code: await runCli(['purge', ...args], io), written: written(), complained: complained() };
};

test('counts first and deletes nothing, then deletes as much, then finds nothing more', async () => {
  await fill();
  const counted = await purge('--dry-run');
  expect(counted.code).toBe(0);
  expect(counted.written).toMatch(
    /^Would be deleted:\n {2}deliveries noted +2\n {2}digests noted +1\n {2}rows of deleted standups +\d+\n {2}rows of removed workspaces +2\n$/,
  );
  const all = { digests: true, standup: true, workspace: true };
  const fresh = { newDigest: true, ownStandup: true, ownWorkspace: true };
  expect(await kept()).toEqual({ ...all, ...fresh });

  const deleted = await purge();
  expect(deleted).toEqual({ ...counted, written: counted.written.replace('Would be deleted', 'Deleted') });
  expect(await kept()).toEqual({ digests: false, standup: false, workspace: false, ...fresh });
  const nothing = 'Nothing has been kept for longer than it should be.\n';
  expect((await purge()).written).toBe(nothing);
  expect((await purge('--dry-run')).written).toBe(nothing);
});

test('asked wrongly it deletes nothing and says how to ask', async () => {
  await fill();
  const { code, written, complained } = await purge('--all');
  expect([code, written]).toEqual([2, '']);
  expect(complained).toContain('meanwhile purge --dry-run');
  expect((await kept()).digests).toBe(true);
});
