/** Socket Mode through the real edge: connections that end in every way, and events that survive it. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { until } from '../support/until.js';
import { type Rig, type RigOptions, startRig } from './edge-rig.js';

let rig: Rig;
afterEach(() => rig.stop());

async function connected(options: RigOptions = {}, work: () => Promise<void> | undefined = () => undefined) {
  const heard: string[] = [];
  rig = await startRig({
    transport: 'socket',
    tables: [
      {
        message: ({ text }) => {
          heard.push(text);
          return work();
        },
      },
    ],
    ...options,
  });
  const ana = rig.sandbox.workspace.addUser({ name: 'ana' });
  const channel = rig.sandbox.workspace.addChannel({ name: 'team', members: [ana], withApp: true });
  return { heard, ana, channel };
}

const readiness = async () => (await fetch(`${rig.address()}/readyz`)).status;

test('events arrive and are acknowledged', async () => {
  const { heard, ana, channel } = await connected();
  expect((await rig.sandbox.say(ana, channel, 'hello')).deliveries).toMatchObject([
    { outcome: 'answered', status: 200 },
  ]);
  expect(heard).toEqual(['hello']);
  expect(await readiness()).toBe(200);
});

test('an event whose listener fails is not acknowledged, and comes again', async () => {
  let tries = 0;
  const { heard, ana, channel } = await connected({}, () => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error('the store is away')) : undefined;
  });
  const said = rig.sandbox.say(ana, channel, 'hello');
  await rig.sandbox.until(() => heard.length === 1);
  await rig.clock.advance(10_000);
  await said;
  expect(heard).toEqual(['hello', 'hello']);
});

describe('a connection', () => {
  test.each(['refresh_requested', 'link_disabled', 'too_many_websockets'] as const)(
    'that Slack ends (%s) is opened again at once, without the library’s five seconds',
    async (reason) => {
      const { heard, ana, channel } = await connected();
      rig.sandbox.sockets.disconnect(reason);
      await rig.sandbox.until(() => rig.sandbox.sockets.count === 0);
      await rig.sandbox.sockets.connected();
      await rig.sandbox.say(ana, channel, 'again');
      expect(heard).toEqual(['again']);
    },
  );

  test('that breaks is opened again', async () => {
    const { heard, ana, channel } = await connected();
    rig.sandbox.sockets.drop();
    await rig.sandbox.until(() => rig.sandbox.sockets.count === 0);
    await rig.sandbox.sockets.connected();
    await rig.sandbox.say(ana, channel, 'again');
    expect(heard).toEqual(['again']);
  });

  test.each([
    ['HTTP 500', { status: 500 }],
    ['a limit', { rateLimited: { retryAfter: 20 } }],
    ['a refused token', { error: 'invalid_auth' }],
    ['a cut connection', { drop: 'before' }],
  ] as const)('that can’t be opened again for %s is tried until it can', async (_, fault) => {
    const { heard, ana, channel } = await connected();
    const { sandbox, clock } = rig;
    sandbox.faults.next('apps.connections.open', fault, 3);
    sandbox.sockets.drop();
    await sandbox.until(
      () => sandbox.calls.filter(({ method, ok }) => method === 'apps.connections.open' && !ok).length === 1,
    );
    expect(await readiness()).toBe(503);
    for (let tries = 0; tries < 5; tries += 1) {
      await sandbox.settle();
      await clock.advance(30_000);
    }
    await sandbox.sockets.connected();
    await until(async () => (await readiness()) === 200);
    await sandbox.say(ana, channel, 'again');
    expect(heard).toEqual(['again']);
  });
});

test('a stop acknowledges what is under way before it closes the connection', async () => {
  let finish = () => {};
  const { heard, ana, channel } = await connected(
    {},
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  const { sandbox, edge } = rig;
  const said = sandbox.say(ana, channel, 'before');
  await sandbox.until(() => heard.length === 1);
  const stopped = edge.stop(60_000);
  expect(sandbox.sockets.count).toBe(1);
  finish();
  expect(await stopped).toBe(true);
  expect((await said).deliveries).toMatchObject([{ outcome: 'answered', status: 200 }]);
  await sandbox.until(() => sandbox.sockets.count === 0);
});
