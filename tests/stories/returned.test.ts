import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ASKS, only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
let scene: Scene;
let ana: Somebody;
beforeEach(async () => {
  story = await openStory();
  scene = openScene(story);
  ana = await scene.person('ana');
  await ana.says(ASKS);
  await ana.pressesInNote('Ask in writing');
});
afterEach(() => story.end());

const MINUTE = 60_000;

test('what Slack refuses comes back to its author by DM, and Try again posts it', async () => {
  const { sandbox } = story;
  sandbox.faults.next('chat.postMessage', { error: 'restricted_action' });
  await ana.submits({ 'proposals:title': 'Which day?', 'proposals:body': 'The 24th, or the 25th?' });
  expect(scene.posts()).toEqual([]);
  const dm = only(ana.dms());
  const told = ana.reads(dm);
  expect(told).toContain('I could not post your question');
  expect(told).toContain('The rules of that channel or workspace do not allow it.');
  expect(told).toContain('Which day?');
  expect(told).toContain('The 24th, or the 25th?');
  story.expectRefusals();

  await ana.pressesIn(dm, 'Try again');
  expect(ana.readsForm()).toContain('| The 24th, or the 25th?');
  expect((await ana.submits({})).action).toBe('close');
  expect(scene.posts()).toHaveLength(1);
});

test('a post that Slack throttles arrives later, once', async () => {
  story.sandbox.faults.next('chat.postMessage', { rateLimited: { retryAfter: 45 } });
  await ana.submits({});
  expect(scene.posts()).toEqual([]);
  story.expectRefusals();
  await story.clock.advance(44_000);
  expect(scene.posts()).toEqual([]);
  await story.clock.advance(2_000);
  expect(scene.posts()).toHaveLength(1);
  await story.clock.advance(60 * MINUTE);
  expect(scene.posts()).toHaveLength(1);
  expect(ana.dms()).toEqual([]);
});

test('posted, though the connection broke before the answer: it is found again, and not posted twice', async () => {
  story.sandbox.faults.next('chat.postMessage', { drop: 'after' });
  await ana.submits({});
  story.expectRefusals();
  await story.clock.advance(60 * MINUTE);
  expect(scene.posts()).toHaveLength(1);
  await ana.pressesIn(only(scene.posts()), 'Close with outcome');
  await ana.submits({ 'proposals:outcome': 'The 24th.' });
  expect(scene.posts().map(ana.reads).join('\n')).toContain('The 24th.');
});

test('not posted, because the connection broke before: it is posted later, once', async () => {
  story.sandbox.faults.next('chat.postMessage', { drop: 'before' });
  await ana.submits({});
  story.expectRefusals();
  await story.clock.advance(60 * MINUTE);
  expect(scene.posts()).toHaveLength(1);
});

test('when nobody can tell whether it arrived, the author gets the words back and decides', async () => {
  const { faults } = story.sandbox;
  faults.next('chat.postMessage', { drop: 'after' });
  faults.next('conversations.history', { error: 'missing_scope' }, 500);
  await ana.submits({ 'proposals:body': 'The 24th, or the 25th?' });
  await story.clock.advance(2 * 24 * 60 * MINUTE);
  story.expectRefusals();
  expect(scene.posts()).toHaveLength(1);
  const told = ana.dms().map(ana.reads).join('\n');
  expect(told).toContain('Slack did not say whether your question arrived');
  expect(told).toContain('The 24th, or the 25th?');
  expect(ana.dms()).toHaveLength(1);
});
