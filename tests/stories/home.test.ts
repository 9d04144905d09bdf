import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { renderView } from '../../src/sandbox/render.js';
import { ASKS, openScene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const homeOf = ({ id }: Somebody): string => {
  const home = story.sandbox.homeOf(id);
  return home ? renderView(home, story.sandbox.viewerOf(id)) : 'nothing';
};
async function press(who: Somebody, label: string): Promise<void> {
  const home = story.sandbox.homeOf(who.id);
  if (!home) throw new Error('Home shows nothing');
  await pressLabelled(story.sandbox, who.id, home, { home: true }, label);
}
async function anaAtHome(): Promise<Somebody> {
  const ana = await openScene(story).person('ana');
  await story.sandbox.openHome(ana.id);
  return ana;
}

test('Home welcomes, tells how to begin, what is chosen and every word there is', async () => {
  const ana = await anaAtHome();
  expect(homeOf(ana)).toContain('= Welcome to Meanwhile =');
  expect(homeOf(ana)).toContain('*Nudges:* on');
  expect(homeOf(ana)).toContain('*Zone:* Europe/Berlin (as Slack has it)');
  for (const word of ['help', 'why', 'snooze', 'settings', 'privacy']) {
    expect(homeOf(ana)).toContain(`*${word}*`);
  }
});

test('the messages tab is left alone', async () => {
  const ana = await openScene(story).person('ana');
  await story.sandbox.openHome(ana.id, 'messages');
  expect(homeOf(ana)).toBe('nothing');
});

test('Snooze a day and End snooze', async () => {
  const ana = await anaAtHome();
  await press(ana, 'Snooze a day');
  expect(homeOf(ana)).toContain('*Nudges:* snoozed until tomorrow at');
  await ana.says(ASKS);
  expect(ana.notes()).toEqual([]);
  await press(ana, 'End snooze');
  expect(homeOf(ana)).toContain('*Nudges:* on');
  await ana.says(ASKS);
  expect(ana.notes()).toHaveLength(1);
});

test('Turn nudges off and on', async () => {
  const ana = await anaAtHome();
  await press(ana, 'Turn nudges off');
  expect(homeOf(ana)).toContain('*Nudges:* off');
  await ana.says(ASKS);
  expect(ana.notes()).toEqual([]);
  await press(ana, 'Turn nudges on');
  expect(homeOf(ana)).toContain('*Nudges:* on');
});

test('My settings change the hours, and Home shows them', async () => {
  const ana = await anaAtHome();
  await press(ana, 'My settings');
  expect(ana.readsForm()).toContain('== My settings ==');
  const { action, view } = await ana.submits({
    'people:work-start': '07:30',
    'people:work-end': '15:30',
    'people:work-days': ['mon', 'tue', 'wed', 'thu'],
    'people:zone': 'keep:Europe/Berlin',
  });
  expect(action).toBe('update');
  expect(view ? renderView(view, story.sandbox.viewerOf(ana.id)) : '').toContain('Saved. This holds now:');
  expect(homeOf(ana)).toContain('*Working hours:* 07:30 to 15:30, Mon, Tue, Wed, Thu');
  expect(homeOf(ana)).toContain('*Zone:* Europe/Berlin (kept by you)');
});

test('hours that make no sense are told at their field', async () => {
  const ana = await anaAtHome();
  await press(ana, 'My settings');
  const { action, errors } = await ana.submits({ 'people:work-end': '09:00' });
  expect(action).toBe('errors');
  expect(Object.values(errors ?? {})).toEqual(['Work that ends when it starts would last the day round.']);
});

test('What is stored about me opens the same list as the word, with its buttons', async () => {
  const ana = await anaAtHome();
  await press(ana, 'What is stored about me');
  expect(ana.readsForm()).toContain('= What is stored about you =');
  await ana.pressesInForm('Export');
  expect(ana.readsForm()).toContain('Your export is on its way');
  expect(ana.files()).toHaveLength(1);
});

test('a person’s new zone in Slack is followed', async () => {
  const ana = await anaAtHome();
  await story.sandbox.workspace.changeUser(ana.id, { tz: 'Asia/Tokyo' });
  await story.sandbox.openHome(ana.id);
  expect(homeOf(ana)).toContain('*Zone:* Asia/Tokyo (as Slack has it)');
});

test('Home tells of decisions that wait for me and of what I was sent, and is published again only for news', async () => {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  await ana.says(ASKS);
  await story.sandbox.openHome(ana.id);
  expect(homeOf(ana)).toMatch(/What I sent you in the last 7 days\*\n• Written ways offered: 1/);
  const published = () => story.sandbox.calls.filter(({ method }) => method === 'views.publish').length;
  const before = published();
  await story.sandbox.openHome(ana.id);
  expect(published()).toBe(before);

  await ana.types('decide Which hour?');
  await ana.submits({ 'decisions:proposal': 'At nine.', 'decisions:asked': [ben.id] });
  await story.sandbox.openHome(ben.id);
  expect(homeOf(ben)).toContain('Which hour?');
  expect(homeOf(ben)).toContain('waits for your position');
  expect(await ben.types('preview')).toMatch(
    /Also in the next 7 days.*a reminder of .*Which hour\?.*Which hour\?.* closes/s,
  );
  const [card] = scene.posts();
  if (!card) throw new Error('no decision was posted');
  await ben.pressesIn(card, 'Agree');
  await story.sandbox.openHome(ben.id);
  expect(homeOf(ben)).not.toContain('waits for your position');
  await story.sandbox.openHome(ana.id);
  expect(homeOf(ana)).toContain('yours to close');
});
