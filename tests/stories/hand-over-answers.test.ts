/** What standups bring to a hand-over, through the real app: a late answer, and a blocker that names somebody of another region. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

/** The app is down until a minute before: time passes faster. */
async function until(text: string): Promise<void> {
  await story.restart(() => story.clock.advanceTo(Date.parse(text) - 60_000));
  await story.clock.advance(2 * 60_000);
}

test('a region is told first of what waits for its people, and its part follows a late answer and an edit', async () => {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  await scene.person('mei', { tz: 'Asia/Tokyo' });
  await ana.types('digest settings');
  const entries = { 'digests:zone': 'Europe/Berlin', 'digests:cadence': 'hand-over' };
  expect((await ana.submits(entries)).action).toBe('update');
  await scene.sandbox.closeView(ana.id, ana.form().id, 'all');
  await ana.types('standup new');
  await ana.submits({});
  await scene.sandbox.closeView(ana.id, ana.form().id, 'all');

  await until('2026-03-11T09:00:00Z');
  for (const words of ['shipped the importer', 'freeze it', 'the keys that Mei has']) {
    await scene.sandbox.dm(ana.id, words);
  }
  await until('2026-03-12T00:00:00Z');
  const inTokyo = () => {
    const roots = scene.posts().filter(({ thread_ts, text }) => !thread_ts && text.startsWith('Hand-over,'));
    const parts = roots.flatMap((root) => scene.replies(root)).map(ana.reads);
    return only(parts.filter((text) => text.includes('Tokyo: since')));
  };
  const line = 'For *mei*: *ana* since Wed 11 Mar: the keys that Mei has';
  expect(inTokyo()).toContain(line);
  expect(inTokyo()).toContain('Wed 11 Mar: 1 of 2 answered; no answer yet: *ben*');

  const answers = async (press: string, question: number, words: string) => {
    const prompt = ben.dms().find((dm) => ben.reads(dm).includes('Wednesday'));
    if (!prompt) throw new Error('Ben was not asked');
    await ben.pressesIn(prompt, press);
    const inputs = ben.form().blocks.filter(({ type }) => type === 'input');
    await ben.submits({ [String(inputs[question]?.block_id)]: words });
    await story.clock.advance(5 * 60_000);
  };
  await answers('Answer', 0, 'read the spec');
  expect(inTokyo()).toContain('Wed 11 Mar: 2 of 2 answered');
  expect(inTokyo()).not.toContain('*ben* since');
  await answers('Edit', 2, 'a word with @mei');
  expect(inTokyo()).toContain('For *mei*: *ben* since Wed 11 Mar: a word with @mei');
  expect(inTokyo()).toContain(line);

  await until('2026-03-12T08:00:00Z');
  const berlin = scene
    .posts()
    .filter(({ thread_ts }) => !thread_ts)
    .flatMap((root) => scene.replies(root))
    .map(ana.reads)
    .filter((text) => text.includes('Berlin: since'));
  // Nobody of Berlin is named, and a day is no standing blocker yet.
  expect(berlin.join()).not.toContain('the keys that Mei has');
}, 120_000);
