import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../calls/parse-calendar.js';
import { lastSent, replay } from '../support/replay.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

const HOUR_MS = 3_600_000;

let story: Story;
beforeAll(async () => {
  story = await openStory(); // Tuesday, 10 March 2026, 10:00 in Berlin
});
afterAll(() => story.end());

/** From the answer to `/async overlap` to the form of a call with those people. */
async function opensCall(asker: Somebody, others: readonly Somebody[]): Promise<void> {
  await asker.types(`overlap ${others.map(({ id }) => `<@${id}>`).join(' ')}`);
  await asker.pressesInNote('It needs a call');
}
const card = (scene: Scene) => only(scene.posts());
const files = (scene: Scene) =>
  scene.sandbox.filesIn(scene.channel).map(({ content }) => parseCalendar(content));

describe('an earned call in five zones', () => {
  test('from the overlap to the outcome under its card', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben', { tz: 'America/New_York' });
    const luiz = await scene.person('luiz', { tz: 'America/Sao_Paulo' });
    const chi = await scene.person('chi', { tz: 'Asia/Kolkata' });

    const told = await ana.types(`overlap <@${ben.id}> <@${luiz.id}> <@${chi.id}>`);
    expect(told).toContain('no time in which all of you work');
    await opensCall(ana, [ben, luiz]);
    expect(ana.readsForm()).toContain('== It needs a call ==');
    expect((await ana.submits({ 'calls:topic': 'Which <!channel> supplier & why?' })).action).toBe('close');
    await replay(scene.sandbox, lastSent(scene.sandbox, 'interaction'));
    await scene.sandbox.settle();

    const read = luiz.reads(card(scene));
    expect(read).toContain('ana asks for a call of 25 minutes.');
    expect(read).toContain('Which <!channel> supplier & why?');
    expect(read).toContain('@luiz: Tue 10 Mar, 10:00 in Sao Paulo');
    expect(read).toContain('@ben: Tue 10 Mar, 09:00 in New York');
    expect(files(scene)).toMatchObject([{ DTSTART: '20260310T130000Z', SEQUENCE: '0' }]);

    await ben.pressesIn(card(scene), 'Another time');
    expect(ben.notes().at(-1)).toContain('Only the person who asked for this can do that here.');

    await story.restart();
    await story.clock.advance(4 * HOUR_MS + 25 * 60_000);
    const question = only(ana.dms());
    expect(ana.reads(question)).toContain('Outcome in one line?');
    await ana.pressesIn(question, 'Write the outcome');
    await ana.submits({ 'calls:outcome-text': 'We take the first one.' });
    expect(ben.reads(card(scene))).toMatch(/The call, .* at 9:00 AM, has its outcome\./);
    expect(ben.reads(card(scene))).toContain('We take the first one.');
    expect(scene.replies(card(scene)).map(ben.reads).join('\n')).toContain('*Outcome of the call*, from ana');
    expect(ana.reads(only(ana.dms()))).toContain('Thank you');
    expect((await story.storedBytes()).includes('supplier')).toBe(false);
  });

  test('without a common hour leads to the written way, in the asker’s words', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const mei = await scene.person('mei', { tz: 'Asia/Tokyo' });
    const ben = await scene.person('ben', { tz: 'America/New_York' });
    await opensCall(ana, [mei, ben]);
    await ana.submits({ 'calls:topic': 'Which supplier?' });
    expect(ana.reads(card(scene))).toContain('No hour in the next two weeks fits everyone.');
    await ana.pressesIn(card(scene), 'Write it instead');
    expect(ana.readsForm()).toContain('== Write a proposal ==');
    expect(ana.readsForm()).toContain('| Which supplier?');
    expect(ana.readsForm()).toContain('< @mei, @ben >');
  });

  test('in a channel that is archived before the card is posted gives its words back', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    await opensCall(ana, [ben]);
    scene.sandbox.faults.next('chat.postMessage', { error: 'is_archived' });
    await ana.submits({ 'calls:topic': 'Which supplier?' });
    expect(scene.posts()).toEqual([]);
    expect(ana.reads(only(ana.dms()))).toContain('Nothing is lost: here are your words.');
    expect(ana.reads(only(ana.dms()))).toContain('Which supplier?');
    story.expectRefusals();
  });

  test('the word alone, and in the app’s DM, explains itself', async () => {
    const ana = await openScene(story).person('ana');
    expect(await ana.types('overlap')).toContain('Name the people with @');
    await story.sandbox.dm(ana.id, 'overlap');
    expect(ana.reads(only(ana.dms()))).toContain('Name the people with @');
  });
});

test('a call asked for before a weekend on which the clocks of Europe change, with somebody on leave', async () => {
  const friday = await openStory({ startsAt: Date.UTC(2026, 2, 27, 9) });
  const scene = openScene(friday);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben', { tz: 'America/New_York' });
  await ben.types('ooo today');
  await opensCall(ana, [ben]);
  await ana.submits({ 'calls:topic': 'The release' });
  // Berlin was five hours ahead of New York and is six again.
  expect(ana.reads(card(scene))).toContain('ana: Mon 30 Mar, 15:00 in Berlin');
  expect(ana.reads(card(scene))).toContain('@ben: Mon 30 Mar, 09:00 in New York');

  await ana.pressesIn(card(scene), 'Another time');
  expect(ana.readsForm()).toContain('suits everyone');
  await ana.submits({ 'calls:time': String(Date.UTC(2026, 2, 31, 13) / 1000) });
  expect(ana.reads(card(scene))).toContain('ana: Tue 31 Mar, 15:00 in Berlin');
  await ana.pressesIn(card(scene), 'Cancel the call');
  expect(ana.reads(card(scene))).toMatch(/The call, .* at 3:00 PM, is cancelled\./);
  expect(files(scene).map(({ SEQUENCE, STATUS }) => [SEQUENCE, STATUS])).toEqual([
    ['0', 'CONFIRMED'],
    ['1', 'CONFIRMED'],
    ['2', 'CANCELLED'],
  ]);
  await friday.end();
});
