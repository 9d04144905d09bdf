import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Message } from '../../src/sandbox/sandbox.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const SHORTCUT = 'wrapups:this-thread';

interface Talked {
  readonly scene: Scene;
  readonly ana: Somebody;
  readonly ben: Somebody;
  readonly root: Message;
  readonly last: Message;
}

/** A thread with a decision, a promise, a link and a question that nobody answered. */
async function aThread(on: Story = story): Promise<Talked> {
  const scene = openScene(on);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben');
  const root = await ana.says('Which queue should the importer read first?');
  const inThread = { thread: root.ts };
  await ben.says('The slow one blocks the invoices, see <https://example.com/queues>', inThread);
  await ana.says('ok, let’s go with the slow queue first & the fast one after', inThread);
  await ben.says('sounds good. I’ll write the migration tomorrow', inThread);
  const last = await ana.says('does anybody know who owns the alerts for it?', inThread);
  return { scene, ana, ben, root, last };
}

/** What `Copy link` gives for a message. */
const linkTo = ({ channel, ts, thread_ts: root }: Message): string =>
  `https://sandbox.slack.com/archives/${channel}/p${ts.replace('.', '')}${
    root === undefined || root === ts ? '' : `?thread_ts=${root}&cid=${channel}`
  }`;

describe('a thread is wrapped up', () => {
  test('by the shortcut on any of its messages: the form has what was found, and one post cites it', async () => {
    const { scene, ben, root, last } = await aThread();
    await story.sandbox.useShortcut(ben.id, SHORTCUT, last);
    const form = ben.readsForm();
    expect(form).toContain('== Wrap up ==');
    expect(form).toContain('| Which queue should the importer read first?');
    expect(form).toContain('| ana: ok, let’s go with the slow queue first & the fast one after [');
    expect(form).toContain('| ana: does anybody know who owns the alerts for it? [');
    expect(form).toContain('| ben: I’ll write the migration tomorrow [');
    expect(form).toContain('| https://example.com/queues [');

    expect((await ben.submits({ 'wrapups:title': 'Queues: <!channel> & order' })).action).toBe('close');
    const post = only(scene.replies(root));
    expect(scene.posts()).toEqual([]);
    const read = ben.reads(post);
    expect(read).toContain('*Queues: <!channel> & order*');
    expect(read).toContain('ben wrapped up this thread.');
    expect(read).toContain('ana: ok, let’s go with the slow queue first & the fast one after [2]');
    const decided = story.sandbox.threadOf(scene.channel, root.ts)[2];
    const { permalink } = { permalink: `p${decided?.ts.replace('.', '')}?thread_ts=${root.ts}` };
    expect(JSON.stringify(post.blocks)).toContain(permalink);
    expect(mentionsIn([post.text, post.blocks])).toEqual([]);
    expect(broadcastsIn(post)).toEqual([]);
  });

  test('by a link, with a line for the channel; its author edits it, and nobody else can', async () => {
    const { scene, ana, ben, root, last } = await aThread();
    expect(await ana.types(`wrap ${linkTo(last)}`)).toBe('');
    await ana.submits({ 'wrapups:title': 'Queues', 'wrapups:to-channel': ['yes'] });
    const line = only(scene.posts());
    expect(ben.reads(line)).toContain('ana wrapped up a thread: *Queues*');
    expect(ben.reads(line)).toContain('Read it in the thread');

    await ben.pressesIn(only(scene.replies(root)), 'Edit');
    expect(ben.notes().at(-1)).toBe('Only the person who wrote this can do that here.');

    await ana.pressesIn(only(scene.replies(root)), 'Edit');
    expect(ana.readsForm()).toContain('== Edit the wrap-up ==');
    await ana.submits({ 'wrapups:title': 'Queues, in order', 'wrapups:outcome': 'Slow, then fast.' });
    const edited = ana.reads(only(scene.replies(root)));
    expect(edited).toContain('*Queues, in order*');
    expect(edited).toContain('Slow, then fast.');
    expect(edited).toContain('Edited since.');
    expect(ben.reads(only(scene.posts()))).toContain('ana wrapped up a thread: *Queues, in order*');
  });

  test('by words in the DM, whose button opens the form; without a link they say how', async () => {
    const { ana, root, scene } = await aThread();
    await story.sandbox.dm(ana.id, 'wrap');
    expect(ana.dms().map(ana.reads).at(-1)).toContain('type `/async wrap <link>`');
    await story.sandbox.dm(ana.id, `wrap <${linkTo(root)}>`);
    const [, offer] = ana.dms();
    if (!offer) throw new Error('nothing was offered');
    await ana.pressesIn(offer, 'Wrap it up');
    await ana.submits({});
    expect(scene.replies(root)).toHaveLength(1);
  });

  test('with no decision in it: that is a result, and is posted as one', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const root = await ana.says('The importer fails on empty rows since the weekend');
    await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    expect(ana.readsForm()).toContain('I found no decision in it. That is a result, too');
    const empty = await ana.submits({});
    expect(Object.values(empty.errors ?? {})).toEqual([
      'Please write at least one line: what came of it, or what is still open.',
    ]);
    await ana.submits({ 'wrapups:questions': 'Who has seen it before?' });
    expect(ana.reads(only(scene.replies(root)))).toContain('No decision was found.');
  });
});

describe('nobody wraps up what they may not see', () => {
  const REFUSAL =
    'I cannot wrap that up: there is no such message, or you or I are not in that conversation.';

  test('somebody outside the channel, a message that is not there, and a channel without the app look the same', async () => {
    const { root } = await aThread();
    const elsewhere = openScene(story);
    const eve = await elsewhere.person('eve');
    const hidden = openScene(story, { kind: 'private', withApp: false });
    const carl = await hidden.person('carl');
    const said = await carl.says('Between us: which vendor do we take?');

    await eve.types(`wrap ${linkTo(root)}`);
    const refused = eve.readsForm();
    expect(refused).toContain(REFUSAL);
    await eve.types(`wrap https://sandbox.slack.com/archives/${elsewhere.channel}/p1700000000000100`);
    expect(eve.readsForm()).toBe(refused);
    await eve.types(`wrap ${linkTo(said)}`);
    expect(eve.readsForm()).toBe(refused);
    await story.sandbox.useShortcut(carl.id, SHORTCUT, said);
    expect(carl.readsForm()).toBe(refused);
    story.expectRefusals();
  });

  test('who left the channel while writing is told at the form, and nothing is posted', async () => {
    const { scene, ana, root } = await aThread();
    await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    await story.sandbox.leaveChannel(ana.id, scene.channel);
    const { errors } = await ana.submits({});
    expect(Object.values(errors ?? {})[0]).toContain(REFUSAL);
    expect(scene.replies(root)).toEqual([]);
  });
});

describe('when Slack does not let us read', () => {
  test.each([
    ['refuses', { error: 'missing_scope' }, 'Slack does not let me read this conversation'],
    ['throttles', { rateLimited: { retryAfter: 60 } }, 'Slack asks me to wait a minute'],
  ] as const)(
    'because it %s, and nothing is remembered, the form is empty, says so, and can be posted',
    async (_, fault, note) => {
      const { scene, ana, root } = await aThread();
      await story.restart();
      story.sandbox.faults.next('conversations.replies', fault, 3);
      await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
      story.sandbox.faults.clear();
      story.expectRefusals();
      expect(ana.readsForm()).toContain(note);
      await ana.submits({ 'wrapups:title': 'Queues', 'wrapups:outcome': 'Slow first.' });
      expect(ana.reads(only(scene.replies(root)))).toContain('Slow first.');
    },
  );

  test('the words still in memory fill the form, which says that they may be a part', async () => {
    const { ana, root } = await aThread();
    story.sandbox.faults.next('conversations.replies', { error: 'missing_scope' }, 3);
    await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    story.sandbox.faults.clear();
    story.expectRefusals();
    expect(ana.readsForm()).toContain('I could read only a part of this conversation');
    expect(ana.readsForm()).toContain('let’s go with the slow queue first');
  });

  test('as a limited app gets 15 messages and then has to wait: the form has those, and says that it is a part', async () => {
    const { ana, root } = await aThread();
    for (let n = 1; n <= 20; n += 1) await ana.says(`Row ${n} is fine`, { thread: root.ts });
    Object.assign(story.sandbox.limits, { tiers: 'on', history: 'one-a-minute' });
    await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    Object.assign(story.sandbox.limits, { tiers: 'off', history: 'tier-3' });
    story.expectRefusals();
    expect(ana.readsForm()).toContain('I could read only a part of this conversation');
    expect(ana.readsForm()).toContain('let’s go with the slow queue first');
  });

  test('within the time that a form has, it opens empty-handed and is filled when the answer comes', async () => {
    const { ana, root } = await aThread();
    story.sandbox.faults.next('conversations.replies', { latencyMs: 2_000 });
    const opening = story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    await story.clock.advance(1_000);
    expect(ana.readsForm()).toContain('One moment, I am reading the conversation.');
    await story.clock.advance(2_000);
    await opening;
    expect(ana.readsForm()).toContain('let’s go with the slow queue first');
  });
});

describe('nothing typed is lost, and nothing is posted twice', () => {
  test('what Slack refuses comes back by DM, and Try again posts it', async () => {
    const { scene, ana, root } = await aThread();
    await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    story.sandbox.faults.next('chat.postMessage', { error: 'restricted_action' });
    await ana.submits({ 'wrapups:outcome': 'Slow first.' });
    story.expectRefusals();
    expect(scene.replies(root)).toEqual([]);
    const dm = only(ana.dms());
    expect(ana.reads(dm)).toContain('I could not post your wrap-up');
    expect(ana.reads(dm)).toContain('Slow first.');
    await ana.pressesIn(dm, 'Try again');
    await ana.submits({});
    expect(ana.reads(only(scene.replies(root)))).toContain('Slow first.');
  });

  test('an app that ends between saving and posting posts it once after its next start', async () => {
    const { scene, ana, root } = await aThread();
    await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    story.sandbox.faults.next('chat.postMessage', { rateLimited: { retryAfter: 60 } });
    await ana.submits({ 'wrapups:outcome': 'Slow first.' });
    story.expectRefusals();
    expect(scene.replies(root)).toEqual([]);
    expect((await story.storedBytes()).includes('Slow first.')).toBe(false);
    await story.restart();
    await story.clock.advance(5 * 60_000);
    expect(ana.reads(only(scene.replies(root)))).toContain('Slow first.');
  });

  test('what is kept can be exported and deleted; the post stays, and is nobody’s to edit', async () => {
    const { scene, ana, root } = await aThread();
    await story.sandbox.useShortcut(ana.id, SHORTCUT, root);
    await ana.submits({ 'wrapups:outcome': 'Slow first.' });
    expect(await ana.types('privacy')).toContain('Wrap-ups you wrote');
    await ana.pressesInNote('Export');
    expect(ana.files().join('\n')).toContain('Slow first.');
    await ana.types('privacy');
    await ana.pressesInNote('Delete');
    await ana.pressesIn(only(scene.replies(root)), 'Edit');
    expect(ana.notes().at(-1)).toBe('Only the person who wrote this can do that here.');
  });
});
