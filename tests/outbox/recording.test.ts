import { beforeEach, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import type { OutgoingMessage } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import { message } from '../../src/slack/blocks.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { type ManualClock, manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { type PostingSlack, postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

const START = 1_780_000_000_000;
const toDm: OutgoingMessage = {
  ...{ team: teamId('T1'), key: 'dm:1', to: { kind: 'dm', user: userId('U1') } },
  ...{ content: message('first') },
};
const throttled = new SlackCallError({
  ...{ kind: 'throttled', code: 'ratelimited', retryAfterMs: 7_000, mayHaveHappened: false },
});

let slack: PostingSlack;
let clock: ManualClock;
let repository: ReturnType<typeof memoryOutboxRepository>;
const replica = () => createOutbox({ slack: slack.api, repository, clock, logger: silentLogger });

beforeEach(() => {
  slack = postingSlack();
  clock = manualClock(START);
  repository = memoryOutboxRepository();
});

test('what became of a message is recorded together with what follows from it, by whoever says how', async () => {
  const told: unknown[] = [];
  const recording: OutgoingMessage['recording'] = async ({ state }, write) => {
    told.push([state, repository.records.get('T1/dm:1')?.state]);
    await write();
    told.push(repository.records.get('T1/dm:1')?.state);
  };
  slack.faults.push({ method: 'postMessage', error: throttled });
  await replica().put({ ...toDm, recording });
  clock.moveTo(START + 7_000);
  await replica().put({ ...toDm, recording });
  // Recorded already: told all the same, for a crash may have come between.
  await replica().put({ ...toDm, recording });
  expect(told).toEqual([
    ...[['later', 'intended'], 'waiting'],
    ...[['sent', 'intended'], 'sent'],
    ...[['sent', 'sent'], 'sent'],
  ]);
  expect(slack.posts).toHaveLength(1);
});

test('a message whose outcome could not be recorded is found again, and not posted twice', async () => {
  const recording = () => Promise.reject(new Error('disk full'));
  await expect(replica().put({ ...toDm, recording })).rejects.toThrow('disk full');
  expect(repository.records.get('T1/dm:1')?.state).toBe('intended');
  clock.moveTo(START + 20_000);
  expect(await replica().put(toDm)).toMatchObject({ state: 'sent' });
  expect(slack.posts).toHaveLength(1);
});
