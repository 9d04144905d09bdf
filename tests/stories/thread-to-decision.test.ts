/** From a live talk, or a request to meet, to what other slices make of it: through the nudge's own buttons. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { longThread } from '../../src/nudges/rules/long-thread.js';
import type { Message } from '../../src/sandbox/sandbox.js';
import { mentionsIn } from '../support/pings.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory(); // Tuesday, 10 March 2026, 10:00 in Berlin
});
afterAll(() => story.end());

const LINES = (longThread.examples.fires[0] ?? '').split('\n').map((line) => line.slice('ana: '.length));
/** Moves the story to a wall time in UTC. */
const until = (day: number, hour: number, minute = 0) =>
  story.clock.advance(Date.UTC(2026, 2, day, hour, minute) - story.clock.now());

interface Hot {
  readonly scene: Scene;
  readonly ana: Somebody;
  readonly ben: Somebody;
  readonly root: Message;
}

/** Ana began a thread, and she and Ben have gone on long enough for her to be asked. */
async function hotThread(): Promise<Hot> {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben', { tz: 'America/New_York' })];
  const [first = '', ...others] = LINES;
  const root = await ana.says(first);
  for (const [n, line] of others.entries()) await (n % 2 ? ana : ben).says(line, { thread: root.ts });
  await scene.sandbox.settle();
  expect(only(ana.notes())).toContain('goes on live');
  expect(ben.notes()).toEqual([]);
  return { scene, ana, ben, root };
}

test('a request to meet becomes a call with everybody’s local time, or a decision', async () => {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben', { tz: 'America/New_York' })];
  await ana.says(`<@${ben.id}> can we hop on a call to decide which supplier we take?`);
  expect(only(ana.notes())).toContain('[ Start a decision ]');
  await ana.pressesInNote('It needs a call');
  expect(ana.readsForm()).toContain('which supplier we take?');
  expect(ana.readsForm()).toContain('< @ben >');
  await ana.submits({});
  const call = only(scene.posts());
  expect(ben.reads(call)).toContain('ana asks for a call of 25 minutes.');
  expect(ben.reads(call)).toContain('@ben: Tue 10 Mar, 09:00 in New York');
  expect(ben.reads(call)).toContain('ana: Tue 10 Mar, 14:00 in Berlin');

  // The nudge stays until it is put away: she may think better of it.
  await ana.pressesIn(call, 'Cancel the call');
  await ana.pressesInNote('Start a decision');
  expect(ana.readsForm()).toContain('which supplier we take?');
  await ana.submits({ 'decisions:proposal': 'The first one.' });
  const [, card = call] = scene.posts();
  expect(ben.reads(card)).toContain('ana asks for a decision.');
  expect(mentionsIn([card.text, card.blocks])).toEqual([ben.id]);
});

test('a hot thread becomes a decision, asks those who talked, and closes by itself with the dissent', async () => {
  const { scene, ana, ben, root } = await hotThread();
  const leo = await scene.person('leo', { tz: 'America/Los_Angeles' });
  await ana.pressesInNote('Make it a decision');
  expect(ana.readsForm()).toContain('| We need to settle how the importer retries');
  expect(ana.readsForm()).toContain('(x) In this thread');
  expect(ana.readsForm()).toContain('< @ben >');
  await ana.submits({
    'decisions:question': 'How does the importer retry?',
    'decisions:proposal': 'A lane for each customer.',
    'decisions:asked': [ben.id, leo.id],
  });
  const card = () => scene.replies(root)[0] ?? root;
  expect(ben.reads(card())).toContain('*Closes today at 8:00 PM*');
  expect(leo.reads(card())).toContain('*Closes today at 5:00 PM*');
  expect(mentionsIn([card().text, card().blocks])).toEqual([ben.id, leo.id]);

  await ana.pressesIn(card(), 'Agree');
  await leo.pressesIn(card(), 'Agree');
  await ben.pressesIn(card(), 'Concern…');
  await ben.submits({ 'decisions:concern-text': 'Four hundred lanes are many.' });
  await until(10, 23, 59);
  expect(ben.reads(card())).toContain('Agree *2*: ana, leo  ·  Concern *1*: ben');
  await until(11, 0, 1);
  expect(ben.reads(card())).toContain('*Accepted*: 2 people agreed, with 1 concern kept.');
  expect(ben.reads(scene.replies(root).at(-1) ?? root)).toContain('> Four hundred lanes are many.');
  expect(await ben.types('decisions lane')).toContain('*accepted*');
  expect(scene.posts()).toEqual([]);
});

test('a hot thread put off comes back at the next common hours, once, also after a deploy', async () => {
  await until(11, 9);
  const { scene, ana, ben, root } = await hotThread();
  await ana.pressesInNote('Continue tomorrow');
  expect(ana.notes()).toEqual([]);
  const note = () => scene.replies(root)[0] ?? root;
  expect(ben.reads(note())).toContain('*Paused by ana.* It comes back tomorrow at 9:00 AM');
  expect(mentionsIn([note().text, note().blocks])).toEqual([]);

  await story.restart();
  // Tomorrow, when Ben's morning and Ana's afternoon meet.
  await until(12, 12, 59);
  expect(scene.replies(root)).toHaveLength(1);
  await until(12, 13, 1);
  await story.restart();
  await until(12, 15);
  const [, back, ...more] = scene.replies(root);
  expect(more).toEqual([]);
  expect(ben.reads(back ?? root)).toContain('back as ana asked');
  expect(new Set(mentionsIn([back?.blocks]))).toEqual(new Set([ana.id, ben.id]));
  await ben.pressesIn(back ?? root, 'It is settled');
  expect(ana.reads(scene.replies(root)[1] ?? root)).toBe('This is settled, says ben.');
  expect(scene.posts()).toEqual([]);
});
