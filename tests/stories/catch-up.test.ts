/** A catch-up, through the real app: asked for in My settings, told by DM when the day begins. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
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

const caughtUp = (who: Somebody): readonly string[] =>
  who
    .dms()
    .map(who.reads)
    .filter((text) => text.includes(' since '));

async function opensDigest(scene: Scene, by: Somebody): Promise<void> {
  await by.types('digest settings');
  await by.submits({ 'digests:zone': 'Europe/Berlin', 'digests:sections': ['written-ways'] });
  await scene.sandbox.closeView(by.id, by.form().id, 'all');
}

async function asks(who: Somebody, title: string): Promise<void> {
  await who.says('can we hop on a quick call tomorrow at 3pm?');
  await who.pressesInNote('Ask in writing');
  await who.submits({ 'proposals:title': title });
}

test('a catch-up comes when the day begins, tells of one’s own channels alone, and waits for the end of a leave', async () => {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  const elsewhere = openScene(story, { kind: 'private' });
  const eve = await elsewhere.person('eve');
  await opensDigest(scene, ben);
  await opensDigest(elsewhere, eve);
  await scene.sandbox.openHome(ana.id);
  const home = scene.sandbox.homeOf(ana.id);
  if (!home) throw new Error('Home shows nothing');
  await pressLabelled(scene.sandbox, ana.id, home, { home: true }, 'My settings');
  expect((await ana.submits({ 'people:catch-up': ['on'] })).action).toBe('update');

  await asks(ben, 'Which region first?');
  await asks(eve, 'Who is let go?');
  expect(caughtUp(ana)).toEqual([]);
  await until('2026-03-11T08:00:00Z');
  const first = only(caughtUp(ana));
  expect(first).toContain('Which region first?');
  expect(first).not.toContain('let go');
  expect([...caughtUp(ben), ...caughtUp(eve)]).toEqual([]);
  await until('2026-03-12T08:00:00Z');
  expect(caughtUp(ana)).toHaveLength(1);

  await ana.types('ooo 2026-03-13 to 2026-03-16');
  await asks(ben, 'Freeze on Friday?');
  await until('2026-03-13T08:00:00Z');
  await until('2026-03-16T08:00:00Z');
  expect(caughtUp(ana)).toHaveLength(1);
  await until('2026-03-17T08:00:00Z');
  expect(caughtUp(ana)).toHaveLength(2);
  expect(caughtUp(ana)[1]).toContain('Freeze on Friday?');
  expect(caughtUp(ana)[1]).not.toContain('Which region first?');
}, 120_000);
