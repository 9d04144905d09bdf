import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

async function decides(
  author: Somebody,
  question: string,
  entries: Parameters<Somebody['submits']>[0] = {},
): Promise<void> {
  expect(await author.types(`decide ${question}`)).toBe('');
  const { action, errors } = await author.submits({ 'decisions:proposal': 'Yes, we do.', ...entries });
  expect(errors).toBeUndefined();
  expect(action).toBe('close');
}

const card = (scene: Scene) => only(scene.posts());

async function accepts(owner: Somebody, post: Parameters<Somebody['pressesIn']>[0], reason: string) {
  await owner.pressesIn(post, 'Close or decide…');
  await owner.submits({ 'decisions:outcome': 'accept', 'decisions:reason': reason });
}

describe('the log', () => {
  test('Start a decision begins with a message; a later one takes its place, and both say so', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    const said = await ben.says(`<@${ana.id}> should we keep the staging cluster? It costs 400 a month.`);
    await scene.sandbox.useShortcut(ana.id, 'decisions:start', said);
    expect(ana.readsForm()).toContain('| Should we keep the staging cluster?');
    expect(ana.readsForm()).toContain('ben wrote:');
    expect(ana.readsForm()).toContain('< @ben >');
    await ana.submits({ 'decisions:proposal': 'We keep it.', 'decisions:where': 'channel' });
    const first = card(scene);
    await accepts(ana, first, 'It is used daily.');
    await story.clock.advance(60_000);
    await ben.pressesIn(card(scene), 'Decide anew…');
    await ben.submits({ 'decisions:proposal': 'We drop it.', 'decisions:owner': ana.id });
    const [, second] = scene.posts();
    if (!second) throw new Error('the second card is missing');
    expect(ana.reads(second)).toContain('Takes the place of');
    expect(ana.reads(scene.posts()[0] ?? first)).toContain('*Accepted*');
    await accepts(ana, second, 'It is not used any more.');
    expect(ana.reads(scene.posts()[0] ?? first)).toContain('*Superseded by*');
    expect(ana.reads(scene.posts()[1] ?? second)).toContain('Took the place of');

    const log = await ben.types('decisions staging');
    expect(log).toContain('*superseded* by');
    expect(log).toContain('We drop it.');
    expect(log.indexOf('We drop it.')).toBeLessThan(log.indexOf('We keep it.'));
    expect(await ben.types('decisions staging penguins')).toContain(
      'I know no decision about “staging penguins”',
    );
  });

  test('Log as decision writes down what was decided in a message, with a link to it', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    const said = await ben.says('OK, we go with Postgres 15 then.');
    await scene.sandbox.useShortcut(ana.id, 'decisions:log', said);
    expect(ana.readsForm()).toContain('| OK, we go with Postgres 15 then.');
    await ana.submits({ 'decisions:question': 'We use Postgres 15' });
    expect(scene.posts()).toEqual([]);
    const note = ben.reads(only(scene.replies(said)));
    expect(note).toContain('*We use Postgres 15*');
    expect(note).toContain('Logged as a decision by ana');
    expect(note).toContain('ben decided.');
    const log = await ben.types('decisions postgres');
    expect(log).toContain('We use Postgres 15');
    expect(log).toContain('*accepted*');
    expect(JSON.stringify(scene.sandbox.ephemeralsOf(ben.id, scene.channel).at(-1)?.blocks)).toContain(
      `p${said.ts.replace('.', '')}`,
    );
  });

  test('shows and exports what the reader may see, and nothing of a private channel to anybody outside', async () => {
    const open = openScene(story);
    const secret = openScene(story, { kind: 'private' });
    const ana = await secret.person('ana');
    await open.sandbox.joinChannel(ana.id, open.channel);
    const ben = await open.person('ben');
    await decides(ben, 'Do we drop the old importer?', { 'decisions:channel': open.channel });
    const guest = await openScene(story).person('guest', { isRestricted: true });
    await decides(ana, 'Do we sell the penguin farm?');
    expect(await ana.types('decisions penguin')).toContain('penguin farm');
    expect(await ben.types('decisions penguin')).toContain('I know no decision');
    expect(await guest.types('decisions importer')).toContain('I know no decision');
    await ben.types('decisions');
    await ben.pressesInNote('Export as Markdown');
    await ana.types('decisions penguin');
    await ana.pressesInNote('Export as JSON');
    expect(only(ben.files())).not.toContain('penguin');
    expect(only(ben.files())).toContain('# Do we drop the old importer?');
    const all: readonly { question: string }[] = JSON.parse(only(ana.files()));
    expect(all.map(({ question }) => question)).toContain('Do we sell the penguin farm?');
  });
});

describe('what is refused', () => {
  test('a stranger to a private channel, a person of another company and a forged value learn nothing', async () => {
    const scene = openScene(story, { kind: 'private' });
    const ana = await scene.person('ana');
    await decides(ana, 'Do we hire a second designer?');
    const outside = await openScene(story).person('ola');
    const stranger = await scene.person('stan', { isStranger: true });
    const unknown = 'I know no such decision that you can see or change.';
    const { sandbox } = scene;
    const [, id = ''] = /"value":"(D[A-Z0-9]{16})"/.exec(JSON.stringify(card(scene).blocks)) ?? [];
    await sandbox
      .press(outside.id, { message: card(scene) }, 'decisions:agree', { value: id })
      .catch(() => {});
    await sandbox
      .press(stranger.id, { message: card(scene) }, 'decisions:agree', { value: id })
      .catch(() => {});
    expect(ana.reads(card(scene))).toContain('Agree *0*');
    expect(stranger.notes().join('\n')).toContain(unknown);
  });

  test('the form says at its fields what it does not take, and nothing typed is lost', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const robot = await scene.person('robot', { isBot: true });
    await ana.types('decide Which one?');
    const empty = await ana.submits({});
    expect(Object.values(empty.errors ?? {})).toEqual([
      'Please write what you propose, or list two or more options.',
    ]);
    const wrong = await ana.submits({
      'decisions:options': 'Only one',
      'decisions:asked': [robot.id],
      'decisions:review': '2026-03-01',
      'decisions:quorum': '2',
    });
    expect(Object.values(wrong.errors ?? {}).sort()).toEqual([
      'One option is a proposal. Please move it up, or add another line.',
      'Only 1 are asked: ask more people, or lower the quorum.',
      'Please choose a day that lies ahead.',
      'robot: apps cannot decide. Please choose people only.',
    ]);
    expect(scene.posts()).toEqual([]);
  });

  test('words in the DM get a button that opens the form; a channel without the app is told', async () => {
    const scene = openScene(story, { withApp: false });
    const ana = await scene.person('ana');
    await scene.sandbox.dm(ana.id, 'decide Do we meet less?');
    await ana.pressesIn(only(ana.dms()), 'Open the form');
    expect(ana.readsForm()).toContain('| Do we meet less?');
    const { errors } = await ana.submits({
      'decisions:proposal': 'Once a month.',
      'decisions:channel': scene.channel,
    });
    expect(Object.values(errors ?? {})).toEqual([
      'I am not in that channel yet. Type /invite there and choose me, then send this again.',
    ]);
  });
});
