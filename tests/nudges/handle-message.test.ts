import { describe, expect, test } from '@jest/globals';
import { channelId, messageTs, userId } from '../../src/core/ids.js';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import { zoneOf } from '../../src/core/zoned-time.js';
import { createHandleMessage } from '../../src/nudges/handle-message.js';
import { createRecordChoice } from '../../src/nudges/record-choice.js';
import type { Rule, Signal } from '../../src/nudges/rule.js';
import type { Person } from '../../src/people/person.js';
import type { IncomingMessage } from '../../src/slack/incoming.js';
import { TEAM } from '../support/fake-slack.js';
import { memoryNudges } from '../support/memory-nudges.js';
import {
  awaitedInFlight,
  memoryChannels,
  memoryDeliveries,
  memoryPreferences,
  recordingOutbox,
  stoppedClock,
} from '../support/memory-ports.js';
import { silentLogger } from '../support/silent-logger.js';
import { withProfiles } from '../support/with-profiles.js';

/** Thursday, 12 March 2026, 17:10 in Berlin: 01:10 on Friday in Tokyo. */
const NOW = Date.UTC(2026, 2, 12, 16, 10);
const ANA = userId('UANA');
const MEI = userId('UMEI');
const CHANNEL = channelId('C1');

const person = (id: typeof ANA, name: string, zone: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name, zone: zoneOf(zone) },
  availability: { hours: defaultWorkingHours(zoneOf(zone)), leave: [], holidays: [] },
  ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
  ...more,
});
const PEOPLE = new Map([
  [ANA, person(ANA, 'Ana', 'Europe/Berlin')],
  [MEI, person(MEI, 'Mei <!channel>', 'Asia/Tokyo')],
]);

/** Speaks on the word "meet". */
const rule: Rule = {
  ...{ id: 'meeting-request', summary: 'Somebody asks to meet.', examples: { fires: [], quiet: [] } },
  detect: (text): Signal | undefined =>
    text.includes('meet')
      ? {
          ...{ rule: 'meeting-request', confidence: 0.99, purpose: 'decision' },
          people: [...text.matchAll(/<@(\w+)>/g)].map((match) => match[1] ?? ''),
          saw: [{ what: 'asks to talk live', words: 'meet' }],
        }
      : undefined,
  explain: () => ({ saw: [], against: [] }),
};

const said = (text: string, more: Partial<IncomingMessage> = {}): IncomingMessage => ({
  ...{
    eventId: 'Ev1',
    team: TEAM,
    channel: CHANNEL,
    channelType: 'channel',
    ts: messageTs('1773331800.000100'),
  },
  ...{ user: ANA, text, fromBot: false, edited: false, external: false, authorExternal: false },
  ...more,
});

const withoutAuthor = ({ user: _, ...rest }: IncomingMessage): IncomingMessage => rest;

function setUp() {
  const nudges = memoryNudges();
  const deps = {
    ...{ rules: [rule], clock: stoppedClock(NOW), logger: silentLogger, nudges },
    ...{ channels: memoryChannels(), preferences: memoryPreferences(), deliveries: memoryDeliveries() },
    ...{ outbox: recordingOutbox(), inFlight: awaitedInFlight() },
    recordChoice: createRecordChoice({ nudges, transaction: (work) => work() }),
    people: withProfiles({ person: async (_team, user) => PEOPLE.get(user) }),
    considerTalk: () => {},
    rewordTalk: () => {},
  };
  const handle = createHandleMessage(deps);
  const deliver = async (message: IncomingMessage) => {
    await handle(message);
    await deps.inFlight.settled();
  };
  return { ...deps, handle, deliver };
}

describe('a message', () => {
  test.each([
    ['that interests no rule', said('the build is green')],
    ['from a bot', said('let us meet', { fromBot: true })],
    ['without an author', withoutAuthor(said('let us meet'))],
    ['in a DM with the app', said('let us meet', { channelType: 'im' })],
  ])('%s costs no I/O at all', async (_, message) => {
    const { handle, deliveries, nudges, outbox } = setUp();
    expect(handle(message)).toBeUndefined();
    expect([deliveries.claimed.size, nudges.records.length, outbox.sent.length]).toEqual([0, 0, 0]);
  });

  test('that asks to meet brings its author one nudge that nobody else sees', async () => {
    const { deliver, outbox, nudges } = setUp();
    await deliver(said('shall we meet?'));
    expect(outbox.sent).toHaveLength(1);
    expect(outbox.sent[0]).toMatchObject({
      ...{ key: 'nudge:C1:1773331800.000100', unasked: 'nudge' },
      to: { kind: 'ephemeral', channel: CHANNEL, user: ANA },
    });
    expect(nudges.records).toEqual([
      expect.objectContaining({
        user: ANA,
        rule: 'meeting-request',
        saw: ['asks to talk live'],
        decidedAt: NOW,
      }),
    ]);
    expect(nudges.records[0]).not.toHaveProperty('quiet');
  });

  test('in a thread is answered in that thread', async () => {
    const { deliver, outbox } = setUp();
    await deliver(said('shall we meet?', { threadTs: messageTs('1773331000.000100') }));
    expect(outbox.sent[0]?.to).toMatchObject({ kind: 'ephemeral', threadTs: '1773331000.000100' });
  });

  test('in a channel that prefers DMs is answered by DM', async () => {
    const { deliver, outbox, channels } = setUp();
    await channels.change(TEAM, CHANNEL, { deliver: 'dm' }, ANA, NOW);
    await deliver(said('shall we meet?'));
    expect(outbox.sent[0]?.to).toEqual({ kind: 'dm', user: ANA });
  });

  test('that names somebody for whom it is night tells the hour there, and pings nobody', async () => {
    const { deliver, outbox } = setUp();
    await deliver(said('<@UMEI> shall we meet?'));
    const shown = JSON.stringify(outbox.sent[0]?.content);
    expect(shown).toContain('It is 01:10 for Mei &lt;!channel&gt; now');
    expect(shown).not.toMatch(/<!channel>/);
    expect(outbox.sent[0]?.content.text).not.toMatch(/<[@!]/);
  });

  test('delivered again, with or without another event id, is nothing', async () => {
    const { deliver, outbox, nudges } = setUp();
    await deliver(said('shall we meet?'));
    await deliver(said('shall we meet?'));
    await deliver(said('shall we meet?', { eventId: 'Ev2' }));
    expect([outbox.sent.length, nudges.records.length]).toEqual([1, 1]);
  });

  test('that became a request only by an edit stays quiet, and says so in /async why', async () => {
    const { deliver, outbox, nudges } = setUp();
    await deliver(said('shall we meet?', { edited: true }));
    expect(outbox.sent).toHaveLength(0);
    expect(nudges.records[0]).toMatchObject({ quiet: 'edited' });
  });

  test('that was nudged and then edited keeps its first record', async () => {
    const { deliver, nudges } = setUp();
    await deliver(said('shall we meet?'));
    await deliver(said('shall we meet today?', { edited: true, eventId: 'Ev2' }));
    expect(nudges.records).toHaveLength(1);
    expect(nudges.records[0]).not.toHaveProperty('quiet');
  });

  test('of the same person within a day meets the cooldown, also when both are decided at once', async () => {
    const { handle, inFlight, outbox, nudges } = setUp();
    await Promise.all([
      handle(said('shall we meet?')),
      handle(said('can we meet?', { eventId: 'Ev2', ts: messageTs('2.0'), channel: channelId('C2') })),
    ]);
    await inFlight.settled();
    expect(outbox.sent).toHaveLength(1);
    expect(nudges.records.map((each) => each.quiet)).toEqual([undefined, 'person-cooldown']);
  });

  test('is recorded without any of its words', async () => {
    const { deliver, nudges } = setUp();
    await deliver(said('shall we meet about the secret plan?'));
    expect(JSON.stringify(nudges.records)).not.toMatch(/secret|shall/);
  });

  test('whose nudge Slack refuses is not tried again', async () => {
    const { deliver, outbox, nudges } = setUp();
    outbox.next.push({ state: 'refused', why: 'person', code: 'user_not_in_channel' });
    await deliver(said('shall we meet?'));
    await deliver(said('shall we meet?'));
    expect([outbox.sent.length, nudges.records.length]).toEqual([0, 1]);
  });
});
