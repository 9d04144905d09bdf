/** Sending files, and coming into a workspace by OAuth. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { clientOf, refused } from './bare-app.js';

let clock: SimulatedClock;
let sandbox: Sandbox;
let client: WebClient;
let ana: string;

beforeEach(async () => {
  clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  sandbox = createSandbox({ clock });
  ana = sandbox.workspace.addUser({ name: 'ana', realName: 'Ana Ruiz', tz: 'Europe/Berlin' });
  await sandbox.start();
  client = clientOf(sandbox);
});
afterEach(() => sandbox.stop());

test('a file goes up in three steps and is found in the conversation', async () => {
  const { channel } = await client.conversations.open({ users: ana });
  await client.filesUploadV2({
    channel_id: channel?.id ?? '',
    filename: 'export.json',
    content: '{"a":1}',
    initial_comment: 'Your data',
  });
  expect(sandbox.filesIn(channel?.id ?? '')).toMatchObject([{ name: 'export.json', content: '{"a":1}' }]);
  expect(sandbox.dmsOf(ana)).toMatchObject([
    { subtype: 'file_share', text: 'Your data', files: [{ name: 'export.json' }] },
  ]);
});

test('an installation by OAuth gives a token for the visited workspace, once', async () => {
  const other = sandbox.addWorkspace('Elsewhere');
  const zoe = other.addUser({ name: 'zoe' });
  const {
    SLACK_CLIENT_ID: client_id,
    SLACK_CLIENT_SECRET: client_secret,
    authorizationUrl,
  } = sandbox.oauthEnv;
  const visit = async () => {
    const query = new URLSearchParams({
      client_id,
      scope: 'chat:write',
      state: 's',
      redirect_uri: 'http://127.0.0.1/back',
    });
    const page = await fetch(`${authorizationUrl}?${query}`, { redirect: 'manual' });
    return new URL(page.headers.get('location') ?? '').searchParams;
  };
  sandbox.oauth.visitor(other.id, zoe, 'deny');
  expect((await visit()).get('error')).toBe('access_denied');
  sandbox.oauth.visitor(other.id, zoe, 'allow');
  const code = (await visit()).get('code') ?? '';
  const access = await client.oauth.v2.access({ client_id, client_secret, code });
  expect(access).toMatchObject({ access_token: other.botToken, scope: 'chat:write', team: { id: other.id } });
  expect(await refused(client.oauth.v2.access({ client_id, client_secret, code }))).toMatchObject({
    error: 'invalid_code',
  });
});

test('a token that is given back, and an app that takes itself out, are dead at once and say so in an event', async () => {
  const { SLACK_CLIENT_ID: client_id, SLACK_CLIENT_SECRET: client_secret } = sandbox.oauthEnv;
  const ends = async (end: (caller: WebClient) => Promise<unknown>): Promise<unknown[]> => {
    const caller = clientOf(sandbox, sandbox.workspace.install());
    sandbox.forget();
    await end(caller);
    await sandbox.settle();
    const types = sandbox.deliveries.map(({ payload }) => (payload.event as { type: string }).type);
    return [...new Set(types), (await refused(caller.auth.test())).error];
  };
  expect(await ends((caller) => caller.auth.revoke({ test: true }))).toEqual(['none']);
  expect(await ends((caller) => caller.auth.revoke({}))).toEqual(['tokens_revoked', 'token_revoked']);
  expect(await ends((caller) => caller.apps.uninstall({ client_id, client_secret }))).toEqual([
    'app_uninstalled',
    'account_inactive',
  ]);
  const wrong = { client_id, client_secret: 'wrong' };
  const again = clientOf(sandbox, sandbox.workspace.install());
  expect(await refused(again.apps.uninstall(wrong))).toMatchObject({ error: 'bad_client_secret' });
});
