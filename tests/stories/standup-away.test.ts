/** Who is away is not asked: leave told on Home, public holidays, a Slack status that ends; and what others see of it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { renderView } from '../../src/sandbox/render.js';
import { openScene, type Scene, type Somebody } from '../support/scene.js';
import { askedAt, closes, DAY_MS, makeStandup } from '../support/standup-scene.js';
import { openStory, type Story } from '../support/story.js';

/**
 * Saturday, 7 March 2026, 13:00 in Berlin. Sunday is a public holiday in Berlin, and not in Hamburg. The tests follow one another: what is
 * told on Saturday is seen to happen at the end, so that the clock is moved once.
 */
let story: Story;
let scene: Scene;
let [ana, ben, chi, dora, eli] = [] as unknown as Somebody[] as [
  Somebody,
  Somebody,
  Somebody,
  Somebody,
  Somebody,
];
beforeAll(async () => {
  story = await openStory({ startsAt: Date.UTC(2026, 2, 7, 12) });
  scene = openScene(story);
  ana = await scene.person('ana');
  ben = await scene.person('ben');
  chi = await scene.person('chi');
  dora = await scene.person('dora');
  eli = await scene.person('eli');
  await makeStandup(scene, ana, {
    ...{ 'standups:when': 'every day at 10:00', 'standups:window': '2', 'standups:region': 'Berlin' },
  });
});
afterAll(() => story.end());

const homeOf = ({ id }: Somebody): string => {
  const home = story.sandbox.homeOf(id);
  return home ? renderView(home, story.sandbox.viewerOf(id)) : 'nothing';
};
async function pressAtHome(who: Somebody, label: string): Promise<void> {
  const home = story.sandbox.homeOf(who.id);
  if (!home) throw new Error('Home shows nothing');
  await pressLabelled(story.sandbox, who.id, home, { home: true }, label);
}
async function keepsHolidaysOf(who: Somebody, region: string): Promise<string> {
  await who.types('settings me');
  await who.submits({ 'people:region': region });
  const shown = who.readsForm();
  await closes(scene, who);
  return shown;
}

test('a public holiday is that of one’s own region, else of the standup’s; others learn no reason', async () => {
  expect(await keepsHolidaysOf(ben, 'Hamburg')).toContain('holidays:* Hansestadt Hamburg, Germany (DE-HH)');
  expect(await keepsHolidaysOf(dora, 'none')).toContain('holidays:* you keep none');
  expect(await keepsHolidaysOf(eli, 'none')).toContain('you keep none');
  expect(await ana.types('preview')).toContain('Daily standup');
  expect(await chi.types('preview')).toContain('Sun 8 Mar 2026: not asked: a public holiday where they are');
  expect(await ben.types('preview')).toContain('Sun 8 Mar 2026: asked at 10:00');
  const seen = await ben.types(`preview <@${chi.id}>`);
  expect(seen).toContain('Coming prompts of chi');
  expect(seen).toContain('Sun 8 Mar 2026: not asked that day');
  expect(seen).not.toContain('holiday');
  const eve = await openScene(story).person('eve');
  expect(await eve.types(`preview <@${chi.id}>`)).toBe(await eve.types('preview <@U0NOBODY>'));
});

test('leave is told on Home, and the preview and Home know of it', async () => {
  await story.sandbox.openHome(dora.id);
  expect(homeOf(dora)).toContain('None noted.');
  expect(homeOf(dora)).toMatch(/Daily standup in #[\w-]+: asks you next Tomorrow at 10:00/i);
  await pressAtHome(dora, 'On leave…');
  await dora.submits({ 'standups:leave-from': '2026-03-08', 'standups:leave-to': '2026-03-08' });
  expect(homeOf(dora)).toContain('on Sunday, 2026-03-08');
  expect(homeOf(dora)).not.toMatch(/asks you next Tomorrow/i);
  expect(await dora.types('preview')).toContain('Sun 8 Mar 2026: not asked: on leave');
});

test('a Slack status that says away counts as leave until it ends by itself', async () => {
  const until = Date.UTC(2026, 2, 8, 10) / 1000;
  await story.sandbox.workspace.changeUser(eli.id, {
    ...{ statusText: 'Vacation', statusEmoji: ':palm_tree:', statusExpiration: until },
  });
  expect(await eli.types('preview')).toContain(
    'Sun 8 Mar 2026: not asked, should your Slack status still say',
  );
  expect(await eli.types('preview')).toContain('Mon 9 Mar 2026: asked at 10:00');
});

test('and so it happens; on return nothing old is asked, and leave is taken back on Home', async () => {
  await story.clock.advance(2 * DAY_MS);
  expect(askedAt(ben)).toEqual(['2026-03-08T09:00', '2026-03-09T09:00']);
  for (const who of [ana, chi, dora, eli]) expect(askedAt(who)).toEqual(['2026-03-09T09:00']);
  await pressAtHome(dora, 'On leave…');
  await dora.submits({ 'standups:leave-from': '2026-03-10', 'standups:leave-to': '2026-03-31' });
  await pressAtHome(dora, 'Clear my leave');
  expect(homeOf(dora)).toContain('None noted.');
  expect(await dora.types('preview')).toContain('Tue 10 Mar 2026: asked at 10:00');
});
