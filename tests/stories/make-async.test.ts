import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mentionsIn } from '../support/pings.js';
import { only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const MAKE_ASYNC = 'proposals:make-async';

test('Make this async on one’s own message starts with its words as the proposal', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben');
  const said = await ana.says(
    `Hi <@${ben.id}>, I think we should drop the old importer. It costs us a day a month.`,
  );
  await scene.sandbox.useShortcut(ana.id, MAKE_ASYNC, said);
  expect(ana.readsForm()).toContain('| I think we should drop the old importer.');
  expect(ana.readsForm()).toContain('| Hi @ben, I think we should drop the old importer. It costs us a day');
  expect(ana.readsForm()).toContain('< @ben >');
  await ana.submits({});
  expect(scene.posts()).toHaveLength(1);
});

test('on somebody else’s message their words become a quote, and they are asked', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben');
  const said = await ben.says('The old importer costs us a day a month.');
  await scene.sandbox.useShortcut(ana.id, MAKE_ASYNC, said);
  expect(ana.readsForm()).toContain('| ben wrote:\n  | > The old importer costs us a day a month.');
  expect(ana.readsForm()).toContain('< @ben >');
  const blocked = await ana.submits({});
  expect(blocked.action).toBe('blocked'); // The proposal itself is for Ana to write.
  await ana.submits({ 'proposals:body': 'Let us drop it.' });
  const post = only(scene.posts());
  expect(ben.reads(post)).toContain('ana wrote this proposal');
  expect(mentionsIn(post.blocks)).toEqual([ben.id]);
});

test('in a channel that the app is not in, the form opens, says what to do, and takes the same words once it is invited', async () => {
  const scene = openScene(story, { withApp: false });
  const ana = await scene.person('ana');
  const said = await ana.says('Where shall we host the docs?');
  await scene.sandbox.useShortcut(ana.id, MAKE_ASYNC, said);
  const refused = await ana.submits({ 'proposals:body': 'With the code.' });
  expect(Object.values(refused.errors ?? {})).toEqual([
    'I am not in that conversation. Invite me there with /invite, then press Post it again.',
  ]);
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  expect((await ana.submits({})).action).toBe('close');
  expect(ana.reads(only(scene.posts().slice(1)))).toContain('With the code.');
});

test('a message as long as Slack takes goes through the form, and into the post and its thread, whole', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const sentences = Array.from({ length: 900 }, (_, n) => `Sentence ${n} of many is here.`);
  const said = await ana.says(sentences.join(' '));
  await scene.sandbox.useShortcut(ana.id, MAKE_ASYNC, said);
  expect((await ana.submits({})).action).toBe('close');
  const post = only(scene.posts());
  const shown = [post, ...scene.replies(post)].map(ana.reads).join(' ');
  expect(sentences.filter((_, n) => !new RegExp(`Sentence\\s+${n}\\s`).test(shown))).toEqual([]);
});

test('a message of an app asks no app to reply', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const robot = await scene.person('robot', { isBot: true });
  const said = await robot.says('The nightly build failed');
  await scene.sandbox.useShortcut(ana.id, MAKE_ASYNC, said);
  expect(ana.readsForm()).toContain('> The nightly build failed');
  expect(ana.readsForm()).not.toContain('< @robot >');
});
