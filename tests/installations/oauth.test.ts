/** Coming into a workspace, by token and by OAuth, through the real edge. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { teamId } from '../../src/core/ids.js';
import { installWithToken } from '../../src/installations/install.js';
import { type Rig, startRig } from '../slack/edge-rig.js';
import { silentLogger } from '../support/silent-logger.js';

let rig: Rig;
afterEach(() => rig.stop());

/** A browser that keeps the cookie although it is for https only, and goes where it is sent. */
async function visitInstall(options: { readonly cookie: boolean } = { cookie: true }): Promise<Response> {
  const page = await fetch(`${rig.address()}/slack/install`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const authorize =
    /href="([^"]*authorize[^"]*)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const sent = await fetch(authorize, { redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? '');
  return fetch(`${rig.address()}${back.pathname}${back.search}`, {
    redirect: 'manual',
    ...(options.cookie && { headers: { cookie } }),
  });
}

describe('by OAuth', () => {
  async function elsewhere() {
    const heard: string[] = [];
    rig = await startRig({
      oauth: true,
      tables: [{ message: ({ team, text }) => void heard.push(`${team} ${text}`) }],
    });
    const other = rig.sandbox.addWorkspace('Elsewhere');
    return { heard, other, zoe: other.addUser({ name: 'zoe' }) };
  }

  test('a workspace is installed with its own token, and its events are heard', async () => {
    const { heard, other, zoe } = await elsewhere();
    rig.sandbox.oauth.visitor(other.id, zoe, 'allow');
    expect((await visitInstall()).status).toBe(200);
    expect(rig.repository.rows.get(teamId(other.id))).toMatchObject({
      state: 'active',
      botToken: other.botToken,
      botUser: other.botUserId,
      installedBy: zoe,
    });
    const channel = other.addChannel({ name: 'team', members: [zoe], withApp: true });
    await rig.sandbox.say(zoe, channel, 'hello');
    expect(heard).toEqual([`${other.id} hello`]);
    expect(rig.logged()).not.toContain(other.botToken);
  });

  test('a person who cancels gets a kind page, and nothing is stored', async () => {
    const { other, zoe } = await elsewhere();
    rig.sandbox.oauth.visitor(other.id, zoe, 'deny');
    const page = await visitInstall();
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('Nothing was changed in your workspace');
    expect(rig.repository.rows.size).toBe(0);
  });

  test('a visit without the cookie it began with is refused', async () => {
    const { other, zoe } = await elsewhere();
    rig.sandbox.oauth.visitor(other.id, zoe, 'allow');
    expect((await visitInstall({ cookie: false })).status).toBe(400);
    expect(rig.repository.rows.size).toBe(0);
  });

  test.each(['uninstalled-first', 'revoked-first'] as const)(
    'an uninstall (%s) deletes the token, and installing again resumes',
    async (order) => {
      const { other, zoe } = await elsewhere();
      rig.sandbox.oauth.visitor(other.id, zoe, 'allow');
      await visitInstall();
      await rig.clock.advance(60_000);
      await other.uninstall(order);
      await rig.sandbox.settle();
      const removed = rig.repository.rows.get(teamId(other.id));
      expect(removed).toMatchObject({ state: 'removed' });
      expect(removed?.botToken).toBeUndefined();
      rig.sandbox.oauth.visitor(other.id, zoe, 'allow');
      await visitInstall();
      expect(rig.repository.rows.get(teamId(other.id))).toMatchObject({
        state: 'active',
        botToken: other.botToken,
      });
    },
  );
});

describe('by token', () => {
  const install = (botToken: string) =>
    installWithToken({
      botToken,
      apiUrl: rig.sandbox.env.SLACK_API_URL,
      installations: rig.installations,
      clock: rig.clock,
      logger: silentLogger,
    });

  test('the workspace is found out from Slack, and the token is not stored', async () => {
    rig = await startRig();
    const { workspace } = rig.sandbox;
    expect(rig.repository.rows.get(teamId(workspace.id))).toMatchObject({
      state: 'active',
      botUser: workspace.botUserId,
      botId: workspace.botId,
      scopes: expect.arrayContaining(['chat:write']),
    });
    expect(JSON.stringify([...rig.repository.rows.values()])).not.toContain('xoxb');
  });

  test('a start keeps the date of the first one, and brings a paused workspace back', async () => {
    rig = await startRig();
    const team = teamId(rig.sandbox.workspace.id);
    const first = rig.repository.rows.get(team);
    await rig.installations.tokenRefused(team, 'invalid_auth');
    await rig.clock.advance(1_000);
    await install(rig.sandbox.env.SLACK_BOT_TOKEN);
    expect(rig.repository.rows.get(team)).toEqual(first);
  });

  test('a refused token is told in words, without the token', async () => {
    rig = await startRig();
    const failure = await install('xoxb-wrong').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('refused SLACK_BOT_TOKEN (invalid_auth)'),
    });
    expect(String(failure)).not.toContain('xoxb-wrong');
  });
});
