/**
 * Scenarios NDG-08, 09 and 10: long threads, through the whole app. Their rule is 12 messages by 3 people within 15 minutes. Twelve is what
 * the channel waits for here; people and pace are no settings of ours: the rule wants a back and forth of two or more within half an hour
 * (`nudges/rules/long-thread.ts`), so three people in 11 minutes satisfy both.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { channelId, teamId, userId } from '../../src/core/ids.js';
import { longThread } from '../../src/nudges/rules/long-thread.js';
import type { Message } from '../../src/sandbox/sandbox.js';
import { openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

const WANTED = 12;
/** Twelve replies in eleven minutes. */
const PACE_MS = 55_000;
/** What a lively debate says, without the names. */
const LINES = (longThread.examples.fires[0] ?? '').split('\n').map((line) => line.slice('ana: '.length));
/** Who speaks in turn. */
const TURNS = [
  'ben',
  'ana',
  'ben',
  'cora',
  'ana',
  'ben',
  'ana',
  'cora',
  'ben',
  'ana',
  'cora',
  'ben',
] as const;

let story: Story;
let scene: Scene;
let people: Readonly<Record<(typeof TURNS)[number], Somebody>>;
let root: Message;
let replies: Message[];
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

beforeEach(async () => {
  scene = openScene(story);
  people = {
    ...{ ana: await scene.person('ana'), ben: await scene.person('ben') },
    cora: await scene.person('cora'),
  };
  await story.restart(async ({ repositories }) => {
    const team = teamId(scene.sandbox.workspace.id);
    const { id: by } = people.ana;
    const change = { talkMessages: WANTED };
    await repositories.channels.change(team, channelId(scene.channel), change, userId(by), story.clock.now());
  });
  root = await people.ana.says(LINES[0] ?? '');
  replies = [];
});

/** The thread goes on by so many replies. */
async function goOn(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await story.clock.advance(PACE_MS);
    const who = people[TURNS[replies.length % TURNS.length] ?? 'ana'];
    replies.push(await who.says(LINES[replies.length + 1] ?? '', { thread: root.ts }));
  }
  await scene.sandbox.settle();
}

/** As `goOn`, but Slack delivers the last of them first. */
async function goOnOutOfOrder(count: number): Promise<void> {
  scene.sandbox.traffic.hold();
  await goOn(count);
  await scene.sandbox.traffic.release('reversed');
  await scene.sandbox.settle();
}

const suggestions = () => Object.values(people).flatMap((each) => each.notes());

test('NDG-08: six replies, each delivered twice, are six', async () => {
  scene.sandbox.traffic.double(6);
  await goOn(6);
  expect(suggestions()).toEqual([]);
});

test('NDG-09: twelve replies in eleven minutes, out of order and over a restart, bring one suggestion', async () => {
  await goOnOutOfOrder(4);
  await goOnOutOfOrder(3);
  await story.restart();
  await goOnOutOfOrder(3);
  expect(suggestions()).toEqual([]);
  await goOnOutOfOrder(2);
  expect(suggestions()).toHaveLength(1);
  expect(people.ana.notes()).toHaveLength(1);
});

test('NDG-10: of twelve replies two that were deleted before the last do not count', async () => {
  await goOn(10);
  for (const gone of [3, 6]) {
    const { ts, user } = replies[gone] ?? root;
    await scene.sandbox.deleteMessage(user ?? '', { channel: scene.channel, ts });
  }
  await goOn(2);
  expect(suggestions()).toEqual([]);
  // One more is the twelfth message that stands.
  await goOn(1);
  expect(suggestions()).toHaveLength(1);
});
