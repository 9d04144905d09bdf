/** Scenarios RST-04 and 08: the process dies by `kill -9` while Slack has what the store does not know of yet, and is started again. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Fault } from '../../src/sandbox/sandbox.js';
import type { ChildApp } from '../support/child-app.js';
import { type ChildStory, openChildStory } from '../support/child-story.js';
import { only } from '../support/scene.js';
import { inAQuarter, QUARTER_MS, type StandupHands, standupHands } from '../support/standups.js';

jest.setTimeout(120_000);

/** Longer than any story here: what is answered so late is answered to nobody. */
const NEVER_ANSWERED: Fault = { latencyMs: 1_000_000_000 };
const HOUR_MS = 3_600_000;

let story: ChildStory;
let app: ChildApp;
let hands: StandupHands;
beforeAll(async () => {
  story = await openChildStory();
  app = await story.start();
  hands = standupHands(story.sandbox);
});
afterEach(() => story.sandbox.faults.clear());
afterAll(() => story.end());

async function passes(ms: number) {
  await story.clock.advance(ms);
  await app.moveTo(story.clock.now());
  await app.rest();
}

/** Lets time pass until Slack has carried out the call that it never answers; then the process is gone, and the next begins. */
async function killedWhile(ms: number, arrived: () => boolean) {
  await story.clock.advance(ms);
  await app.moveTo(story.clock.now());
  await story.sandbox.until(arrived, 'the call at Slack');
  await app.kill();
  story.sandbox.faults.clear();
  await story.clock.advance(5_000);
  app = await story.start();
  await story.timePasses(app);
}

test('RST-04: a prompt that Slack has taken, and the store does not know of, is in the DM once', async () => {
  const { author, channel } = story.newScene();
  await hands.make(author, channel, { when: inAQuarter(story.clock) });
  await app.rest();
  story.sandbox.faults.next('chat.postMessage', NEVER_ANSWERED);
  await killedWhile(QUARTER_MS, () => hands.prompts(author).length === 1);
  await passes(HOUR_MS);
  expect(hands.prompts(author)).toHaveLength(1);
  // It is no prompt that still waits to be sent: it can be answered, and only then is there a report.
  expect(await hands.answers(author, ['a', 'after the restart', ''])).toBe('update');
  await passes(60_000);
  expect(hands.replies(only(hands.reports(channel)), channel)).toHaveLength(1);
  expect(hands.prompts(author)).toHaveLength(1);
});

test('RST-08: a report of four messages goes on after the second one, in order, and repeats none', async () => {
  const { sandbox, clock } = story;
  // On a whole minute, as prompts are: the report is due a moment after the last window has closed, and not before.
  await passes(60_000 - (clock.now() % 60_000));
  const { author, channel, posts } = story.newScene();
  const others = ['u', 'v', 'w'].map((name) => sandbox.workspace.addUser({ name, tz: 'Europe/Berlin' }));
  for (const user of others) await sandbox.joinChannel(user, channel);
  await hands.make(author, channel, {
    ...{ when: inAQuarter(story.clock), zone: 'Europe/Berlin', window: '1' },
    ...{ reminder: 'off', report: 'compiled-person' },
  });
  await passes(QUARTER_MS);
  for (const [n, user] of [author, ...others].entries()) {
    const long = `${n} `.repeat(1_450);
    expect(await hands.answers(user, [long, long, long])).toBe('update');
  }
  await passes(HOUR_MS);
  sandbox.faults.next('chat.postMessage', { latencyMs: 0 });
  sandbox.faults.next('chat.postMessage', NEVER_ANSWERED);
  await killedWhile(60_000, () => posts().length === 2);
  await passes(60_000);
  const inOrder = posts().map(({ text }) => /continued \((\d)\)/.exec(text)?.[1] ?? '1');
  expect(inOrder).toEqual(['1', '2', '3', '4']);
});
