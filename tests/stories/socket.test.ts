/** Socket Mode through the whole app: however a connection ends, the app comes back, and what was said then is answered once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { systemClock } from '../../src/core/clock.js';
import type { Call, Fault } from '../../src/sandbox/sandbox.js';
import { startCli } from '../support/cli-process.js';
import { ASKS, openScene } from '../support/scene.js';
import { openSlack } from '../support/simulated-slack.js';
import { openStory, type Story } from '../support/story.js';

jest.setTimeout(60_000);

let story: Story;
beforeAll(async () => {
  story = await openStory({ transport: 'socket' });
});
afterAll(() => story.end());

/** Ends the connection, and resolves when there is another. */
async function comesBack(end: () => void) {
  const { sandbox } = story;
  end();
  await sandbox.until(() => sandbox.sockets.count === 0, 'the end of the connection');
  await story.clock.advance(60_000);
  await sandbox.sockets.connected();
}

async function expectANudge() {
  const ana = await openScene(story).person('ana');
  await ana.says(ASKS);
  expect(ana.notes()).toHaveLength(1);
}

describe('a connection', () => {
  test.each(['refresh_requested', 'link_disabled', 'too_many_websockets'] as const)(
    'that Slack ends (%s) is opened again, and the next request is answered',
    async (reason) => {
      await comesBack(() => story.sandbox.sockets.disconnect(reason));
      await expectANudge();
    },
  );

  test('that breaks without a word is opened again, and the next request is answered', async () => {
    await comesBack(() => story.sandbox.sockets.drop());
    await expectANudge();
  });

  test('that freezes is given up and opened again, and the next request is answered', async () => {
    const { sandbox } = story;
    sandbox.sockets.freeze();
    const isGone = () => sandbox.sockets.count === 0;
    // Slack's library notices after five seconds of its own, as long as one wait of the simulator's lasts.
    await sandbox.until(isGone).catch(() => sandbox.until(isGone));
    await sandbox.sockets.connected();
    await expectANudge();
  });

  test.each<[string, Fault]>([
    ['HTTP 500', { status: 500 }],
    ['a limit', { rateLimited: { retryAfter: 20 } }],
    ['a refused token', { error: 'invalid_auth' }],
    ['a cut connection', { drop: 'before' }],
  ])('that can’t be opened again for %s is tried until it can', async (_, fault) => {
    story.sandbox.faults.next('apps.connections.open', fault, 3);
    await comesBack(() => story.sandbox.sockets.drop());
    const failed = ({ method, ok }: Call) => method === 'apps.connections.open' && !ok;
    expect(story.sandbox.calls.filter(failed)).toHaveLength(3);
    story.expectRefusals();
    await expectANudge();
  });
});

describe('an event at the moment of a refresh', () => {
  test.each(['before', 'after'] as const)('(said just %s it) is answered once', async (when) => {
    const { sandbox, clock } = story;
    const ana = await openScene(story).person('ana');
    const ending = () => sandbox.sockets.disconnect('refresh_requested');
    if (when === 'after') ending();
    const said = ana.says(ASKS);
    if (when === 'before') ending();
    await sandbox.sockets.connected();
    await said;
    // Slack delivers again what was not acknowledged.
    await clock.advance(10 * 60_000);
    expect(ana.notes()).toHaveLength(1);
  });
});

test('a process whose app token is refused while it reconnects lives on, and stops cleanly', async () => {
  const { sandbox, newScene } = await openSlack({ transport: 'socket', startsAt: systemClock.now() });
  const folder = await mkdtemp(join(tmpdir(), 'meanwhile-socket-'));
  const process = await startCli({ ...sandbox.env, DATA_DIR: folder }, folder);
  await process.says('Meanwhile is running');
  await sandbox.sockets.connected();
  sandbox.faults.next('apps.connections.open', { error: 'invalid_auth' }, 2);
  sandbox.sockets.drop();
  await process.says('Connected to Slack again');
  const scene = newScene();
  await scene.asks();
  await sandbox.until(() => scene.nudges() === 1, 'a nudge');
  process.signal('SIGTERM');
  expect(await process.exit).toBe(0);
  await sandbox.stop();
  await rm(folder, { recursive: true });
});
