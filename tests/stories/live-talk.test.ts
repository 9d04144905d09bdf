/** Live talks through the real app: who is asked, once, and what does not count. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { longThread } from '../../src/nudges/rules/long-thread.js';
import type { Message } from '../../src/sandbox/sandbox.js';
import { openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

/** What a lively debate says, without the names. */
const LINES = (longThread.examples.fires[0] ?? '').split('\n').map((line) => line.slice('ana: '.length));
/** As many as a channel waits for. */
const ENOUGH = 14;

interface Hot {
  readonly scene: Scene;
  readonly ana: Somebody;
  readonly ben: Somebody;
  readonly root: Message;
  /** Ana and Ben go on, so many messages, in the thread. */
  goOn(messages: number): Promise<void>;
}

async function thread(): Promise<Hot> {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  const root = await ana.says(LINES[0] ?? '');
  let spoken = 1;
  const goOn = async (messages: number) => {
    for (let n = 0; n < messages; n += 1, spoken += 1)
      await (spoken % 2 ? ben : ana).says(LINES[spoken % LINES.length] ?? '', { thread: root.ts });
    await scene.sandbox.settle();
  };
  return { scene, ana, ben, root, goOn };
}

test('a hot thread asks whoever began it, once, and nobody else sees it', async () => {
  const { scene, ana, ben, goOn } = await thread();
  await goOn(ENOUGH - 2);
  expect(ana.notes()).toEqual([]);
  await goOn(10);
  expect(ana.notes()).toHaveLength(1);
  expect(ana.notes()[0]).toContain('goes on live: 14 messages in 1 min, between 2 people');
  expect(ben.notes()).toEqual([]);
  expect(scene.posts()).toEqual([]);
  await ana.pressesInNote('Why this?');
  expect(ana.readsForm()).toContain('A conversation goes on live, with nothing settled yet.');
  expect(ana.readsForm()).toContain('2 people, 13 changes of speaker');
  expect(await ana.types('why')).toContain('(`nudged`)');
});

test('Leave it takes the note away; Less like this ends this kind, and meetings are still heard', async () => {
  const { ana, goOn } = await thread();
  await goOn(ENOUGH);
  await ana.pressesInNote('Less like this');
  await ana.pressesInNote('This kind off');
  expect(ana.notes().at(-1)).toContain('no more suggestions when a conversation goes on live');
  const other = await thread();
  await other.goOn(ENOUGH);
  await other.ana.pressesInNote('Leave it');
  expect(other.ana.notes()).toEqual([]);
  expect(await other.ana.types('why')).toContain('(`nudged`)');
});

test('a deploy in the middle of it loses nothing, and what comes twice or was deleted does not count', async () => {
  const { scene, ana, ben, root, goOn } = await thread();
  story.sandbox.traffic.double(6);
  await goOn(ENOUGH - 3);
  const slip = await ben.says('sorry, that was meant for the other thread, please ignore it', {
    thread: root.ts,
  });
  await scene.sandbox.deleteMessage(ben.id, { channel: scene.channel, ts: slip.ts });
  await story.restart();
  await goOn(1);
  expect(ana.notes()).toEqual([]);
  await goOn(1);
  expect(ana.notes()).toHaveLength(1);
  await story.restart();
  await goOn(6);
  expect(ana.notes()).toHaveLength(1);
});

test('a channel’s members choose when it comes, or never', async () => {
  const { ana, ben, goOn } = await thread();
  await ben.types('settings');
  await ben.submits({ 'channels:talk-messages': '0' });
  await goOn(ENOUGH + 5);
  expect(ana.notes()).toEqual([]);
  expect(await ana.types('why')).toContain('(`channel-off`)');
});

test('an outcome hushes it, and /async why tells', async () => {
  const { ana, ben, root, goOn } = await thread();
  await goOn(6);
  await ben.says('good, then we decided: a lane for each customer', { thread: root.ts });
  await goOn(8);
  expect(ana.notes()).toEqual([]);
  expect(await ana.types('why')).toContain('(`settled`)');
  await ana.types('privacy');
  expect(ana.notes().at(-1)).toContain('Live conversations you took part in');
});
