/** What is reported to whom, looked back at and taken home: compiled, anonymous, confidential; history and its files. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Entries } from '../../src/sandbox/sandbox.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { answers, HOUR_MS, makeStandup, promptsTo } from '../support/standup-scene.js';
import { openStory, type Story } from '../support/story.js';

interface Made extends Scene {
  /** Owns it. */
  readonly ana: Somebody;
  readonly ben: Somebody;
}

let story: Story;
let [compiled, quiet, sealed, book] = [] as unknown as [Made, Made, Made, Made];

/** All of one morning, so that the clock is moved once: made at ten in Berlin, asked at noon, answered, and over at two. */
beforeAll(async () => {
  story = await openStory();
  compiled = await made({ 'standups:report': 'compiled-question' });
  quiet = await made({ 'standups:privacy': 'anonymous', 'standups:name': 'Quiet' });
  sealed = await made({ 'standups:privacy': 'confidential', 'standups:name': 'Sealed' });
  book = await made(({ ana, ben }) => ({
    ...{ 'standups:name': 'Open book', 'standups:roster': 'list' },
    ...{ 'standups:people': [ben.id], 'standups:observers': [ana.id] },
  }));
  await story.clock.advance(2 * HOUR_MS + 60_000);
  await answers(compiled, compiled.ana, 'the importer', 'its tests', '');
  await answers(compiled, compiled.ben, 'the docs', 'a review', '');
  await answers(quiet, quiet.ben, 'a hard week', '', '');
  await answers(sealed, sealed.ben, 'for Ana alone', '', '');
  await answers(book, book.ben, '=cmd|calc', 'review & rest', '');
  expect(compiled.posts()).toEqual([]);
  await story.clock.advance(2 * HOUR_MS + 60_000);
});
afterAll(() => story.end());

async function made(entries: Entries | ((who: Pick<Made, 'ana' | 'ben'>) => Entries)): Promise<Made> {
  const scene = openScene(story);
  const who = { ana: await scene.person('ana'), ben: await scene.person('ben') };
  const chosen = typeof entries === 'function' ? entries(who) : entries;
  const atNoon = { 'standups:when': 'every day at 12:00', 'standups:window': '2' };
  await makeStandup(scene, who.ana, { ...atNoon, ...chosen });
  return { ...scene, ...who };
}

/** Asks for the history's file by its button. */
async function takesHome({ ben }: Made, name: string, button: string): Promise<string> {
  await ben.types(`standup history ${name}`);
  await ben.pressesInNote(button);
  await story.clock.advance(60_000);
  return ben.files().at(-1) ?? '';
}

test('compiled and by question: one message when all have had their time, each answer under its question', () => {
  expect(compiled.ana.reads(only(compiled.posts()))).toMatch(
    /last working day\?[\s\S]*the importer[\s\S]*the docs[\s\S]*plan for today\?[\s\S]*its tests/,
  );
});

test('anonymous: neither the channel nor the history’s files name anybody', async () => {
  const { ana, posts, replies } = quiet;
  const shown = posts().flatMap((root) => [root, ...replies(root)]);
  const said = shown.map(ana.reads).join('\n');
  expect(said).toContain('a hard week');
  expect(said).not.toContain('ben');
  const file = await takesHome(quiet, 'quiet', 'All as CSV');
  expect(file).toContain('a hard week');
  expect(file).not.toContain('ben');
});

test('confidential: only owners can look back at what was said, and the channel sees none of it', async () => {
  const { ana, ben, channel, sandbox } = sealed;
  expect(JSON.stringify(sandbox.messagesIn(channel))).not.toContain('for Ana alone');
  expect(await ben.types('standup history sealed')).toContain('no such standup that you are part of');
  expect(await ana.types('standup history sealed')).toContain('1 of');
});

test('history comes as CSV and JSON by DM to members alone; observers are never asked', async () => {
  expect(promptsTo(book.ana)).toEqual([]);
  expect(await book.ben.types('standup history open')).toContain('1 of 1 answered');
  const csv = await takesHome(book, 'open', 'All as CSV');
  expect(csv).toContain('review & rest');
  // No spreadsheet takes it for a formula.
  expect(csv).not.toMatch(/(^|,)"?=cmd/m);
  const json: unknown = JSON.parse(await takesHome(book, 'open', 'All as JSON'));
  expect(JSON.stringify(json)).toContain('review & rest');
  const eve = await book.person('eve');
  expect(await eve.types('standup history open')).toContain('no such standup');
});
