import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CommandRequest, DmAnswer, DmFallback, Subcommand } from '../../src/commands/command.js';
import { withHelp } from '../../src/commands/help.js';
import { createCommandListeners } from '../../src/commands/listeners.js';
import { channelId, messageTs, userId } from '../../src/core/ids.js';
import type { LogFields, Logger } from '../../src/core/logger.js';
import { message } from '../../src/slack/blocks.js';
import type { IncomingMessage, SlashCommand } from '../../src/slack/incoming.js';
import { recordingRespond, TEAM } from '../support/fake-slack.js';
import { awaitedInFlight, memoryDeliveries, recordingOutbox, stoppedClock } from '../support/memory-ports.js';

const ANA = userId('UANA');
const DM = channelId('D1');

function setUp(fallback?: DmFallback) {
  const ran: CommandRequest[] = [];
  const echo: Subcommand = {
    name: 'snooze',
    slash: '/snooze',
    summary: 'Answers what it was asked',
    usage: '[1h | 1d]',
    async run(request) {
      ran.push(request);
      return message(`ran with ${request.rest}`);
    },
  };
  const silent: Subcommand = { name: 'form', summary: 'Opens a form', run: async () => undefined };
  const broken: Subcommand = {
    name: 'broken',
    summary: 'Fails',
    run: async () => {
      throw new Error('the disk is full of what Ana typed');
    },
  };
  const logged: LogFields[] = [];
  const keep = (fields: LogFields) => void logged.push(fields);
  const logger: Logger = { debug: keep, info: keep, warn: keep, error: keep };
  const ports = {
    ...{ deliveries: memoryDeliveries(), outbox: recordingOutbox(), inFlight: awaitedInFlight() },
    ...{ logger, clock: stoppedClock(0), ...recordingRespond() },
  };
  const table = createCommandListeners({
    ...{ ...ports, subcommands: withHelp([echo, silent, broken]) },
    ...(fallback && { fallback }),
  });
  const dm = async (over: Partial<IncomingMessage>) => {
    const listened = table.message?.({ ...dmMessage, ...over });
    await listened;
    await ports.inFlight.settled();
    return listened;
  };
  const slash = (over: Partial<SlashCommand>) =>
    table.commands?.[over.command ?? '/async']?.({ ...slashCommand, ...over });
  return { ...ports, ran, logged, dm, slash };
}

const dmMessage: IncomingMessage = {
  ...{ eventId: 'Ev1', team: TEAM, channel: DM, channelType: 'im', ts: messageTs('1.0001'), user: ANA },
  ...{ text: 'snooze 1h', fromBot: false, edited: false, external: false, authorExternal: false },
};

const slashCommand: SlashCommand = {
  ...{ team: TEAM, user: ANA, channel: channelId('C1'), command: '/async', text: 'snooze 1h' },
  ...{ triggerId: 'trigger', responseUrl: 'https://respond.test/1' },
};

let world = setUp();
beforeEach(() => {
  world = setUp();
});

describe('/async', () => {
  test('answers where it was typed, to that person alone', async () => {
    await world.slash({});
    expect(world.ran).toMatchObject([
      { user: ANA, channel: 'C1', rest: '1h', inDm: false, triggerId: 'trigger' },
    ]);
    expect(world.answers).toMatchObject([{ to: 'https://respond.test/1', text: 'ran with 1h' }]);
    expect(world.outbox.sent).toEqual([]);
  });

  test('says nothing beside a form that says it all', async () => {
    await world.slash({ text: 'form' });
    expect(world.answers).toEqual([]);
  });

  test('a subcommand with a slash command of its own is answered by the same handler', async () => {
    await world.slash({ command: '/snooze', text: ' 1h ' });
    await world.slash({ command: '/snooze', text: '' });
    expect(world.ran.map(({ rest }) => rest)).toEqual(['1h', '']);
    await world.slash({ command: '/snooze', text: 'help' });
    expect(world.answers.at(-1)?.text).toContain('understands: snooze.');
    expect(await world.slash({ command: '/form', text: '' })).toBeUndefined();
  });

  test('without words it helps', async () => {
    await world.slash({ text: '' });
    expect(world.answers[0]?.text).toContain('help, snooze');
  });

  test('offers the nearest word and does not run it', async () => {
    await world.slash({ text: 'snoze 1h' });
    expect(world.ran).toEqual([]);
    expect(world.answers[0]?.text).toContain('Did you mean *snooze*?');
  });

  test('in any conversation of two it is about the person', async () => {
    await world.slash({ channel: DM });
    expect(world.ran).toMatchObject([{ inDm: true }]);
  });
});

test('words that only begin like a command are offered as an answer first, and run as one when nobody waits', async () => {
  const offered: string[] = [];
  const waits = setUp(async ({ received, claim }) => {
    offered.push(received);
    return (await claim()) ? message('Saved.') : undefined;
  });
  await waits.dm({ text: 'snooze button: still flaky on Android' });
  await waits.dm({ text: 'snooze 1h', ts: messageTs('1.0002'), eventId: 'Ev2' });
  expect(offered).toEqual(['snooze button: still flaky on Android']);
  expect(waits.ran.map(({ rest }) => rest)).toEqual(['1h']);
  const nobody = setUp(async () => undefined);
  await nobody.dm({ text: 'snooze button: still flaky on Android' });
  expect(nobody.ran).toHaveLength(1);
});

describe('words in the DM', () => {
  test('are answered there, once, under a key that names the message', async () => {
    await world.dm({});
    expect(world.ran).toMatchObject([{ rest: '1h', inDm: true }]);
    expect(world.ran[0]).not.toHaveProperty('triggerId');
    expect(world.outbox.sent).toMatchObject([
      {
        key: 'dm-reply:D1:1.0001',
        to: { kind: 'dm', user: ANA },
        content: { text: 'ran with 1h' },
      },
    ]);
  });

  test('delivered twice, or as two events, they are answered once', async () => {
    await world.dm({});
    await world.dm({});
    await world.dm({ eventId: 'Ev2' });
    expect(world.ran).toHaveLength(1);
    expect(world.outbox.sent).toHaveLength(1);
  });

  test('in a thread they are answered in the thread', async () => {
    await world.dm({ threadTs: messageTs('0.9') });
    expect(world.outbox.sent[0]?.to).toEqual({ kind: 'dm', user: ANA, threadTs: '0.9' });
  });

  test('reach the subcommand as they were typed, not as Slack escaped them', async () => {
    await world.dm({ text: 'snooze a &lt; b &amp;&amp; c' });
    expect(world.ran[0]?.rest).toBe('a < b && c');
  });

  test('a greeting gets a greeting and the words we know', async () => {
    await world.dm({ text: 'hello' });
    expect(JSON.stringify(world.outbox.sent[0]?.content)).toContain('*snooze*');
    expect(JSON.stringify(world.outbox.sent[0]?.content)).not.toContain('Did you mean');
  });

  test.each([
    ['a channel', { channelType: 'channel' }],
    ['a group DM', { channelType: 'mpim' }],
    ['a bot', { fromBot: true }],
    ['an edit', { edited: true }],
    ['somebody of another organisation', { authorExternal: true }],
  ] as const)('from %s are nothing to us, and cost no write', async (_, over) => {
    expect(await world.dm(over)).toBeUndefined();
    expect(world.deliveries.claimed.size).toBe(0);
    expect(world.outbox.sent).toEqual([]);
  });

  test('without an author they are nothing to us', () => {
    const { user: _, ...nobody } = dmMessage;
    const table = createCommandListeners({ ...world, subcommands: [] });
    expect(table.message?.(nobody)).toBeUndefined();
  });

  test('a failure is told kindly, with the reference that is in the log', async () => {
    await world.dm({ text: 'broken' });
    const text = world.outbox.sent[0]?.content.text ?? '';
    const reference = String(world.logged[0]?.reference);
    expect(reference).toMatch(/^\w{8}$/);
    expect(text).toContain(reference);
    expect(text).not.toContain('disk');
  });

  test('are answered a little later when Slack asks us to wait, but not for ever', async () => {
    world.outbox.next.push({ state: 'later', at: 1 }, { state: 'later', at: 2 });
    await world.dm({});
    expect(world.outbox.sent).toHaveLength(1);

    const later = { state: 'later', at: 1 } as const;
    world.outbox.next.push(later, later, later, later);
    await world.dm({ eventId: 'Ev3', ts: messageTs('3.0') });
    expect(world.outbox.sent).toHaveLength(1);
    expect(world.logged).toMatchObject([{ key: 'dm-reply:D1:3.0' }]);
  });
});

describe('words that somebody waits for', () => {
  const waiting = (taken: DmAnswer[]) =>
    setUp(async (words) => {
      if (!(await words.claim())) return undefined;
      taken.push(words);
      return message('Saved.');
    });

  test.each(['Fixed the login', 'good progress on it', '-', '👍', 'no'])(
    '“%s” is taken as it was sent',
    async (text) => {
      const taken: DmAnswer[] = [];
      const here = waiting(taken);
      await here.dm({ text });
      expect(taken.map(({ received }) => received)).toEqual([text]);
      expect(here.outbox.sent.map(({ content }) => content.text)).toEqual(['Saved.']);
    },
  );

  test.each(['snooze 1h', 'thanks', 'async', '/async snooze', ''])('“%s” is not', async (text) => {
    const taken: DmAnswer[] = [];
    await waiting(taken).dm({ text });
    expect(taken).toEqual([]);
  });

  test('are taken once when they are delivered twice', async () => {
    const taken: DmAnswer[] = [];
    const here = waiting(taken);
    await here.dm({ text: 'Fixed it' });
    await here.dm({ text: 'Fixed it' });
    expect(taken).toHaveLength(1);
    expect(here.outbox.sent).toHaveLength(1);
  });

  test('make Slack deliver again when they cannot be saved', async () => {
    const here = setUp(async () => {
      throw new Error('the disk is full');
    });
    await expect(here.dm({ text: 'Fixed it' })).rejects.toThrow('the disk is full');
    expect(here.deliveries.claimed.size).toBe(0);
  });

  test('get the usual answer when nobody waits for them', async () => {
    const here = setUp(async () => undefined);
    await here.dm({ text: 'snoze' });
    expect(here.outbox.sent.map(({ content }) => content.text).join()).toContain('snooze');
  });
});
