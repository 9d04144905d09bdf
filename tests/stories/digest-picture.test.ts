/** A weekly digest's picture, from the form's switch to the file below the digest. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { instantOf } from '../../src/core/zoned-time.js';
import { ASKS, only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

const HOUR_MS = 3_600_000;
const NAMES = ['ben', 'chi', 'luiz', 'mei'];

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

let scene: Scene;
beforeEach(() => {
  scene = openScene(story);
});

/** So many people ask something in writing, and one of them sets up a digest for Wednesdays. */
async function weekly(people: number, entries: Parameters<Somebody['submits']>[0] = {}): Promise<Somebody> {
  const ana = await scene.person('ana');
  const others = await Promise.all(NAMES.slice(0, people - 1).map((name) => scene.person(name)));
  for (const who of [ana, ...others]) {
    await who.says(ASKS);
    await who.pressesInNote('Ask in writing');
    await who.submits({ 'proposals:title': 'Which day?' });
    // No channel is nudged twice in two hours.
    await story.clock.advance(3 * HOUR_MS);
  }
  await ana.types('digest settings');
  const days = { 'digests:cadence': 'weekly', 'digests:days': ['wed'], 'digests:zone': 'Europe/Berlin' };
  expect((await ana.submits({ ...days, ...entries })).action).toBe('update');
  await scene.sandbox.closeView(ana.id, ana.form().id, 'all');
  return ana;
}

/** @param week 0 for the first Wednesday. */
const wednesday = async (week: number) => {
  const date = (['2026-03-11', '2026-03-18', '2026-03-25', '2026-04-01'] as const)[week] ?? '2026-04-01';
  // What comes before that is not what these tests are about: the app is down meanwhile.
  await story.restart(() => story.clock.advanceTo(instantOf(date, '16:30', 'Europe/Berlin')));
  await story.clock.advanceTo(instantOf(date, '17:05', 'Europe/Berlin'));
};
const digest = () => only(scene.posts().filter(({ text }) => text.startsWith('Digest, ')));

test('comes below the week’s digest, told in words too; and no second one however often the week is told', async () => {
  const ana = await weekly(5);
  await story.restart();
  await wednesday(0);
  const file = only(scene.sandbox.filesIn(scene.channel));
  expect(file.name).toBe('weeks-until-2026-w11.png');
  expect(Buffer.from(file.bytes).subarray(0, 4).toString('latin1')).toBe('\x89PNG');
  const shared = only(scene.replies(digest()));
  expect(shared.files?.map(({ mimetype }) => mimetype)).toEqual(['image/png']);
  expect(shared.text).toContain('From 4 Mar to 10 Mar: 5 written ways, 0 decisions and 0 wrap-ups; 0 calls.');
  await story.restart();
  await ana.types('digest now');
  await story.clock.advance(HOUR_MS);
  expect(scene.sandbox.filesIn(scene.channel)).toHaveLength(1);
});

test('does not come where its switch is off', async () => {
  const sections = ['written-ways', 'questions', 'standups'];
  const ana = await weekly(5, { 'digests:sections': sections });
  await ana.types('digest settings');
  expect(ana.readsForm()).toContain('( ) The last weeks in a picture');
  await scene.sandbox.closeView(ana.id, ana.form().id, 'all');
  await wednesday(1);
  expect(digest().text).toContain('Written instead of met');
  expect(scene.sandbox.filesIn(scene.channel)).toEqual([]);
});

test('does not come where fewer than five people wrote', async () => {
  await weekly(4);
  await wednesday(2);
  expect(digest().text).toContain('Written instead of met');
  expect(scene.sandbox.filesIn(scene.channel)).toEqual([]);
});

test('does not come anywhere once its operator said so', async () => {
  const quiet = await openStory({ env: { PICTURES_ENABLED: 'false' }, startsAt: story.clock.now() });
  const before = story;
  try {
    story = quiet;
    scene = openScene(quiet);
    await weekly(5);
    await wednesday(3);
    expect(digest().text).toContain('Written instead of met');
    expect(scene.sandbox.filesIn(scene.channel)).toEqual([]);
  } finally {
    await quiet.end();
    story = before;
  }
});
