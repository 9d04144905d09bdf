/** Many workspaces by OAuth, through the whole app: each with its own token, gone at once when the app is taken out, back when it returns. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp, type MeanwhileApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { teamId } from '../../src/core/ids.js';
import type { Workspace } from '../../src/sandbox/sandbox.js';
import { openStore } from '../../src/store/database.js';
import { installBy } from '../support/install-by.js';
import { ASKS } from '../support/scene.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import { openSlack, type SimulatedSlack } from '../support/simulated-slack.js';

const ENCRYPTION_KEY = 'ab'.repeat(32);

let slack: SimulatedSlack;
let app: MeanwhileApp;
let stopped: Promise<void> | undefined;
let dataDir: string;

beforeAll(async () => {
  slack = await openSlack();
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-oauth-'));
  const config = loadConfig({
    ...slack.sandbox.oauthEnv,
    ...{ SLACK_STATE_SECRET: 'state', PUBLIC_URL: 'https://meanwhile.example', PORT: '0' },
    ...{ ENCRYPTION_KEY, DATA_DIR: dataDir },
  });
  app = await createApp({ config, clock: slack.clock, logger });
  stopped = undefined;
  await app.start();
  slack.sandbox.connectApp(`${address()}/slack/events`);
  slack.sandbox.onIdle(app.idle);
});
afterEach(async () => {
  await stop();
  await rm(dataDir, { recursive: true });
});
afterAll(() => slack.sandbox.stop());

function stop(): Promise<void> {
  stopped ??= app.stop(5_000);
  return stopped;
}

const address = () => `http://127.0.0.1:${app.port()}`;

const install = (workspace: Workspace, keepsCookie = true): Promise<number> =>
  installBy(slack.sandbox, address(), workspace, keepsCookie);

/** Somebody new asks for a meeting in a new channel. */
async function asks(workspace: Workspace) {
  const ana = workspace.addUser({ name: 'ana' });
  const channel = workspace.addChannel({ name: `team-${ana}`, members: [ana], withApp: true });
  const { deliveries } = await slack.sandbox.say(ana, channel, ASKS);
  return { ana, channel, deliveries, nudges: slack.sandbox.ephemeralsOf(ana, channel).length };
}

/** What the store holds of a workspace, read after the app has let go of it. */
async function stored(workspace: Workspace) {
  await stop();
  const encryptionKey = Buffer.from(ENCRYPTION_KEY, 'hex');
  const store = openStore({ dataDir, encryptionKey, clock: slack.clock, logger });
  const installation = await store.repositories.installations.find(teamId(workspace.id));
  await store.close();
  return installation;
}

test('two workspaces are each served with their own token, never with the other’s', async () => {
  const { sandbox } = slack;
  const [here, there] = [sandbox.addWorkspace('Here'), sandbox.addWorkspace('There')];
  expect([await install(here), await install(there)]).toEqual([200, 200]);
  sandbox.forget();
  const scenes = [
    { of: here, ...(await asks(here)) },
    { of: there, ...(await asks(there)) },
  ];
  for (const { of, ana, channel, nudges } of scenes) {
    expect(nudges).toBe(1);
    const about = sandbox.calls.filter(({ args }) => args.channel === channel || args.user === ana);
    expect(about.map(({ method }) => method)).toContain('chat.postEphemeral');
    expect(new Set(about.map(({ team }) => team))).toEqual(new Set([of.id]));
  }
  expect(sandbox.refusals()).toEqual([]);
});

test('somebody who did not begin at our page installs nothing', async () => {
  const workspace = slack.sandbox.addWorkspace('Lured');
  expect(await install(workspace, false)).toBe(400);
  expect(await stored(workspace)).toBeUndefined();
});

describe('a workspace that takes the app out', () => {
  test.each(['uninstalled-first', 'revoked-first'] as const)(
    '(%s) is forgotten as far as its token goes, and heard no more',
    async (order) => {
      const { sandbox, clock } = slack;
      const workspace = sandbox.addWorkspace(`Leaving, ${order}`);
      await install(workspace);
      const { ana, channel } = await asks(workspace);
      await clock.advance(60_000);
      await workspace.uninstall(order);
      sandbox.forget();
      const ts = `${clock.now() / 1000}.000100`;
      const said = { type: 'message', channel, channel_type: 'channel', user: ana, ts, text: ASKS };
      const { deliveries } = await sandbox.traffic.event(said, workspace.id);
      expect(deliveries).toMatchObject([{ outcome: 'answered', status: 401 }]);
      expect(sandbox.calls).toEqual([]);
      const installation = await stored(workspace);
      expect(installation).toMatchObject({ state: 'removed' });
      expect(installation).not.toHaveProperty('botToken');
    },
  );

  test('and installs it again is served as before, with its new token', async () => {
    const workspace = slack.sandbox.addWorkspace('Back');
    await install(workspace);
    const before = workspace.botToken;
    await slack.clock.advance(60_000);
    await workspace.uninstall();
    await slack.clock.advance(60_000);
    await install(workspace);
    expect((await asks(workspace)).nudges).toBe(1);
    const { botToken } = workspace;
    expect(botToken).not.toBe(before);
    expect(await stored(workspace)).toMatchObject({ state: 'active', botToken });
  });
});
