import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lastSent, replay } from '../support/replay.js';
import { ASKS, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
/** Time passes while the app is not running: days of its housekeeping would only take longer. */
const sleep = (ms: number) => story.restart(() => story.clock.advance(ms));
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const DAY = 86_400_000;

/** Ana asks for a meeting in a channel of her own and Ben's. */
async function anaWasNudged(): Promise<{ scene: Scene; ana: Somebody; ben: Somebody }> {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben');
  await ana.says(ASKS);
  expect(ana.notes()).toHaveLength(1);
  return { scene, ana, ben };
}

/** Whether she is offered a written way when she asks again after two days. */
async function isNudgedLater({ scene, ana }: { scene: Scene; ana: Somebody }): Promise<boolean> {
  await sleep(2 * DAY);
  scene.sandbox.reload(ana.id);
  await ana.says(ASKS);
  return ana.notes().length > 0;
}

test('Why this? names what was seen, in the author’s own words, and what is kept', async () => {
  const { ana } = await anaWasNudged();
  await ana.pressesInNote('Why this?');
  expect(ana.readsForm()).toContain('Somebody asks to meet, call or huddle.');
  expect(ana.readsForm()).toContain('“can we hop on”');
  expect(ana.readsForm()).toContain('“tomorrow at 3pm”');
  expect(ana.readsForm()).toContain('matched in memory and dropped');
});

test('Why this? still answers when the message is gone', async () => {
  const { scene, ana } = await anaWasNudged();
  const [message] = scene.sandbox.messagesIn(scene.channel).filter(({ text }) => text === ASKS);
  if (message) await scene.sandbox.deleteMessage(ana.id, message);
  await ana.pressesInNote('Why this?');
  expect(ana.readsForm()).toContain('• names a time');
  expect(ana.readsForm()).not.toContain('3pm');
});

test('Not a meeting request is noted without the words', async () => {
  const { ana } = await anaWasNudged();
  await ana.pressesInNote('Not a meeting request');
  expect(ana.notes().at(-1)).toContain('Noted that this was no meeting request');
  const kept = await exported(ana);
  expect(kept).toContain('"feedback": "not-a-request"');
  expect(kept).not.toContain('hop on a quick call');
});

test('Send the words too adds them, by the author’s choice', async () => {
  const { ana } = await anaWasNudged();
  await ana.pressesInNote('Not a meeting request');
  await ana.pressesInNote('Send the words too');
  expect(ana.notes().at(-1)).toContain('are kept with your note, encrypted');
  expect(await exported(ana)).toContain(`"attachedText": "${ASKS}"`);
});

test('Not in this channel turns nudges off for everyone there, and Turn them on again ends it', async () => {
  const { scene, ana, ben } = await anaWasNudged();
  await ana.pressesInNote('Not in this channel');
  expect(ana.notes().at(-1)).toContain('Nudges are off in');
  await ben.says(ASKS);
  expect(ben.notes()).toEqual([]);
  expect(await ben.types('why')).toContain('(`channel-off`)');
  await ana.pressesInNote('Turn them on again');
  expect(ana.notes().at(-1)).toContain('are on in');
  expect(await isNudgedLater({ scene, ana })).toBe(true);
});

test('This kind off ends this kind for the author alone', async () => {
  const { scene, ana, ben } = await anaWasNudged();
  await ana.pressesInNote('Less like this');
  await ana.pressesInNote('This kind off');
  expect(ana.notes().at(-1)).toContain('no more suggestions when you ask for a meeting');
  expect(await isNudgedLater({ scene, ana })).toBe(false);
  expect(await ana.types('why')).toContain('(`opted-out`)');
  await ben.says(ASKS);
  expect(ben.notes()).toHaveLength(1);
});

test('Snooze a week is over after a week', async () => {
  const { scene, ana } = await anaWasNudged();
  await ana.pressesInNote('Less like this');
  await ana.pressesInNote('Snooze a week');
  expect(ana.notes().at(-1)).toMatch(/Snoozed until .*`\/async snooze off` ends it sooner/);
  expect(await isNudgedLater({ scene, ana })).toBe(false);
  expect(await ana.types('why')).toContain('(`snoozed`)');
  await sleep(5 * DAY);
  expect(await isNudgedLater({ scene, ana })).toBe(true);
});

test('Everything off lasts until it is turned on again', async () => {
  const { scene, ana } = await anaWasNudged();
  await ana.pressesInNote('Less like this');
  await ana.pressesInNote('Everything off');
  expect(ana.notes().at(-1)).toContain('nothing unasked any more');
  await sleep(2 * DAY);
  expect(await isNudgedLater({ scene, ana })).toBe(false);
  expect(await ana.types('why')).toContain('(`opted-out`)');
  expect(await ana.types('settings me on')).toContain('Nudges are on for you');
  expect(await isNudgedLater({ scene, ana })).toBe(true);
});

test('Leave it as it is changes nothing, and takes the note away', async () => {
  const { scene, ana } = await anaWasNudged();
  await ana.pressesInNote('Less like this');
  await ana.pressesInNote('Leave it as it is');
  expect(ana.notes()).toEqual([]);
  expect(await isNudgedLater({ scene, ana })).toBe(true);
});

test('for anybody but its author, a nudge does not exist', async () => {
  const { scene, ana, ben } = await anaWasNudged();
  await ana.pressesInNote('Less like this');
  const pressed = lastSent(scene.sandbox, 'interaction');
  await replay(scene.sandbox, pressed, { user: { id: ben.id } });
  expect(ana.notes().at(-1)).toContain('That suggestion is no longer here.');
});

/** Everything that is stored about a person, as they get it. */
async function exported(who: Somebody): Promise<string> {
  await who.types('privacy');
  await who.pressesInNote('Export');
  return who.files().at(-1) ?? 'no file came';
}
