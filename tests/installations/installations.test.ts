import { describe, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import type { Installation } from '../../src/installations/installation.js';
import { createInstallations } from '../../src/installations/installations.js';
import { installationListeners } from '../../src/installations/listeners.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryInstallations } from '../support/memory-installations.js';
import { silentLogger } from '../support/silent-logger.js';

const TEAM = teamId('T1');

async function setUp(ownToken?: string) {
  const clock = manualClock();
  const repository = memoryInstallations();
  const works = new Set<string>();
  const says = { refused: 'token_revoked' };
  const installations = createInstallations({
    repository,
    clock,
    logger: silentLogger,
    checkToken: async (token) => (works.has(token) ? 'taken' : says),
    ...(ownToken && { ownToken }),
  });
  const installed: Installation = {
    team: TEAM,
    botUser: userId('UBOT'),
    botId: 'BBOT',
    ...(!ownToken && { botToken: 'xoxb-stored' }),
    scopes: ['commands'],
    installedAt: clock.now(),
    state: 'active',
  };
  await installations.save(installed);
  const listeners = installationListeners({ installations });
  const tell = (type: string, payload: Record<string, unknown> = {}, at = clock.now()) =>
    listeners.events?.[type]?.({ eventId: 'Ev', type, team: TEAM, payload, at });
  return { clock, repository, installations, installed, tell, works, says };
}

const BOT_REVOKED = { tokens: { oauth: [], bot: ['UBOT'] } };

describe('access to a workspace', () => {
  test('is answered from memory, and looked up again after a minute', async () => {
    const { clock, repository, installations } = await setUp();
    for (let i = 0; i < 100; i += 1) await installations.access(TEAM);
    expect(repository.finds()).toBe(1);
    clock.advance(60_000);
    expect(await installations.access(TEAM)).toEqual({
      token: 'xoxb-stored',
      botUser: 'UBOT',
      botId: 'BBOT',
    });
    expect(repository.finds()).toBe(2);
  });

  test('uses the token of the settings where none is stored', async () => {
    const { installations, repository } = await setUp('xoxb-own');
    expect(await installations.access(TEAM)).toMatchObject({ token: 'xoxb-own' });
    expect(JSON.stringify([...repository.rows.values()])).not.toContain('xoxb');
  });

  test('is refused where the app is not installed', async () => {
    const { installations } = await setUp('xoxb-own');
    expect(await installations.access(teamId('T2'))).toBeUndefined();
  });

  test('is asked for again when the store failed', async () => {
    const clock = manualClock();
    let fails = true;
    const repository = {
      find: async () => {
        if (fails) throw new Error('away');
        return undefined;
      },
      save: async () => {},
    };
    const installations = createInstallations({
      ...{ repository, clock, logger: silentLogger },
      checkToken: async () => 'unknown',
    });
    await expect(installations.access(TEAM)).rejects.toThrow('away');
    fails = false;
    expect(await installations.access(TEAM)).toBeUndefined();
  });
});

describe('a token that Slack refuses', () => {
  test('pauses the workspace with the reason, once, and deletes nothing', async () => {
    const { clock, installations, installed } = await setUp();
    await installations.tokenRefused(TEAM, 'account_inactive');
    const paused = {
      ...installed,
      state: 'paused',
      stateReason: 'account_inactive',
      stateSince: clock.now(),
    };
    clock.advance(1_000);
    await installations.tokenRefused(TEAM, 'invalid_auth');
    expect(await installations.find(TEAM)).toEqual(paused);
  });
});

describe('work for a workspace', () => {
  test('waits while the app is not installed there', async () => {
    const { installations, tell } = await setUp();
    expect(await installations.mayWorkFor(TEAM)).toBe(true);
    expect(await installations.mayWorkFor(teamId('T2'))).toBe(false);
    await tell('app_uninstalled');
    expect(await installations.mayWorkFor(TEAM)).toBe(false);
  });

  test('waits while Slack refuses its token, and goes on by itself once it is taken', async () => {
    const { clock, installations, installed, works } = await setUp();
    await installations.tokenRefused(TEAM, 'invalid_auth');
    works.add('xoxb-stored');
    expect(await installations.mayWorkFor(TEAM)).toBe(false);
    clock.advance(10 * 60_000);
    expect(await installations.mayWorkFor(TEAM)).toBe(true);
    expect(await installations.find(TEAM)).toEqual(installed);
  });

  test('whose token stays refused has Slack asked about it no more than every ten minutes', async () => {
    const { clock, installations, works } = await setUp();
    await installations.tokenRefused(TEAM, 'account_inactive');
    clock.advance(10 * 60_000);
    expect(await installations.mayWorkFor(TEAM)).toBe(false);
    works.add('xoxb-stored');
    clock.advance(9 * 60_000);
    expect(await installations.mayWorkFor(TEAM)).toBe(false);
    clock.advance(60_000);
    expect(await installations.mayWorkFor(TEAM)).toBe(true);
  });
});

test('whoever installed the app is forgotten when they ask for it, and nobody else', async () => {
  const { installations, installed } = await setUp();
  await installations.save({ ...installed, installedBy: userId('UANA') });
  expect(await installations.forgetPerson(TEAM, userId('UBEN'))).toBe(0);
  expect(await installations.forgetPerson(TEAM, userId('UANA'))).toBe(1);
  expect(await installations.find(TEAM)).toEqual(installed);
});

describe('an uninstall', () => {
  test.each([
    [['app_uninstalled', 'tokens_revoked']],
    [['tokens_revoked', 'app_uninstalled']],
    [['tokens_revoked']],
    [['app_uninstalled', 'app_uninstalled']],
  ])('told by %j deletes the token at once and starts the deletion clock', async (types) => {
    const { clock, installations, repository, tell } = await setUp();
    clock.advance(60_000);
    const at = clock.now();
    for (const type of types) {
      await tell(type, BOT_REVOKED);
      expect(await installations.access(TEAM)).toBeUndefined();
      clock.advance(1_000);
    }
    expect(repository.rows.get(TEAM)).toMatchObject({
      state: 'removed',
      stateReason: types[0],
      stateSince: at,
    });
    expect(JSON.stringify(repository.rows.get(TEAM))).not.toContain('xoxb');
  });

  test('ends the use of the settings’ token too', async () => {
    const { installations, tell } = await setUp('xoxb-own');
    await tell('app_uninstalled');
    expect(await installations.access(TEAM)).toBeUndefined();
  });

  test('that is told late does not end the installation that came after it', async () => {
    const { clock, installations, installed, tell } = await setUp();
    const left = clock.now();
    clock.advance(60_000);
    await installations.save({ ...installed, installedAt: clock.now() });
    await tell('app_uninstalled', {}, left);
    expect(await installations.access(TEAM)).toBeDefined();
  });

  test('is not what a person’s own revoked token means', async () => {
    const { installations, tell } = await setUp();
    await tell('tokens_revoked', { tokens: { oauth: ['U1'] } });
    expect(await installations.access(TEAM)).toBeDefined();
  });
});

describe('a workspace whose end nobody told us of', () => {
  test.each(['token_revoked', 'account_inactive'])(
    'is paused when Slack says %s, and gone when it says so again',
    async (code) => {
      const { installations, repository } = await setUp();
      expect(await installations.isGone(TEAM)).toBe(false);
      await installations.tokenRefused(TEAM, code);
      expect(repository.rows.get(TEAM)).toMatchObject({ state: 'paused', stateReason: code });
      expect(await installations.mayWorkFor(TEAM)).toBe(false);
      expect(await installations.isGone(TEAM)).toBe(true);
    },
  );

  test('is not gone when Slack cannot be asked, takes the token again or refuses it for another reason', async () => {
    const { installations, works, says } = await setUp('xoxb-own');
    await installations.tokenRefused(TEAM, 'token_revoked');
    expect(await installations.isGone(TEAM)).toBe(true);
    works.add('xoxb-own');
    expect(await installations.isGone(TEAM)).toBe(false);
    works.clear();
    says.refused = 'ratelimited';
    expect(await installations.isGone(TEAM)).toBe(false);

    const other = await setUp();
    await other.installations.tokenRefused(TEAM, 'invalid_auth');
    expect(await other.installations.isGone(TEAM)).toBe(false);
  });
});
