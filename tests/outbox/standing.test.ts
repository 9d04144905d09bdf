import { beforeEach, describe, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import type { OutgoingMessage } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import { message } from '../../src/slack/blocks.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { type ManualClock, manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { dmOf, type PostingSlack, postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

const MEI = userId('U1');
const START = 1_780_000_000_000;
const toDm: OutgoingMessage = {
  ...{ team: teamId('T1'), key: 'dm:1', to: { kind: 'dm', user: MEI } },
  ...{ content: message('first'), unasked: 'nudge' },
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

describe('what became of a message', () => {
  const { team, key } = toDm;
  const standing = () => replica().standing(team, key);
  /** As a crash leaves it: the intent is written, the result is not. */
  async function crashed(of: { arrived: boolean }) {
    const api = {
      ...slack.api,
      postMessage: async (...post: Parameters<typeof slack.api.postMessage>) => {
        if (of.arrived) await slack.api.postMessage(...post);
        throw new TypeError('the process died');
      },
    };
    const outbox = createOutbox({ slack: api, repository, clock, logger: silentLogger });
    await expect(outbox.put(toDm)).rejects.toThrow('died');
  }

  test('is told from the record where that knows it, without a call', async () => {
    expect(await standing()).toEqual({ state: 'absent' });
    await replica().put(toDm);
    expect(await standing()).toMatchObject({ state: 'there', at: { channel: dmOf(MEI) } });
    slack.faults.push({ method: 'updateMessage', error: refused });
    await replica().put(changed(toDm));
    expect(await standing()).toMatchObject({ state: 'there' });
    expect(slack.calls).toEqual(['postMessage', 'updateMessage']);
  });

  test('is absent while Slack refuses it or asks to wait', async () => {
    slack.faults.push({ method: 'postMessage', error: throttled });
    await replica().put(toDm);
    expect(await standing()).toEqual({ state: 'absent' });
    clock.advance(60_000);
    slack.faults.push({ method: 'postMessage', error: refused });
    await replica().put(toDm);
    expect(await standing()).toEqual({ state: 'absent' });
  });

  test('is asked of Slack after a crash, once nobody can be posting it any more', async () => {
    await crashed({ arrived: true });
    expect(await standing()).toEqual({ state: 'later', at: START + 15_000 });
    clock.advance(15_000);
    expect(await standing()).toMatchObject({ state: 'there', at: { channel: dmOf(MEI) } });
    expect(await replica().put(toDm)).toMatchObject({ state: 'sent' });
    expect(slack.posts).toHaveLength(1);
  });

  test('that did not arrive before a crash is absent, and may be posted at once', async () => {
    await crashed({ arrived: false });
    clock.advance(15_000);
    expect(await standing()).toEqual({ state: 'absent' });
    expect(slack.posts).toEqual([]);
    expect(await replica().put(toDm)).toMatchObject({ state: 'sent' });
  });

  test('is not known yet while Slack cannot be asked, and not at all where it cannot be read', async () => {
    await crashed({ arrived: true });
    clock.advance(15_000);
    slack.faults.push({ method: 'findPosted', error: notConnected });
    const outcome = await standing();
    if (outcome.state !== 'later') throw new Error(outcome.state);
    clock.moveTo(outcome.at);
    slack.lookUps = 'unreadable';
    expect(await standing()).toEqual({ state: 'unknown' });
  });
});

test('a direct message whose call broke off is found, and changed there when it says something else', async () => {
  slack.faults.push({ method: 'postMessage', error: brokenOff, did: true });
  expect(await replica().put(toDm)).toMatchObject({ state: 'sent', at: { channel: dmOf(MEI) } });
  expect(await replica().put(changed(toDm))).toMatchObject({ state: 'sent' });
  expect(slack.in(dmOf(MEI)).map(({ content }) => content.text)).toEqual(['second']);
});
