import { describe, expect, test } from '@jest/globals';
import { channelId, teamId, userId } from '../../src/core/ids.js';
import type { Destination, OutgoingMessage } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import { message } from '../../src/slack/blocks.js';
import { Died, life, mortal } from '../support/life.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

const START = 1_780_000_000_000;
const channel = channelId('C1');
const user = userId('U1');

const outgoing = (to: Destination, text: string): OutgoingMessage => ({
  ...{ team: teamId('T1'), key: 'k', to, content: message(text) },
});

/** Posts and then updates; dies at one step, starts again and goes on until both are done. @returns undefined when it never died. */
async function killedAt(step: number, to: Destination) {
  const slack = postingSlack();
  const repository = memoryOutboxRepository();
  const clock = manualClock(START);
  const process = life(step);
  const outbox = createOutbox({
    slack: mortal(slack.api, process),
    repository: mortal(repository, process),
    clock,
    logger: silentLogger,
  });
  const states: string[] = [];
  for (const text of ['first', 'second']) {
    for (let outcome = await put(text); outcome !== 'done'; outcome = await put(text)) states.push(outcome);
  }
  return states.includes('died') ? slack : undefined;

  async function put(text: string): Promise<string> {
    try {
      const outcome = await outbox.put(outgoing(to, text));
      if (outcome.state !== 'later') return 'done';
      clock.moveTo(outcome.at);
      return 'later';
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      process.restart();
      return 'died';
    }
  }
}

describe('killed between any two steps and started again, the outbox', () => {
  test.each([
    ['a channel', { kind: 'channel', channel } as const],
    ['a DM', { kind: 'dm', user } as const],
  ])('posts to %s once, and ends with the last content where it may', async (_, to) => {
    let deaths = 0;
    for (let slack = await killedAt(1, to); slack; slack = await killedAt(deaths + 1, to)) {
      deaths += 1;
      expect(slack.posts).toHaveLength(1);
      if (to.kind === 'channel') expect(slack.posts[0]?.content.text).toBe('second');
    }
    expect(deaths).toBeGreaterThanOrEqual(16);
  });

  test('shows a message for one reader at most once', async () => {
    const to = { kind: 'ephemeral', channel, user } as const;
    let deaths = 0;
    for (let slack = await killedAt(1, to); slack; slack = await killedAt(deaths + 1, to)) {
      deaths += 1;
      expect(slack.posts.length).toBeLessThanOrEqual(1);
    }
    expect(deaths).toBeGreaterThanOrEqual(8);
  });
});
