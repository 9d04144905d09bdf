/** What slows a caller down and what goes wrong, as the real WebClient meets it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { clientOf, refused } from './bare-app.js';

let clock: SimulatedClock;
let sandbox: Sandbox;
let client: WebClient;
let ana: string;
let team: string;

beforeEach(async () => {
  clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  sandbox = createSandbox({ clock });
  ana = sandbox.workspace.addUser({ name: 'ana', realName: 'Ana Ruiz', tz: 'Europe/Berlin' });
  team = sandbox.workspace.addChannel({ name: 'team', members: [ana], withApp: true });
  await sandbox.start();
  client = clientOf(sandbox);
});
afterEach(() => sandbox.stop());

describe('limits', () => {
  test('a channel takes a burst, then one post a second; other channels are not held back', async () => {
    sandbox.limits.tiers = 'on';
    const other = sandbox.workspace.addChannel({ name: 'other', withApp: true });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    for (let i = 0; i < 4; i += 1) await post(team);
    await expect(post(team)).rejects.toMatchObject({
      code: 'slack_webapi_rate_limited_error',
      retryAfter: 1,
    });
    await expect(post(other)).resolves.toMatchObject({ ok: true });
    await clock.advance(1000);
    await expect(post(team)).resolves.toMatchObject({ ok: true });
  });

  test('a method has its tier, per workspace', async () => {
    sandbox.limits.tiers = 'on';
    const elsewhere = clientOf(sandbox, sandbox.addWorkspace('Elsewhere').install());
    for (let i = 0; i < 20; i += 1) await client.users.list({});
    await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 3 });
    await expect(elsewhere.users.list({})).resolves.toMatchObject({ ok: true });
    await clock.advance(3000);
    await expect(client.users.list({})).resolves.toMatchObject({ ok: true });
  });

  test('history can be one answer of 15 a minute', async () => {
    sandbox.limits.history = 'one-a-minute';
    for (let i = 0; i < 20; i += 1) await client.chat.postMessage({ channel: team, text: `m${i}` });
    const { messages, has_more: more } = await client.conversations.history({ channel: team, limit: 200 });
    expect([messages?.length, more]).toEqual([15, true]);
    await expect(client.conversations.history({ channel: team })).rejects.toMatchObject({ retryAfter: 60 });
  });
});

describe('faults', () => {
  const post = () => client.chat.postMessage({ channel: team, text: 'x' });

  test('cut connections leave the post done or not done, as asked', async () => {
    sandbox.faults.next('chat.postMessage', { drop: 'before' });
    sandbox.faults.next('chat.postMessage', { drop: 'after' });
    sandbox.faults.next('chat.postMessage', { drop: 'midway' });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(sandbox.messagesIn(team)).toHaveLength(0);
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(sandbox.messagesIn(team)).toHaveLength(1);
    await expect(post()).rejects.toThrow();
    expect(sandbox.messagesIn(team)).toHaveLength(2);
    expect(sandbox.calls.map(({ status, done }) => [status, done])).toEqual([
      [0, false],
      [0, true],
      [0, true],
    ]);
    await expect(post()).resolves.toMatchObject({ ok: true });
  });

  test('HTTP errors, 429 with and without Retry-After, and platform errors are answered', async () => {
    sandbox.faults.next('chat.postMessage', { status: 503 });
    sandbox.faults.next('chat.postMessage', { rateLimited: { retryAfter: 30 } });
    sandbox.faults.next('chat.postMessage', { rateLimited: {} });
    sandbox.faults.next('*', { error: 'fatal_error', done: true });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_http_error', statusCode: 503 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 30 });
    await expect(post()).rejects.toThrow('Retry');
    expect(await refused(post())).toMatchObject({ error: 'fatal_error' });
    expect(sandbox.messagesIn(team)).toHaveLength(1);
  });

  test('latency is waited for on the sandbox clock', async () => {
    sandbox.faults.next('chat.postMessage', { latencyMs: 60_000 });
    let answered = false;
    const posted = post().then(() => {
      answered = true;
    });
    await sandbox.until(() => sandbox.messagesIn(team).length === 1);
    await clock.advance(59_999);
    expect(answered).toBe(false);
    await clock.advance(1);
    await posted;
    expect(answered).toBe(true);
  });

  test('random faults come at their rate, the same with the same seed', async () => {
    const outcomes = async (seed: number): Promise<string> => {
      const other = createSandbox({ clock, seed });
      await other.start();
      other.faults.rate(0.3, [{ error: 'internal_error' }], ['auth.test']);
      const caller = clientOf(other);
      const drawn: string[] = [];
      for (let i = 0; i < 60; i += 1)
        drawn.push((await refused(caller.auth.test())).error === 'none' ? '.' : 'x');
      await other.stop();
      return drawn.join('');
    };
    const [first, again, third] = [await outcomes(1), await outcomes(1), await outcomes(2)];
    expect(again).toBe(first);
    expect(third).not.toBe(first);
    expect(first.split('x').length - 1).toBeGreaterThan(8);
    expect(first.split('x').length - 1).toBeLessThan(30);
  });
});
