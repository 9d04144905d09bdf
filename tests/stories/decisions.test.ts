import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

/** Tuesday, 10 March 2026, 10:00 in Berlin. */
const STARTS = Date.UTC(2026, 2, 10, 9);
const HOUR = 3_600_000;

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

/** Moves the story to a wall time in UTC. */
const until = (day: number, hour: number, minute = 0) =>
  story.clock.advance(Date.UTC(2026, 2, day, hour, minute) - story.clock.now());

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

describe('a decision of five people in five zones', () => {
  let scene: Scene;
  let ana: Somebody;
  let ben: Somebody;
  let mei: Somebody;
  let kira: Somebody;
  let leo: Somebody;

  beforeAll(async () => {
    scene = openScene(story);
    ana = await scene.person('ana');
    mei = await scene.person('mei', { tz: 'Asia/Tokyo' });
    ben = await scene.person('ben', { tz: 'America/New_York' });
    kira = await scene.person('kira', { tz: 'Asia/Kolkata' });
    leo = await scene.person('leo', { tz: 'America/Los_Angeles' });
  });

  test('starts with one form, and closes when everybody asked has had eight working hours of their own', async () => {
    expect(story.clock.now()).toBeLessThan(STARTS + HOUR);
    await decides(ana, 'Do we move the release to <!channel> Thursday?', {
      'decisions:context': 'The importer needs two more days.',
      'decisions:proposal': 'We move it to Thursday and tell <@U1> the customers.',
      'decisions:asked': [mei.id, ben.id, kira.id, leo.id],
    });
    const read = ben.reads(card(scene));
    expect(read).toContain('*Do we move the release to <!channel> Thursday?*');
    expect(read).toContain('ana asks for a decision.');
    expect(read).toContain('We move it to Thursday');
    expect(read).toContain('For @mei @ben @kira @leo. *Closes tomorrow at 5:00 AM*');
    expect(mei.reads(card(scene))).toContain('*Closes tomorrow at 6:00 PM*');
    expect(read).toContain('mei 8 h · ben 8 h · kira 8 h · leo 8 h');
    expect(read).toContain('If nobody objects, it is accepted.');
    expect(mentionsIn([card(scene).text, card(scene).blocks])).toEqual([mei.id, ben.id, kira.id, leo.id]);
    expect(broadcastsIn(card(scene))).toEqual([]);
  });

  test('positions are counted on the card; a concern needs words, which stand in the thread', async () => {
    await ben.pressesIn(card(scene), 'Agree');
    expect(ana.reads(card(scene))).toContain('Agree *1*: ben  ·  Concern *0*  ·  Abstain *0*');
    await mei.pressesIn(card(scene), 'Concern…');
    const blank = await mei.submits({ 'decisions:concern-text': '  ' });
    expect(Object.values(blank.errors ?? {})).toEqual([
      'Please write your concern, even if it is only one line.',
    ]);
    await mei.submits({ 'decisions:concern-text': 'Thursday is a holiday in Japan.' });
    expect(ana.reads(card(scene))).toContain('Concern *1*: mei');
    expect(ana.reads(only(scene.replies(card(scene))))).toBe(
      '*mei has a concern.*\nThursday is a holiday in Japan.',
    );
  });

  test('somebody who changes their mind has one position, and the thread says that it changed', async () => {
    await mei.pressesIn(card(scene), 'Agree');
    expect(ana.reads(card(scene))).toContain('Agree *2*: ben, mei');
    const reply = ana.reads(only(scene.replies(card(scene))));
    expect(reply).toContain('mei agrees now.');
    expect(reply).toContain('Thursday is a holiday in Japan.');
    expect(reply).toContain('Changed');
    await mei.pressesIn(card(scene), 'Concern…');
    expect(mei.readsForm()).toContain('| Thursday is a holiday in Japan.');
    await mei.submits({});
    expect(ana.reads(card(scene))).toContain('Concern *1*: mei');
    expect(scene.replies(card(scene))).toHaveLength(1);
  });

  test('those missing are reminded once, when half of their own hours are left, and nobody else', async () => {
    await until(10, 19, 59);
    expect(leo.dms()).toHaveLength(0);
    await until(10, 20, 1);
    expect(leo.reads(only(leo.dms()))).toContain('ana asks where you stand');
    expect([...ben.dms(), ...mei.dms(), ...kira.dms()]).toEqual([]);
  });

  test('more time is the same for everybody, and is had once', async () => {
    await leo.pressesIn(card(scene), 'Need more time');
    expect(leo.notes().at(-1)).toContain('Everyone has more time now.');
    // Eight further hours each, from Wednesday 09:00 UTC on: Kira's end last, on Thursday at 14:30 in Kolkata.
    expect(ana.reads(card(scene))).toContain('leo asked for more time.');
    expect(ana.reads(card(scene))).toContain('Closes');
    expect(ana.reads(card(scene))).not.toContain('Need more time');
    expect(scene.replies(card(scene)).map(ana.reads).join('\n')).toContain(
      'everyone gets 8 more working hours',
    );
    expect(deadlineOf(card(scene))).toBe(Date.UTC(2026, 2, 12, 9));
  });

  test('a reminder in the DM can be answered there', async () => {
    await until(11, 12);
    const [reminder] = kira.dms();
    if (!reminder) throw new Error('kira was not reminded');
    await kira.pressesIn(reminder, 'Abstain');
    expect(kira.reads(only(kira.dms()))).toContain('Your position on');
    expect(ana.reads(card(scene))).toContain('Abstain *1*: kira');
    await until(12, 8, 59);
    expect(leo.dms()).toHaveLength(1);
    expect(ana.reads(card(scene))).toContain('ana asks for a decision');
  });

  test('at the deadline it closes by itself, with the dissent kept, and tells its owner', async () => {
    await leo.pressesIn(card(scene), 'Agree');
    await until(12, 9, 1);
    const read = ana.reads(card(scene));
    expect(read).toContain('*Accepted*: 2 people agreed, with 1 concern kept.');
    expect(read).not.toContain('[ Agree ]');
    const outcome = scene.replies(card(scene)).map(ana.reads).at(-1);
    expect(outcome).toContain('*Concerns that stand*');
    expect(outcome).toContain('Thursday is a holiday in Japan.');
    expect(ana.reads(only(ana.dms()))).toContain('has closed.');
    await ben.pressesIn(card(scene), 'Decide anew…');
    expect(ben.readsForm()).toContain('Do we move the release');
  });
});

describe('whoever decides', () => {
  test('closes early with a reason, decides otherwise with another, and each stands in the thread', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    await decides(ana, 'Do we drop the old importer?');
    await ben.pressesIn(card(scene), 'Concern…');
    await ben.submits({ 'decisions:concern-text': 'Two customers still use it.' });
    await ben.pressesIn(card(scene), 'Close or decide…');
    expect(ben.notes().at(-1)).toContain('Only whoever decides this can do that here.');

    await ana.pressesIn(card(scene), 'Close or decide…');
    const blank = await ana.submits({ 'decisions:outcome': 'by-positions', 'decisions:reason': ' ' });
    expect(Object.values(blank.errors ?? {})).toEqual(['Please give a reason, even if it is only one line.']);
    await ana.submits({ 'decisions:reason': 'The customers cannot wait.' });
    expect(ben.reads(card(scene))).toContain(
      '*Not accepted*: 1 concern stood against 0 people. Closed early by ana.',
    );

    await ana.pressesIn(card(scene), 'Decide otherwise…');
    expect(ana.readsForm()).not.toContain('Withdraw it');
    await ana.submits({ 'decisions:outcome': 'accept', 'decisions:reason': 'Both have moved by now.' });
    expect(ben.reads(card(scene))).toContain('*Accepted*: ana decided.');
    const outcomes = scene.replies(card(scene)).map(ben.reads);
    expect(outcomes.filter((each) => each.includes('The customers cannot wait.'))).toHaveLength(1);
    const last = outcomes.at(-1);
    expect(last).toContain('Both have moved by now.');
    expect(last).toContain('Two customers still use it.');
    expect(ana.dms()).toEqual([]);
  });

  test('chooses among options, and may take it back', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    await decides(ana, 'Which queue first?', {
      'decisions:proposal': null,
      'decisions:options': '- The slow one\n- The fast one\n',
    });
    const choose = (who: Somebody, n: number) => {
      const [, id = ''] = /"value":"(D[A-Z0-9]{16})\|0"/.exec(JSON.stringify(card(scene).blocks)) ?? [];
      return scene.sandbox.press(who.id, { message: card(scene) }, 'decisions:choose', {
        value: `${id}|${n}`,
      });
    };
    await choose(ben, 1);
    expect(ben.reads(card(scene))).toContain('*2.* The fast one\nChosen by *1*: ben');
    await choose(ben, 0);
    expect(ben.reads(card(scene))).toContain('*1.* The slow one\nChosen by *1*: ben');
    await ana.pressesIn(card(scene), 'Close or decide…');
    expect(ana.readsForm()).toContain('== Close or decide ==');
    await ana.submits({ 'decisions:outcome': 'withdraw', 'decisions:reason': 'Asked too early.' });
    expect(ben.reads(card(scene))).toContain('*Withdrawn* by ana.');
    expect(ben.reads(card(scene))).not.toContain('[ Choose ]');
  });

  test('leaves, and it passes on to its author, who is told, and to the first asked when that was the author', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    const ola = await scene.person('ola');
    await decides(ana, 'Do we rotate the keys?', { 'decisions:owner': ola.id, 'decisions:asked': [ben.id] });
    expect(ben.reads(card(scene))).toContain('ana asks for a decision; ola decides.');
    await scene.sandbox.workspace.changeUser(ola.id, { deleted: true });
    expect(ben.reads(card(scene))).toContain('ana asks for a decision; ana decides, since ola left.');
    expect(ana.reads(only(ana.dms()))).toContain('you decide now.');
    expect(scene.replies(card(scene)).map(ben.reads).join()).toContain('ola has left, so ana decides now.');
    await scene.sandbox.workspace.changeUser(ana.id, { deleted: true });
    expect(ben.reads(card(scene))).toContain('ben decides, since ana left.');
    await ben.pressesIn(card(scene), 'Close or decide…');
    await ben.submits({ 'decisions:outcome': 'accept', 'decisions:reason': 'Agreed in the audit.' });
    expect(ben.reads(card(scene))).toContain('*Accepted*: ben decided.');
  });
});

/** The instant after *Closes*. */
function deadlineOf(post: { readonly blocks: readonly unknown[] }): number | undefined {
  const [, seconds] = /Closes <!date\^(\d+)\^/.exec(JSON.stringify(post.blocks)) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
