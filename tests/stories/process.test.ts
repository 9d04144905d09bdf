/** `meanwhile start` from outside: it stops cleanly with work under way, and says in one sentence why it can't start. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Environment } from '../../src/config.js';
import { systemClock } from '../../src/core/clock.js';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { type CliProcess, freePort, startCli } from '../support/cli-process.js';
import { openSlack, type SimulatedSlack } from '../support/simulated-slack.js';

jest.setTimeout(60_000);

let slack: SimulatedSlack;
let folder: string;
let port: number;
let started: CliProcess[];

beforeAll(async () => {
  // The process lives by the machine's clock, and compares Slack's times with it.
  slack = await openSlack({ startsAt: systemClock.now() });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meanwhile-process-'));
  port = await freePort();
  started = [];
});
afterEach(async () => {
  for (const each of started) each.signal('SIGKILL');
  await Promise.all(started.map(({ exit }) => exit));
  slack.sandbox.faults.clear();
  await rm(folder, { recursive: true });
});
afterAll(() => slack.sandbox.stop());

async function begin(env: Environment = {}): Promise<CliProcess> {
  const settings = { ...slack.sandbox.env, DATA_DIR: join(folder, 'data'), PORT: String(port), ...env };
  const process = await startCli(settings, folder);
  started.push(process);
  return process;
}

async function start(): Promise<CliProcess> {
  const process = await begin();
  await process.says('Meanwhile is running');
  slack.sandbox.connectApp(`http://127.0.0.1:${port}/slack/events`);
  return process;
}

const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;

describe('asked to stop', () => {
  test('it takes nothing more in, finishes what is under way, and leaves with 0; nothing is lost', async () => {
    const { sandbox, clock } = slack;
    const first = await start();
    expect(await readiness()).toBe(200);
    const late = { latencyMs: 5_000 };
    sandbox.faults.next('chat.postEphemeral', late);
    sandbox.faults.next('chat.postMessage', late);
    const [nudged, posting, refused] = [slack.newScene(), slack.newScene(), slack.newScene()];
    await nudged.asks();
    await posting.opensForm();
    await posting.submits();
    await sandbox.until(() => nudged.nudges() + posting.posts().length === 2, 'both calls at Slack');

    first.signal('SIGTERM');
    // Asked again and again, as an orchestrator does.
    while ((await readiness()) === 200);
    await refused.asks();
    expect(sandbox.deliveries.at(-1)).toMatchObject({ outcome: 'answered', status: 503 });
    expect(first.isGone()).toBe(false);
    await clock.advance(5_000);
    expect(await first.exit).toBe(0);
    expect(first.complaints()).toBe('');

    await start();
    await clock.advance(60_000);
    await sandbox.until(() => refused.nudges() === 1, 'the event that was refused, delivered again');
    expect([nudged.nudges(), posting.posts().length]).toEqual([1, 1]);
    const [post] = posting.posts();
    if (!post) throw new Error('nothing was posted');
    await pressLabelled(sandbox, posting.author, post, { message: post }, 'Close with outcome');
    await sandbox.until(posting.form, 'a post that is known as posted');
  });

  test('a second time, it leaves at once with 1', async () => {
    const process = await start();
    const scene = slack.newScene();
    slack.sandbox.faults.next('chat.postEphemeral', { latencyMs: 1_000_000_000 });
    await scene.asks();
    await slack.sandbox.until(() => scene.nudges() === 1, 'the call at Slack');
    process.signal('SIGTERM');
    await process.says('Stopping');
    process.signal('SIGINT');
    expect(await process.exit).toBe(1);
  });
});

describe('a start that fails says why in one sentence and leaves with 1:', () => {
  async function failing(env: Environment = {}): Promise<string> {
    const process = await begin(env);
    expect(await process.exit).toBe(1);
    return process.complaints();
  }

  test.each([
    [
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      'Slack refused SLACK_BOT_TOKEN (invalid_auth): copy it again from “OAuth & Permissions”.\n',
    ],
    [{ SLACK_APP_TOKEN: 'xapp-wrong' }, 'Slack refused SLACK_APP_TOKEN (invalid_auth).\n'],
  ])('a token that Slack refuses (%j)', async (token, sentence) => {
    expect(await failing(token)).toBe(sentence);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    expect(await failing()).toBe(`PORT ${port} is taken by another process.\n`);
    other.close();
  });

  test('settings that are missing, all at once', async () => {
    const complaints = await failing({ SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' });
    expect(complaints.split('\n')).toEqual([
      expect.stringContaining('.env.example explains each'),
      expect.stringContaining('SLACK_BOT_TOKEN is missing'),
      expect.stringContaining('SLACK_SIGNING_SECRET is missing'),
      '',
    ]);
  });

  test('data that another process uses, or that another key sealed', async () => {
    const first = await start();
    const scene = slack.newScene();
    await scene.opensForm();
    await scene.submits();
    await slack.sandbox.until(() => scene.posts().length === 1, 'a proposal in the store');
    expect(await failing({ PORT: '0' })).toContain('Another Meanwhile is using');
    // The first one did not notice.
    expect(await readiness()).toBe(200);
    first.signal('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(await failing({ ENCRYPTION_KEY: '00'.repeat(32) })).toMatch(
      /^The store was written with another encryption key\.[^\n]*\n$/,
    );
  });
});
