import { beforeEach, describe, expect, test } from '@jest/globals';
import { createPlanIntroduction, introduceJob } from '../../src/channels/introduce.js';
import { externalIntroductionView, introductionView } from '../../src/channels/views/introduction.js';
import { channelId, userId } from '../../src/core/ids.js';
import type { LogFields } from '../../src/core/logger.js';
import { checkMessage } from '../support/check-limits.js';
import { aChannel, aUser, BOT, fakeSlack, TEAM } from '../support/fake-slack.js';
import { memoryDeliveries, recordingJobs, recordingOutbox, stoppedClock } from '../support/memory-ports.js';
import { silentLogger } from '../support/silent-logger.js';

const ANA = userId('UANA');
const OPEN = channelId('COPEN');
const SHARED = channelId('CSHARED');

function setUp() {
  const logged: LogFields[] = [];
  const warn = (fields: LogFields) => void logged.push(fields);
  const ports = {
    slack: fakeSlack({
      users: [aUser({ id: ANA, name: '<!channel> Ana & co' })],
      channels: [aChannel({ id: OPEN }), aChannel({ id: SHARED, isExternal: true })],
    }).api,
    ...{
      deliveries: memoryDeliveries(),
      jobs: recordingJobs(),
      outbox: recordingOutbox(),
      clock: stoppedClock(0),
    },
    logger: { ...silentLogger, warn },
  };
  const plan = createPlanIntroduction({ ...ports, transaction: (work) => work() });
  const job = introduceJob(ports);
  const run = (payload: unknown) =>
    job.run(job.parse(payload), { team: TEAM, key: 'k', attempt: 1, last: false });
  /** Runs what was planned, as the queue would. */
  const runPlanned = async () => {
    for (const { payload } of ports.jobs.requests.splice(0)) await run(payload);
  };
  return { ...ports, plan, run, runPlanned, logged };
}

const joined = { eventId: 'Ev1', team: TEAM, channel: OPEN, user: BOT, inviter: ANA };

let world = setUp();
beforeEach(() => {
  world = setUp();
});

describe('when the app is added to a channel', () => {
  test('it introduces itself there, under a key that names the channel', async () => {
    await world.plan(joined);
    await world.runPlanned();
    expect(world.outbox.sent).toMatchObject([
      { key: 'introduction:COPEN', to: { kind: 'channel', channel: OPEN } },
    ]);
  });

  test('the event delivered twice plans one introduction', async () => {
    await world.plan(joined);
    expect(world.jobs.requests.splice(0)).toHaveLength(1);
    await world.plan(joined);
    expect(world.jobs.requests).toEqual([]);
  });

  test('added again later, it plans under the same key, so the queue keeps it at one', async () => {
    await world.plan(joined);
    await world.plan({ ...joined, eventId: 'Ev2' });
    expect(world.jobs.requests).toMatchObject([{ name: 'channels.introduce', key: OPEN }]);
  });

  test('other people’s joins are nothing to it, and cost no write', async () => {
    await world.plan({ ...joined, user: ANA });
    expect(world.jobs.requests).toEqual([]);
    expect(world.deliveries.claimed.size).toBe(0);
  });

  test('without an inviter it names nobody', async () => {
    const { inviter: _, ...alone } = joined;
    await world.plan(alone);
    await world.runPlanned();
    expect(world.outbox.sent[0]?.content.text).toBe('Hello, I am Meanwhile.');
  });

  test('by somebody whom Slack does not show, it names nobody', async () => {
    await world.run({ channel: OPEN, inviter: 'UHIDDEN' });
    expect(world.outbox.sent[0]?.content.text).toBe('Hello, I am Meanwhile.');
  });

  test('and removed before it came to speak, it stays silent', async () => {
    await world.run({ channel: 'CGONE', inviter: ANA });
    expect(world.outbox.sent).toEqual([]);
  });

  test('asked to wait, it comes back later', async () => {
    world.outbox.next.push({ state: 'later', at: 500 });
    await expect(world.run({ channel: OPEN, inviter: ANA })).rejects.toMatchObject({
      name: 'RetryLater',
      at: 500,
    });
  });

  test('refused, it logs the code and leaves it', async () => {
    world.outbox.next.push({ state: 'refused', why: 'policy', code: 'restricted_action' });
    await world.run({ channel: OPEN, inviter: ANA });
    expect(world.logged).toEqual([{ team: TEAM, channel: OPEN, code: 'restricted_action' }]);
  });
});

describe('the introduction', () => {
  test('says what it listens for, what it keeps, who added it and how to turn it off, by whose hand', () => {
    const view = introductionView({ addedBy: 'Ana' });
    const shown = JSON.stringify(view);
    const parts = [
      'Ana added me',
      'I listen for',
      'I keep',
      'Never the text',
      'turn me off',
      'members only',
      'channels:turn-off',
      'channels:open-settings',
    ];
    for (const part of parts) expect(shown).toContain(part);
    expect(checkMessage(view)).toEqual([]);
  });

  test('names the inviter without a ping, whatever they call themselves', async () => {
    await world.run({ channel: OPEN, inviter: ANA });
    const shown = JSON.stringify(world.outbox.sent);
    expect(shown).toContain('&lt;!channel&gt; Ana &amp; co added me');
    expect(shown).not.toMatch(/<[!@]/);
  });

  test('says that it stays silent in a channel shared with another organisation', async () => {
    await world.run({ channel: SHARED, inviter: ANA });
    expect(world.outbox.sent[0]?.content).toEqual(
      externalIntroductionView({ addedBy: '<!channel> Ana & co' }),
    );
    expect(world.outbox.sent[0]?.content.text).toContain('stay silent');
  });
});
