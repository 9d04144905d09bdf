/** The app is taken out and comes back: nothing is said meanwhile, and everything goes on by itself, without a flood. */
import { afterEach, expect, test } from '@jest/globals';
import { addDays } from '../../src/core/calendar-date.js';
import { instantOf, type WallTime, wallOf } from '../../src/core/zoned-time.js';
import { openScene, type Scene, type Somebody } from '../support/scene.js';
import { answers, askedAt, HOUR_MS, makeStandup } from '../support/standup-scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
afterEach(() => story.end());

/** Lets time pass until the clock in Berlin shows this, `days` days from now. */
async function until(time: WallTime, days = 0): Promise<void> {
  const { date } = wallOf(story.clock.now(), 'Europe/Berlin');
  await story.clock.advanceTo(instantOf(addDays(date, days), time, 'Europe/Berlin'));
}

const digests = (scene: Scene, reader: Somebody) =>
  scene
    .posts()
    .map(reader.reads)
    .filter((text) => text.includes('Digest, '));

/** Everything that falls due later: a standup, a digest, a decision and a call. */
async function everythingRuns() {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  await makeStandup(scene, ana, { 'standups:when': 'weekdays 11:00' });
  await ana.types('digest settings');
  await ana.submits({ 'digests:zone': 'Europe/Berlin', 'digests:time': '13:30' });
  await scene.sandbox.closeView(ana.id, ana.form().id, 'all');
  await ana.types('decide Which hour?');
  await ana.submits({ 'decisions:proposal': 'At nine.', 'decisions:asked': [ben.id] });
  await ana.types(`overlap <@${ben.id}>`);
  await ana.pressesInNote('It needs a call');
  await ana.submits({ 'calls:topic': 'Which supplier?' });
  return { scene, ana, ben };
}

test('what falls due while it is away waits, and goes on after it is back: each thing once, and nobody is flooded', async () => {
  story = await openStory();
  const { scene, ana, ben } = await everythingRuns();
  const [decision, call] = scene.posts().map(ben.reads);
  expect(decision).toContain('At nine.');
  expect(call).toContain('Which supplier?');
  const posted = scene.posts().length;

  await story.sandbox.workspace.uninstall();
  await story.sandbox.settle();
  const before = story.sandbox.calls.length;
  await until('12:00', 1);
  expect(story.sandbox.calls).toHaveLength(before);

  await story.reinstall();
  await story.clock.advance(HOUR_MS);
  // The standup: yesterday's prompt is missed, not caught up with; today's, an hour late, is asked.
  expect(askedAt(ben).map((at) => at.slice(0, 10))).toEqual(['2026-03-11']);
  await answers(scene, ben, 'the importer', 'its tests', '');
  // The decision closed by itself, and its card says so.
  const cards = scene.posts().map(ben.reads);
  expect(cards.find((text) => text.includes('At nine.'))).toContain('Accepted');
  // The call's outcome is asked for, once.
  const outcomes = () => ana.dms().filter((dm) => ana.reads(dm).includes('Outcome in one line?'));
  expect(outcomes()).toHaveLength(1);
  expect(digests(scene, ana)).toHaveLength(0);

  await until('14:00');
  expect(digests(scene, ana)).toHaveLength(1);
  expect(outcomes()).toHaveLength(1);
  expect(scene.posts().length).toBeGreaterThan(posted);
  story.expectRefusals();
});
