/** The app is taken out and both events that tell of it are lost: Slack's refusal of the token is all there is to go by. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

const DAY_MS = 86_400_000;

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

test('a workspace that does not come back within two weeks is forgotten, and nothing is asked of Slack meanwhile', async () => {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  await ana.types('decide Which hour?');
  await ana.submits({ 'decisions:proposal': 'At nine.', 'decisions:asked': [ben.id] });
  expect(await ana.types('decisions')).toContain('Which hour?');

  story.sandbox.traffic.hold();
  await story.sandbox.workspace.uninstall();
  // Ben's reminder finds the token refused; from then on Slack is asked no more than whether it takes the token again.
  await story.clock.advance(DAY_MS);
  const calls = () => story.sandbox.calls.filter(({ method }) => method !== 'auth.test').length;
  const before = calls();
  await story.clock.advance(15 * DAY_MS);
  expect(calls()).toBe(before);
  await story.reinstall();
  story.expectRefusals();
  expect(await ana.types('decisions')).not.toContain('Which hour?');
}, 600_000);
