import { beforeEach, describe, expect, test } from '@jest/globals';
import { channelId, messageTs, teamId, userId } from '../../src/core/ids.js';
import type { Outcome, OutgoingMessage } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import { message } from '../../src/slack/blocks.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { type ManualClock, manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { dmOf, type PostingSlack, postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

const TEAM = teamId('T1');
const CHANNEL = channelId('C1');
const MEI = userId('U1');
const START = 1_780_000_000_000;

const toChannel: OutgoingMessage = {
  team: TEAM,
  key: 'proposal:P1',
  to: { kind: 'channel', channel: CHANNEL },
  content: message('first'),
};
const toDm: OutgoingMessage = { ...toChannel, key: 'dm:1', to: { kind: 'dm', user: MEI }, unasked: 'nudge' };
const toOneReader: OutgoingMessage = {
  ...toChannel,
  key: 'nudge:1',
  to: { kind: 'ephemeral', channel: CHANNEL, user: MEI },
};
const changed = (outgoing: OutgoingMessage): OutgoingMessage => ({ ...outgoing, content: message('second') });

const throttled = new SlackCallError({
  ...{ kind: 'throttled', code: 'ratelimited', retryAfterMs: 7_000, mayHaveHappened: false },
});
const brokenOff = new SlackCallError({ kind: 'transient', code: 'network', mayHaveHappened: true });
const notConnected = new SlackCallError({ kind: 'transient', code: 'network', mayHaveHappened: false });
const refused = new SlackCallError({ kind: 'policy', code: 'restricted_action', mayHaveHappened: false });

let slack: PostingSlack;
let clock: ManualClock;
let repository: ReturnType<typeof memoryOutboxRepository>;
const replica = () => createOutbox({ slack: slack.api, repository, clock, logger: silentLogger });

beforeEach(() => {
  slack = postingSlack();
  clock = manualClock(START);
  repository = memoryOutboxRepository();
});

describe('a message that should exist', () => {
  test('is posted once, however often it is asked for', async () => {
    const outbox = replica();
    const outcomes = [await outbox.put(toChannel), await outbox.put(toChannel), await outbox.put(toChannel)];
    const at = { channel: CHANNEL, ts: slack.posts[0]?.ts };
    expect(outcomes).toEqual([1, 2, 3].map(() => ({ state: 'sent', at })));
    expect(slack.calls).toEqual(['postMessage']);
  });

  test('is recorded as intended before Slack is called', async () => {
    const seen: unknown[] = [];
    const { postMessage } = slack.api;
    const watching = {
      ...slack.api,
      postMessage: (...args: Parameters<typeof postMessage>) => {
        seen.push(repository.records.get('T1/proposal:P1')?.state);
        return postMessage(...args);
      },
    };
    await createOutbox({ slack: watching, repository, clock, logger: silentLogger }).put(toChannel);
    expect(seen).toEqual(['intended']);
    expect(repository.records.get('T1/proposal:P1')).toMatchObject({ state: 'sent', attempts: 0 });
  });

  test('keeps no text in its record', async () => {
    await replica().put(toChannel);
    expect(JSON.stringify([...repository.records])).not.toContain('first');
  });

  test('is updated when its content changes, and not when it does not', async () => {
    const outbox = replica();
    await outbox.put(toChannel);
    expect(await outbox.put(changed(toChannel))).toMatchObject({ state: 'sent' });
    await outbox.put(changed(toChannel));
    expect(slack.calls).toEqual(['postMessage', 'updateMessage']);
    expect(slack.posts.map(({ content }) => content.text)).toEqual(['second']);
  });

  test('keeps its thread when it is updated', async () => {
    const threadTs = messageTs('1770000000.000001');
    const reply = { ...toChannel, to: { kind: 'channel', channel: CHANNEL, threadTs } as const };
    await replica().put(reply);
    expect(await replica().put(changed(reply))).toMatchObject({ state: 'sent', at: { threadTs } });
  });

  test('goes to the person’s DM and can be updated there', async () => {
    const outbox = replica();
    expect(await outbox.put(toDm)).toMatchObject({ state: 'sent', at: { channel: dmOf(MEI) } });
    await outbox.put(changed(toDm));
    expect(slack.in(dmOf(MEI)).map(({ content }) => content.text)).toEqual(['second']);
  });

  test('for one reader has no address and is never updated', async () => {
    const outbox = replica();
    expect(await outbox.put(toOneReader)).toEqual({ state: 'sent' });
    expect(await outbox.put(changed(toOneReader))).toEqual({ state: 'sent' });
    expect(slack.calls).toEqual(['postEphemeral']);
  });

  test('is posted once by two replicas at one time', async () => {
    const outcomes = await Promise.all([replica().put(toChannel), replica().put(toChannel)]);
    expect(outcomes.map(({ state }) => state).sort()).toEqual(['later', 'sent']);
    expect(slack.posts).toHaveLength(1);
  });

  test('counts as unasked only when it is', async () => {
    const outbox = replica();
    await outbox.put(toDm);
    const { unasked: _, ...asked } = toDm;
    await outbox.put({ ...asked, key: 'dm:2' });
    expect(await outbox.unaskedSince(TEAM, MEI, START)).toBe(1);
    expect(await outbox.unaskedSince(TEAM, MEI, START + 1)).toBe(0);
  });
});

describe('a message that Slack does not take', () => {
  test('waits as long as Slack asks, for every caller, and is then sent', async () => {
    slack.faults.push({ method: 'postMessage', error: throttled });
    expect(await replica().put(toChannel)).toEqual({ state: 'later', at: START + 7_000 });
    expect(await replica().put(toChannel)).toEqual({ state: 'later', at: START + 7_000 });
    expect(slack.calls).toHaveLength(1);
    clock.moveTo(START + 7_000);
    expect(await replica().put(toChannel)).toMatchObject({ state: 'sent' });
  });

  test('is tried again after growing waits while Slack surely did not get it', async () => {
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      slack.faults.push({ method: 'postMessage', error: notConnected });
      const before = clock.now();
      const outcome = await replica().put(toChannel);
      if (outcome.state !== 'later') throw new Error(outcome.state);
      waits.push(outcome.at - before);
      clock.moveTo(outcome.at);
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(slack.calls).not.toContain('findPosted');
  });

  test('is given up as unreachable after most of a day', async () => {
    let outcome: Outcome = { state: 'later', at: START };
    while (outcome.state === 'later') {
      clock.moveTo(outcome.at);
      slack.faults.push({ method: 'postMessage', error: notConnected });
      outcome = await replica().put(toChannel);
    }
    expect(outcome).toEqual({ state: 'refused', why: 'unreachable', code: 'network' });
    expect(clock.now() - START).toBeGreaterThan(12 * 3_600_000);
  });

  test('stays refused for the same content, without another call', async () => {
    slack.faults.push({ method: 'postMessage', error: refused });
    const no = { state: 'refused', why: 'policy', code: 'restricted_action' };
    expect(await replica().put(toChannel)).toEqual(no);
    expect(await replica().put(toChannel)).toEqual(no);
    expect(slack.calls).toEqual(['postMessage']);
  });

  test('is tried again with other content', async () => {
    slack.faults.push({ method: 'postMessage', error: refused });
    await replica().put(toChannel);
    expect(await replica().put(changed(toChannel))).toMatchObject({ state: 'sent' });
    expect(repository.records.get('T1/proposal:P1')).not.toHaveProperty('code');
  });

  test('lets errors that are not Slack’s through, and is looked up afterwards', async () => {
    const broken = { ...slack.api, postMessage: () => Promise.reject(new TypeError('our bug')) };
    const outbox = createOutbox({ slack: broken, repository, clock, logger: silentLogger });
    await expect(outbox.put(toChannel)).rejects.toThrow('our bug');
    clock.moveTo(START + 60_000);
    expect(await replica().put(toChannel)).toMatchObject({ state: 'sent' });
    expect(slack.calls).toEqual(['findPosted', 'postMessage']);
  });
});

describe('a message of which Slack did not say whether it arrived', () => {
  test('is found by its key and counts as sent', async () => {
    slack.faults.push({ method: 'postMessage', error: brokenOff, did: true });
    expect(await replica().put(toChannel)).toMatchObject({ state: 'sent', at: { ts: slack.posts[0]?.ts } });
    expect(slack.posts).toHaveLength(1);
  });

  test('is sent again only when it is still absent after a wait', async () => {
    slack.faults.push({ method: 'postMessage', error: brokenOff });
    const outcome = await replica().put(toChannel);
    expect(outcome).toEqual({ state: 'later', at: START + 5_000 });
    clock.moveTo(START + 5_000);
    expect(await replica().put(toChannel)).toMatchObject({ state: 'sent' });
    expect(slack.calls).toEqual(['postMessage', 'findPosted', 'findPosted', 'postMessage']);
    expect(slack.posts).toHaveLength(1);
  });

  test('is looked for later when Slack cannot be asked just now', async () => {
    slack.faults.push({ method: 'postMessage', error: brokenOff, did: true });
    slack.faults.push({ method: 'findPosted', error: notConnected });
    expect(await replica().put(toChannel)).toEqual({ state: 'later', at: START + 5_000 });
    clock.moveTo(START + 5_000);
    expect(await replica().put(toChannel)).toMatchObject({ state: 'sent' });
    expect(slack.posts).toHaveLength(1);
  });

  test('ends with the last content, however long it could not be found', async () => {
    slack.faults.push({ method: 'postMessage', error: brokenOff, did: true });
    for (let n = 0; n < 3; n += 1) slack.faults.push({ method: 'findPosted', error: notConnected });
    let outcome = await replica().put(toChannel);
    while (outcome.state === 'later') {
      clock.moveTo(outcome.at);
      outcome = await replica().put(changed(toChannel));
    }
    expect(slack.posts.map(({ content }) => content.text)).toEqual(['second']);
  });

  test('is unknown, and never posted again, where it cannot be looked for', async () => {
    slack.faults.push({ method: 'postMessage', error: brokenOff, did: true });
    slack.lookUps = 'unreadable';
    expect(await replica().put(toChannel)).toEqual({ state: 'unknown' });
    clock.moveTo(START + 3_600_000);
    expect(await replica().put(toChannel)).toEqual({ state: 'unknown' });
    expect(await replica().put(changed(toChannel))).toEqual({ state: 'unknown' });
    expect(slack.posts).toHaveLength(1);
  });

  test('is updated when it turns up after all', async () => {
    slack.faults.push({ method: 'postMessage', error: brokenOff, did: true });
    slack.lookUps = 'unreadable';
    await replica().put(toChannel);
    slack.lookUps = 'truth';
    expect(await replica().put(changed(toChannel))).toMatchObject({ state: 'sent' });
    expect(slack.posts.map(({ content }) => content.text)).toEqual(['second']);
  });

  test('is never sent a second time when it was given up and is not there', async () => {
    slack.faults.push({ method: 'postMessage', error: brokenOff });
    slack.lookUps = 'unreadable';
    await replica().put(toChannel);
    slack.lookUps = 'truth';
    expect(await replica().put(changed(toChannel))).toEqual({ state: 'unknown' });
    expect(slack.posts).toHaveLength(0);
  });

  test('is unknown at once when it was for one reader: nobody can look for it', async () => {
    slack.faults.push({ method: 'postEphemeral', error: brokenOff });
    expect(await replica().put(toOneReader)).toEqual({ state: 'unknown' });
    expect(await replica().put(toOneReader)).toEqual({ state: 'unknown' });
    expect(slack.calls).toEqual(['postEphemeral']);
  });

  test('is simply updated again when it was an update', async () => {
    await replica().put(toChannel);
    slack.faults.push({ method: 'updateMessage', error: brokenOff, did: true });
    expect(await replica().put(changed(toChannel))).toEqual({ state: 'later', at: START + 5_000 });
    clock.moveTo(START + 5_000);
    expect(await replica().put(changed(toChannel))).toMatchObject({ state: 'sent' });
    expect(slack.calls).toEqual(['postMessage', 'updateMessage', 'updateMessage']);
  });
});

describe('a file', () => {
  const shared: OutgoingMessage = {
    ...toChannel,
    key: 'call:1:ics:0',
    to: { kind: 'channel', channel: CHANNEL, threadTs: messageTs('1.1') },
    file: { name: 'call-1.ics', content: 'BEGIN' },
  };

  test('is shared once in its thread, whatever its comment says later', async () => {
    const outbox = replica();
    expect(await outbox.put(shared)).toEqual({ state: 'sent' });
    expect(await outbox.put({ ...shared, content: message('second') })).toEqual({ state: 'sent' });
    expect(slack.posts).toMatchObject([{ threadTs: '1.1', file: shared.file, content: { text: 'first' } }]);
  });

  test('that may have arrived is looked for by its name, and not shared again', async () => {
    slack.faults.push({ method: 'shareFile', error: brokenOff, did: true });
    expect(await replica().put(shared)).toMatchObject({ state: 'sent' });
    expect(slack.calls).toEqual(['shareFile', 'findFile']);
    expect(slack.posts).toHaveLength(1);
  });

  test('that did not arrive is shared when its absence is seen again', async () => {
    slack.faults.push({ method: 'shareFile', error: brokenOff });
    const outcome = await replica().put(shared);
    if (outcome.state !== 'later') throw new Error(`it is ${outcome.state}`);
    clock.moveTo(outcome.at);
    expect(await replica().put(shared)).toEqual({ state: 'sent' });
    expect(slack.posts).toHaveLength(1);
  });
});
