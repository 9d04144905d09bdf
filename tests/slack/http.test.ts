/** What Slack gets to see of us over HTTP: statuses, retries, and when it is told "received". */
import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/core/clock.js';
import type { IncomingMessage } from '../../src/slack/incoming.js';
import { type Rig, startRig } from './edge-rig.js';

let rig: Rig;
afterEach(() => rig.stop());

const EVENT = JSON.stringify({ type: 'event_callback', event: { type: 'message' } });

/** A rig in which ana talks in #team, and a message listener that does `work`. */
async function talking(work: (message: IncomingMessage) => Promise<void> | undefined = () => undefined) {
  const heard: IncomingMessage[] = [];
  rig = await startRig({
    tables: [
      {
        message: (message) => {
          heard.push(message);
          return work(message);
        },
      },
    ],
  });
  const ana = rig.sandbox.workspace.addUser({ name: 'ana' });
  const channel = rig.sandbox.workspace.addChannel({ name: 'team', members: [ana], withApp: true });
  return { heard, ana, channel };
}

describe('requests that are not Slack’s', () => {
  test('without signature, with a wrong one, an old one and a short one get 401; of five, one listener runs', async () => {
    const { heard, ana, channel } = await talking();
    const forged = await Promise.all([
      rig.sandbox.traffic.forge({ body: EVENT, signature: 'missing' }),
      rig.sandbox.traffic.forge({ body: EVENT, signature: 'wrong' }),
      rig.sandbox.traffic.forge({ body: EVENT, timestampOffset: -301 }),
      rig.sandbox.traffic.forge({ body: EVENT, signature: 'short' }),
    ]);
    const said = await rig.sandbox.say(ana, channel, 'hello');
    expect([...forged, ...said.deliveries].map(({ status }) => status)).toEqual([401, 401, 401, 401, 200]);
    expect(heard).toHaveLength(1);
  });

  test('a rightly signed request of the future is refused too', async () => {
    await talking();
    expect(await rig.sandbox.traffic.forge({ body: EVENT, timestampOffset: 301 + 5 })).toMatchObject({
      status: 401,
    });
    expect(await rig.sandbox.traffic.forge({ body: EVENT, timestampOffset: 24 * 60 * 60 })).toMatchObject({
      status: 401,
    });
  });

  test('a smuggled payload beside an unsigned ssl_check reaches nobody', async () => {
    const { heard } = await talking();
    const body = `ssl_check=1&payload=${encodeURIComponent(EVENT)}`;
    const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
    expect(await rig.sandbox.traffic.forge({ body, contentType, signature: 'missing' })).toMatchObject({
      status: 200,
    });
    expect(heard).toEqual([]);
  });
});

describe('requests of Slack’s', () => {
  test('the handshake, the certificate check and a limit notice are answered', async () => {
    await talking();
    expect(await rig.sandbox.traffic.urlVerification()).toMatchObject({
      status: 200,
      body: { challenge: expect.any(String) },
    });
    expect(await rig.sandbox.traffic.sslCheck()).toMatchObject({ status: 200 });
    expect(await rig.sandbox.traffic.rateLimited()).toMatchObject({ status: 200 });
    expect(rig.logged()).toContain('more events than its limit');
  });

  test('a form that names its charset is read', async () => {
    const texts: string[] = [];
    rig = await startRig({ tables: [{ commands: { '/async': async ({ text }) => void texts.push(text) } }] });
    const fields = {
      command: '/async',
      text: 'hi',
      team_id: rig.sandbox.workspace.id,
      user_id: 'U1',
      channel_id: 'C1',
      trigger_id: 't',
      response_url: 'http://127.0.0.1:1/',
    };
    const answer = await rig.sandbox.traffic.forge({
      body: new URLSearchParams(fields).toString(),
      contentType: 'application/x-www-form-urlencoded; charset=utf-8',
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(texts).toEqual(['hi']);
  });

  test('a body over 4 MiB is refused', async () => {
    await talking();
    const body = 'x'.repeat(4 * 1024 * 1024 + 1);
    const timestamp = String(Math.floor(systemClock.now() / 1000));
    const signature = createHmac('sha256', rig.sandbox.env.SLACK_SIGNING_SECRET)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const answer = await fetch(`${rig.address()}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'x-slack-signature': `v0=${signature}`, 'x-slack-request-timestamp': timestamp },
    }).then(
      ({ status }) => status,
      () => 413,
    );
    expect(answer).toBe(413);
  });

  test('other paths and a malformed body are refused', async () => {
    await talking();
    expect(await rig.sandbox.traffic.forge({ body: EVENT, path: '/elsewhere' })).toMatchObject({
      status: 404,
    });
    expect(await rig.sandbox.traffic.forge({ body: '{oops' })).toMatchObject({ status: 400 });
  });

  test('from a workspace where the app is not installed they get 401, and no listener runs', async () => {
    const { heard } = await talking();
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T9',
      event_id: 'Ev1',
      event: { type: 'message', channel: 'C1' },
    });
    expect(await rig.sandbox.traffic.forge({ body })).toMatchObject({ status: 401 });
    expect(heard).toEqual([]);
  });
});

describe('when an event counts as received', () => {
  test('only when its listener has returned', async () => {
    let finish = () => {};
    const { ana, channel } = await talking(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const said = rig.sandbox.say(ana, channel, 'hello');
    const { sandbox } = rig;
    await sandbox.until(() => rig.edge.inFlight.count === 1);
    expect(sandbox.deliveries).toMatchObject([{ outcome: 'pending' }]);
    finish();
    expect((await said).deliveries).toMatchObject([{ outcome: 'answered', status: 200 }]);
  });

  test('a listener that throws makes Slack deliver again, and the error is logged once with a reference', async () => {
    let tries = 0;
    const { heard, ana, channel } = await talking(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('the store is away')) : undefined;
    });
    const { deliveries } = await rig.sandbox.say(ana, channel, 'hello');
    expect(deliveries).toMatchObject([{ status: 500 }]);
    await rig.clock.advance(60_000);
    expect(heard.map(({ eventId }) => eventId)).toEqual([heard[0]?.eventId, heard[0]?.eventId]);
    expect(rig.sandbox.deliveries.at(-1)).toMatchObject({ status: 200, attempt: 1 });
    expect(rig.logged().match(/the store is away/g)).toHaveLength(1);
    expect(rig.logged()).toContain('"reference"');
    expect(rig.logged()).not.toContain('hello');
  });

  test('a retry is not dropped for being one', async () => {
    const { heard } = await talking();
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: rig.sandbox.workspace.id,
      event_id: 'Ev2',
      event: { type: 'message', channel: 'C1', channel_type: 'channel', user: 'U1', ts: '1.2', text: 'hi' },
    });
    const timestamp = String(Math.floor(systemClock.now() / 1000));
    const signature = createHmac('sha256', rig.sandbox.env.SLACK_SIGNING_SECRET)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const { status } = await fetch(`${rig.address()}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-slack-signature': `v0=${signature}`,
        'x-slack-request-timestamp': timestamp,
        'x-slack-retry-num': '1',
        'x-slack-retry-reason': 'http_timeout',
      },
    });
    expect(status).toBe(200);
    expect(heard).toHaveLength(1);
  });
});

describe('the health checks', () => {
  test('say that the process lives, and whether it is ready', async () => {
    let ready = false;
    rig = await startRig({ isReady: async () => ready });
    const status = async (path: string) => (await fetch(`${rig.address()}${path}`)).status;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    ready = true;
    expect(await status('/readyz')).toBe(200);
  });

  test('a check that fails is not readiness', async () => {
    rig = await startRig({ isReady: () => Promise.reject(new Error('no store')) });
    expect((await fetch(`${rig.address()}/readyz`)).status).toBe(503);
  });
});

describe('stopping', () => {
  test('waits for what is under way, which is still acknowledged, and takes nothing more in', async () => {
    let finish = () => {};
    const { heard, ana, channel } = await talking(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const { sandbox, edge } = rig;
    const said = sandbox.say(ana, channel, 'before');
    await sandbox.until(() => heard.length === 1);
    const stopped = edge.stop(60_000);
    const late = await sandbox.traffic.forge({ body: EVENT });
    expect(late).toMatchObject({ status: 503 });
    finish();
    expect(await stopped).toBe(true);
    expect((await said).deliveries).toMatchObject([{ status: 200 }]);
    expect(heard).toHaveLength(1);
    await expect(fetch(`${rig.address()}/healthz`)).rejects.toThrow();
  });

  test('says so when something did not end in time', async () => {
    let finish = () => {};
    const { heard, ana, channel } = await talking(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const said = rig.sandbox.say(ana, channel, 'hello');
    await rig.sandbox.until(() => heard.length === 1);
    const stopped = rig.edge.stop(5_000);
    await rig.clock.advance(5_000);
    expect(await stopped).toBe(false);
    finish();
    await said;
  });
});
