import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ASKS, only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const uninvited = () => openScene(story, { withApp: false });

test('invited, it introduces itself in one message that tells who added it and how to turn it off', async () => {
  const scene = uninvited();
  const ana = await scene.person('ana');
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  const read = ana.reads(only(scene.posts()));
  expect(read).toContain('Hello, I am Meanwhile. ana added me to this channel.');
  expect(read).toContain('Never the text of messages');
  expect(read).toContain('[ Turn off here ]');
});

test('once: also when Slack tells it twice, and when it is removed and invited again after a deploy', async () => {
  const scene = uninvited();
  const ana = await scene.person('ana');
  scene.sandbox.traffic.duplicate(2);
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  await scene.sandbox.removeApp(scene.channel, ana.id);
  await story.restart();
  scene.sandbox.traffic.double(2);
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  expect(scene.posts()).toHaveLength(1);
});

test('a person who joins is not introduced to anything', async () => {
  const scene = openScene(story);
  await scene.person('ana');
  expect(scene.posts()).toEqual([]);
});

test('in a channel shared with another organisation it says that it stays silent', async () => {
  const scene = openScene(story, { withApp: false, isExtShared: true });
  const ana = await scene.person('ana');
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  expect(ana.reads(only(scene.posts()))).toContain('shared with another organisation, so I stay silent here');
});

test('Turn off here answers the presser alone, and offers the way back', async () => {
  const scene = uninvited();
  const ana = await scene.person('ana');
  const ben = await scene.person('ben');
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  await ben.pressesIn(only(scene.posts()), 'Turn off here');
  expect(ben.notes().at(-1)).toContain('*Nudges:* off');
  expect(ana.notes()).toEqual([]);
  await ana.says(ASKS);
  expect(ana.notes()).toEqual([]);

  await ben.pressesInNote('Turn on here');
  expect(ben.notes().at(-1)).toContain('*Nudges:* on');
  await ana.says(ASKS);
  expect(ana.notes()).toHaveLength(1);
});

test('Settings opens the channel’s settings', async () => {
  const scene = uninvited();
  const ana = await scene.person('ana');
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  await ana.pressesIn(only(scene.posts()), 'Settings');
  expect(ana.readsForm()).toContain('== Channel settings ==');
});

test('who sees the introduction without being a member may change nothing', async () => {
  const scene = uninvited();
  const ana = await scene.person('ana');
  const passerBy = await openScene(story).person('passer-by');
  await scene.sandbox.inviteApp(scene.channel, ana.id);
  await passerBy.pressesIn(only(scene.posts()), 'Turn off here');
  const [answer] = scene.sandbox.ephemeralsOf(passerBy.id, scene.channel);
  expect(answer?.text).toContain('you are not a member of it');
  await ana.says(ASKS);
  expect(ana.notes()).toHaveLength(1);
});
