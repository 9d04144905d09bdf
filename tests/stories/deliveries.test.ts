import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lastSent, replay } from '../support/replay.js';
import { ASKS, only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const MINUTE = 60_000;
const calls = (method: string) => story.sandbox.calls.filter((call) => call.method === method).length;

describe('what Slack sends more than once', () => {
  test('the same event twice at once', async () => {
    const ana = await openScene(story).person('ana');
    story.sandbox.traffic.duplicate();
    await ana.says(ASKS);
    expect(ana.notes()).toHaveLength(1);
    expect((await ana.types('why')).match(/`nudged`/g)).toHaveLength(1);
  });

  test('one message under two event ids, as through a shared channel', async () => {
    const ana = await openScene(story).person('ana');
    story.sandbox.traffic.double();
    await ana.says(ASKS);
    expect(ana.notes()).toHaveLength(1);
  });

  test('once more after a deploy, five minutes late', async () => {
    const ana = await openScene(story).person('ana');
    await ana.says(ASKS);
    const sent = lastSent(story.sandbox, 'event');
    await story.restart();
    await story.clock.advance(5 * MINUTE);
    expect((await replay(story.sandbox, sent)).status).toBe(200);
    expect(ana.notes()).toHaveLength(1);
  });

  test('the press of a button twice opens the form, and what is submitted is posted once', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    await ana.submits({});
    const submit = lastSent(story.sandbox, 'interaction');
    await story.restart();
    await replay(story.sandbox, submit);
    expect(scene.posts()).toHaveLength(1);
  });
});

describe('what Slack sends in another order, or late', () => {
  test('the edit before the message: one of the two is decided about, and why tells the truth', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    story.sandbox.traffic.hold();
    const said = await ana.says(ASKS);
    await scene.sandbox.edit(ana.id, said, `${ASKS} Or at 4pm?`);
    await story.sandbox.traffic.release('reversed');
    expect(ana.notes()).toEqual([]);
    const why = await ana.types('why');
    expect(why).toContain('(`edited`)');
    expect(why.match(/^• /gm)).toHaveLength(1);
  });

  test('two requests in the wrong order lead to one nudge', async () => {
    const scene = openScene(story);
    const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
    story.sandbox.traffic.hold();
    await ana.says(ASKS);
    await ben.says(ASKS);
    await story.sandbox.traffic.release('reversed');
    expect([ana.notes().length, ben.notes().length].sort()).toEqual([0, 1]);
  });

  test('held back for two hours, a request is still answered where it was made', async () => {
    const scene = openScene(story);
    const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
    const root = await ben.says('the importer fails on empty rows');
    story.sandbox.traffic.hold();
    await ana.says(ASKS, { thread: root.ts });
    await story.clock.advance(120 * MINUTE);
    await story.sandbox.traffic.release();
    expect(only(story.sandbox.ephemeralsOf(ana.id)).thread_ts).toBe(root.ts);
  });

  test('that events are limited is acknowledged', async () => {
    expect((await story.sandbox.traffic.rateLimited()).status).toBe(200);
  });
});

describe('what the app itself sets going', () => {
  test('its posts and edits lead to nothing, though they may read like a request', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    await ana.submits({ 'proposals:title': ASKS, 'proposals:body': ASKS });
    await ana.pressesIn(only(scene.posts()), 'Close with outcome');
    const before = { ephemeral: calls('chat.postEphemeral'), post: calls('chat.postMessage') };
    await ana.submits({ 'proposals:outcome': ASKS });
    const told = lastSent(story.sandbox, 'event');
    expect(JSON.stringify(told?.payload)).toContain('"message_changed"');
    expect({ ephemeral: calls('chat.postEphemeral'), post: calls('chat.postMessage') }).toEqual(before);
    expect((await ana.types('why')).match(/^• /gm)).toHaveLength(1);
  });

  test('a message that leads to nothing costs neither a call nor a write', async () => {
    const ana = await openScene(story).person('ana');
    const before = story.sandbox.calls.length;
    const bytes = await story.storedBytes();
    await ana.says('the build is green again');
    expect(story.sandbox.calls.length).toBe(before);
    expect((await story.storedBytes()).equals(bytes)).toBe(true);
  });
});
