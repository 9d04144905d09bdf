import { describe, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import { createDirectory } from '../../src/slack/directory.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { createLookupCache } from '../../src/slack/lookup-cache.js';
import type { SlackUser } from '../../src/slack/slack-api.js';
import { manualClock } from '../support/manual-clock.js';

const TEAM = teamId('T1');
const ANA = userId('U1');
const HOUR = 3_600_000;

const refused = (kind: 'transient' | 'gone') =>
  new SlackCallError({ kind, code: 'x', mayHaveHappened: false });

function setUp() {
  const clock = manualClock();
  const asked: string[] = [];
  let fails: SlackCallError | undefined;
  let names = 'first';
  const answer = (id: string) => {
    asked.push(id);
    return fails ? Promise.reject(fails) : Promise.resolve();
  };
  const directory = createDirectory({
    clock,
    slack: {
      user: async (_, id) => {
        await answer(id);
        return { id, name: names } as SlackUser;
      },
      // Two people a page, without end.
      usersPage: async (_, cursor = '0') => {
        await answer(`page ${cursor}`);
        const users = [1, 2].map(
          (n) => ({ id: userId(`U${Number(cursor) * 2 + n}`), name: names }) as SlackUser,
        );
        return { users, next: `${Number(cursor) + 1}` };
      },
    },
  });
  return {
    ...{ clock, directory, asked },
    fail: (error: SlackCallError | undefined) => {
      fails = error;
    },
    rename: () => {
      names = 'second';
    },
    tell: async (type: string, payload: Record<string, unknown>) =>
      directory.listeners.events?.[type]?.({ eventId: 'Ev', type, team: TEAM, payload }),
  };
}

describe('the directory', () => {
  test('asks once an hour, and once for many who ask at the same time', async () => {
    const { directory, clock, asked } = setUp();
    await Promise.all([directory.user(TEAM, ANA), directory.user(TEAM, ANA)]);
    clock.advance(HOUR - 1);
    await directory.user(TEAM, ANA);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    await directory.user(TEAM, ANA);
    expect(asked).toHaveLength(2);
  });

  test('keeps workspaces apart', async () => {
    const { directory, asked } = setUp();
    await directory.user(TEAM, ANA);
    await directory.user(teamId('T2'), ANA);
    expect(asked).toHaveLength(2);
  });

  test('asks anew about a person after user_change', async () => {
    const { directory, tell, rename } = setUp();
    await directory.user(TEAM, ANA);
    rename();
    await tell('user_change', { user: { id: 'U1' } });
    expect(await directory.user(TEAM, ANA)).toMatchObject({ name: 'second' });
  });

  test('gives the old answer while Slack is out of reach, also after an event said that it changed', async () => {
    const { directory, tell, fail, clock } = setUp();
    await directory.user(TEAM, ANA);
    fail(refused('transient'));
    await tell('user_change', { user: { id: 'U1' } });
    clock.advance(5 * HOUR);
    expect(await directory.user(TEAM, ANA)).toMatchObject({ name: 'first' });
  });

  test('gives no old answer about what is gone', async () => {
    const { directory, fail, clock } = setUp();
    await directory.user(TEAM, ANA);
    clock.advance(HOUR);
    fail(refused('gone'));
    await expect(directory.user(TEAM, ANA)).rejects.toMatchObject({ kind: 'gone' });
    fail(refused('transient'));
    await expect(directory.user(TEAM, ANA)).rejects.toMatchObject({ kind: 'transient' });
  });

  test('an event that names nobody is harmless', async () => {
    const { directory, tell } = setUp();
    await tell('user_change', {});
    expect(await directory.user(TEAM, ANA)).toMatchObject({ name: 'first' });
  });
});

describe('a bounded memory', () => {
  test('lets go of what was asked for longest ago', async () => {
    const asked: string[] = [];
    const cache = createLookupCache({
      look: async (key) => {
        asked.push(key);
        return key;
      },
      keepOld: () => false,
      clock: manualClock(),
      ttlMs: HOUR,
      most: 2,
    });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(key);
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });

  test('does not keep an answer that was forgotten while it was asked for', async () => {
    const answers: ((value: string) => void)[] = [];
    const cache = createLookupCache<string>({
      look: () => new Promise((resolve) => answers.push(resolve)),
      keepOld: () => false,
      clock: manualClock(),
      ttlMs: HOUR,
      most: 2,
    });
    const before = cache.get('a');
    cache.forget('a');
    answers[0]?.('old');
    expect(await before).toBe('old');
    const after = cache.get('a');
    answers[1]?.('new');
    expect(await after).toBe('new');
  });
});

describe('before many are asked about', () => {
  const THIRTY = 30;

  test('they are met by pages, once an hour, however many prompts say so', async () => {
    const { directory, clock, asked } = setUp();
    await Promise.all([directory.meet(TEAM, THIRTY), directory.meet(TEAM, THIRTY)]);
    expect(await directory.user(TEAM, userId('U6'))).toMatchObject({ name: 'first' });
    expect(asked).toEqual(['page 0', 'page 1', 'page 2']);
    clock.advance(HOUR);
    await directory.meet(TEAM, THIRTY);
    expect(asked).toHaveLength(6);
  });

  test('a page is read only where it saves ten calls', async () => {
    const { directory, asked } = setUp();
    await directory.meet(TEAM, 9);
    expect(asked).toEqual([]);
    await directory.meet(TEAM, 10);
    expect(asked).toEqual(['page 0']);
    await directory.meet(TEAM, 20);
    expect(asked).toEqual(['page 0', 'page 0', 'page 1']);
  });

  test('whoever changed meanwhile is asked about alone', async () => {
    const { directory, rename, tell } = setUp();
    await directory.user(TEAM, ANA);
    await tell('user_change', { user: { id: ANA } });
    await directory.meet(TEAM, THIRTY);
    rename();
    expect(await directory.user(TEAM, ANA)).toMatchObject({ name: 'second' });
    expect(await directory.user(TEAM, userId('U2'))).toMatchObject({ name: 'first' });
  });

  test('when Slack has had enough, everybody is asked about one by one', async () => {
    const { directory, fail } = setUp();
    fail(refused('transient'));
    await directory.meet(TEAM, THIRTY);
    fail(undefined);
    expect(await directory.user(TEAM, ANA)).toMatchObject({ name: 'first' });
  });
});
