import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { ASKS, only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

describe('from a nudge to the post', () => {
  test('a proposal starts with the author’s words and the people named, and is posted in the author’s name', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const mei = await scene.person('mei', { tz: 'Asia/Tokyo' });
    const ben = await scene.person('ben', { tz: 'America/New_York' });
    await ana.says(`<@${mei.id}> can we hop on a call to decide about the date? I would take the 24th.`);

    await ana.pressesInNote('Write a proposal');
    expect(ana.readsForm()).toContain('== Write a proposal ==');
    expect(ana.readsForm()).toContain('| Can we hop on a call to decide about the date?');
    expect(ana.readsForm()).toContain('| @mei can we hop on a call to decide about the date? I would take');
    expect(ana.readsForm()).toContain('< @mei >');

    const { action } = await ana.submits({
      'proposals:title': 'Release on the 24th',
      'proposals:body': `<@${ana.id}> and <!channel> are words here.`,
      'proposals:asked': [mei.id, ben.id],
    });
    expect(action).toBe('close');
    const post = only(scene.posts());
    expect(post.thread_ts).toBeUndefined();
    const read = ben.reads(post);
    expect(read).toContain('*Release on the 24th*');
    expect(read).toContain('ana wrote this proposal instead of a meeting.');
    expect(read).toContain('For @mei @ben. *Replies by');
    expect(read).toContain('*Reply in thread*');
    expect(read).toContain('<!channel> are words here.');
    expect(mentionsIn([post.text, post.blocks])).toEqual([mei.id, ben.id]);
    expect(broadcastsIn(post)).toEqual([]);
  });

  test('the deadline is fair: everyone asked has had eight working hours of their own by then', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana'); // 10:00 on a Tuesday
    const ben = await scene.person('ben', { tz: 'America/New_York' }); // 05:00
    const mei = await scene.person('mei', { tz: 'Asia/Tokyo' }); // 18:00
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    await ana.submits({ 'proposals:asked': [ben.id, mei.id] });
    const bensEvening = Date.UTC(2026, 2, 10, 21);
    const meisNextEvening = Date.UTC(2026, 2, 11, 8);
    const post = only(scene.posts());
    expect(replyBy(post)).toBe(Math.max(bensEvening, meisNextEvening));
    expect(ana.reads(post)).toContain('Replies by tomorrow at 9:00 AM');
    expect(ben.reads(post)).toContain('Replies by tomorrow at 4:00 AM');
    expect(mei.reads(post)).toContain('Replies by tomorrow at 5:00 PM');
  });

  test('an update asks nobody for a reply', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says('can we hop on a call? I want to walk you through the importer');
    await ana.pressesInNote('Share an update');
    expect(ana.readsForm()).toContain('== Share an update ==');
    await ana.submits({ 'proposals:title': 'Importer', 'proposals:body': 'It is half done.' });
    const post = only(scene.posts());
    expect(ana.reads(post)).toContain('No reply needed; read it when it suits you.');
    expect(replyBy(post)).toBeUndefined();
  });

  test('asked in a thread, the nudge and the post stay in the thread', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    const root = await ben.says('The importer fails on empty rows');
    await ana.says(ASKS, { thread: root.ts });
    expect(scene.sandbox.ephemeralsOf(ana.id, scene.channel)[0]?.thread_ts).toBe(root.ts);
    await ana.pressesInNote('Ask in writing');
    expect(ana.readsForm()).toContain('(x) In this thread');
    await ana.submits({});
    expect(scene.posts()).toEqual([]);
    expect(scene.replies(root)).toHaveLength(1);
  });

  test('the author may move it from the thread to the channel, and back', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const said = await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    await ana.submits({ 'proposals:where': 'thread' });
    expect(scene.posts()).toEqual([]);
    expect(scene.replies(said)).toHaveLength(1);
  });

  test('a nudge outlives a deploy: hours later its buttons still work, and still know the words', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await story.restart();
    await story.clock.advance(3 * 3_600_000);
    await ana.pressesInNote('Ask in writing');
    expect(ana.readsForm()).toContain(`| ${ASKS}`);
    await ana.submits({});
    expect(scene.posts()).toHaveLength(1);
  });

  test('words too long for a button are read again when it is pressed', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(`${ASKS} ${'The importer needs a second look. '.repeat(90)} These are the last words.`);
    await ana.pressesInNote('Ask in writing');
    expect(ana.readsForm()).toContain('Question, continued (2 of 2)');
    expect(ana.readsForm()).toContain('These are the last words.');
  });
});

describe('what the form does not take', () => {
  test('a blank text is told at its field, and nothing typed is lost', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    const submitted = await ana.submits({ 'proposals:title': '  ', 'proposals:body': ' \n ' });
    expect(submitted.action).toBe('errors');
    expect(Object.values(submitted.errors ?? {}).sort()).toEqual([
      'Please give it a title, so that it can be found later.',
      'Please write your question.',
    ]);
    expect(scene.posts()).toEqual([]);
    expect((await ana.submits({ 'proposals:title': 'Now', 'proposals:body': 'Why?' })).action).toBe('close');
    expect(scene.posts()).toHaveLength(1);
  });

  test('an app, or somebody who left, cannot be asked', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const robot = await scene.person('robot', { isBot: true });
    const gone = await scene.person('gone', { deleted: true });
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    const withApp = await ana.submits({ 'proposals:asked': [robot.id] });
    expect(Object.values(withApp.errors ?? {})).toEqual([
      'robot: apps cannot reply. Please choose people only.',
    ]);
    const withGone = await ana.submits({ 'proposals:asked': [gone.id] });
    expect(Object.values(withGone.errors ?? {})).toEqual([
      'gone: no longer active here. Please choose somebody else.',
    ]);
    expect(scene.posts()).toEqual([]);
  });

  test('a channel that was archived meanwhile is told where the place is chosen', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    await scene.sandbox.archive(scene.channel, ana.id);
    const { errors } = await ana.submits({});
    expect(Object.values(errors ?? {})).toEqual([
      'That channel is archived, so nothing can be posted there any more.',
    ]);
  });
});

/** The instant in the post's `<!date^…>`. */
function replyBy(post: { readonly blocks: readonly unknown[] }): number | undefined {
  const [, seconds] = /Replies by <!date\^(\d+)\^/.exec(JSON.stringify(post.blocks)) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
