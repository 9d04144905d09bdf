import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../src/core/calendar-date.js';
import { instantOf, type WallTime, wallOf } from '../../src/core/zoned-time.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

/** Digests of the channel that stand for themselves, not below another. */
const digests = (scene: Scene, reader: Somebody): readonly string[] =>
  scene
    .posts()
    .filter(({ thread_ts }) => thread_ts === undefined)
    .map(reader.reads)
    .filter((text) => text.includes('Digest, '));

async function setDigest(scene: Scene, by: Somebody, entries: Parameters<Somebody['submits']>[0] = {}) {
  expect(await by.types('digest settings')).toBe('');
  const { action } = await by.submits({ 'digests:zone': 'Europe/Berlin', ...entries });
  expect(action).toBe('update');
  await scene.sandbox.closeView(by.id, by.form().id, 'all');
}

/** Lets time pass until the clock in Berlin shows this again. */
async function until(time: WallTime): Promise<void> {
  const now = story.clock.now();
  const today = wallOf(now, 'Europe/Berlin').date;
  const at = instantOf(today, time, 'Europe/Berlin');
  await story.clock.advanceTo(at > now ? at : instantOf(addDays(today, 1), time, 'Europe/Berlin'));
}

async function asks(who: Somebody, title: string): Promise<void> {
  const message = await who.says('can we hop on a quick call tomorrow at 3pm?');
  await who.pressesInNote('Ask in writing');
  await who.submits({ 'proposals:title': title });
  expect(message.ts).toBeDefined();
}

describe('a channel’s digest', () => {
  test('comes at its time, once, over a restart; a day with nothing to tell has none', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await setDigest(scene, ana);
    await asks(ana, 'Freeze <!channel> on Friday & ship?');
    await until('16:59');
    expect(digests(scene, ana)).toHaveLength(0);
    await story.restart();
    await until('17:01');
    const text = only(digests(scene, ana));
    expect(text).toContain('Digest, Tue 10 Mar');
    expect(text).toContain('*ana* asked: ');
    expect(text).toContain('Freeze <!channel> on Friday & ship?');
    expect(JSON.stringify(scene.posts())).not.toContain('<!channel>');
    await until('17:01');
    expect(digests(scene, ana)).toHaveLength(2);
    expect(digests(scene, ana)[1]).toContain('Waiting for an answer');
    // It waits as it did: that is nothing new.
    await until('17:01');
    expect(digests(scene, ana)).toHaveLength(2);
  });

  test('now posts today’s ahead of its time, and it does not come a second time', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    expect(await ana.types('digest')).toContain('No digest is posted in this channel');
    await setDigest(scene, ana, { 'digests:time': '23:00' });
    expect(await ana.types('digest now')).toContain('nothing to tell');
    await asks(ana, 'Which region first?');
    await story.clock.advance(60_000);
    expect(await ana.types('digest preview')).toContain('Which region first?');
    expect(digests(scene, ana)).toHaveLength(0);
    expect(await ana.types('digest now')).toContain('in the channel');
    expect(only(digests(scene, ana))).toContain('Which region first?');
    await until('23:30');
    expect(digests(scene, ana)).toHaveLength(1);
  });

  test('a standup’s late answer brings the digest of its day up to date', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    await setDigest(scene, ana, { 'digests:time': '21:00' });
    await ana.types('standup new');
    await ana.submits({});
    await scene.sandbox.closeView(ana.id, ana.form().id, 'all');
    await until('10:01');
    for (const words of ['shipped the importer', 'freeze it', 'waiting for keys']) {
      await scene.sandbox.dm(ana.id, words);
    }
    await until('21:05');
    expect(only(digests(scene, ana))).toContain('1 of 2 answered; no answer yet: *ben*');
    const prompt = ben.dms().at(-1);
    if (!prompt) throw new Error('Ben was not asked');
    await ben.pressesIn(prompt, 'Answer');
    const [first] = ben.form().blocks.filter(({ type }) => type === 'input');
    await ben.submits({ [String(first?.block_id)]: 'read the spec' });
    await story.clock.advance(5 * 60_000);
    expect(only(digests(scene, ana))).toContain('2 of 2 answered.');
  });

  test('its settings are for members, and say what needs another look', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.types('digest settings');
    const { errors } = await ana.submits({ 'digests:zone': 'Mars/Base' });
    expect(Object.values(errors ?? {}).join()).toContain('not a time zone I know');
    const { action } = await ana.submits({ 'digests:zone': 'Europe/Berlin', 'digests:cadence': 'weekly' });
    expect(action).toBe('update');
    expect(await ana.types('digest off')).toContain('no digest is posted here any more');
    expect(await ana.types('digest off')).toContain('No digest was posted here anyway');
    expect(await ana.types('digest nonsense')).toContain('digest settings');
  });
});
