/** A standup from its form to its end: made, previewed, changed, paused, copied, handed over and deleted. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openScene } from '../support/scene.js';
import { askedAt, closes, HOUR_MS, makeStandup, manages, promptsTo } from '../support/standup-scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

test('the form offers templates and shows who would be asked before anything is made', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  await scene.person('mei', { tz: 'Asia/Tokyo' });
  await scene.sandbox.slash(ana.id, scene.channel, '/standup', 'new');
  const offered = JSON.stringify(ana.form());
  for (const template of ['Daily:', 'Check-in,', 'Weekly,', 'Retro,']) expect(offered).toContain(template);
  scene.sandbox.fill(ana.id, ana.form().id, { 'standups:template': 'weekly' });
  await ana.pressesInForm('Preview');
  await scene.sandbox.settle();
  expect(ana.readsForm()).toContain('Fri 13 Mar 2026');
  expect(ana.readsForm()).toContain('mei: asked at 10:00');
  await closes(scene, ana);
  expect(await ana.types('standup')).toContain('no standup of yours yet');
});

test('every setting can be set in the form, holds, and is shown again', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben', { tz: 'America/New_York' });
  const olu = await scene.person('olu');
  const made = await makeStandup(scene, ana, {
    'standups:name': 'Full house',
    'standups:when': 'every other wednesday 14:00 Europe/Berlin',
    'standups:window': '2',
    'standups:reminder': 'last-hour',
    'standups:holidays': 'free',
    'standups:region': 'Berlin',
    'standups:catch-up': '30',
    'standups:report': 'compiled-question',
    'standups:privacy': 'anonymous',
    'standups:roster': 'list',
    'standups:people': [ana.id, ben.id],
    'standups:observers': [olu.id],
    'standups:owners': [ana.id, olu.id],
  });
  expect(made).toContain('every other week, Wed at 14:00 in Europe/Berlin, with 2 hours to answer');
  expect(made).toContain('one message a day, by question');
  expect(made).toContain('the channel sees answers without names');
  expect(made).toContain('members who told no region keep those of DE-BE');
  await story.clock.advance(28 * HOUR_MS + 60_000);
  expect([ana, ben, olu].map((who) => askedAt(who))).toEqual([
    ['2026-03-11T13:00'],
    ['2026-03-11T13:00'],
    [],
  ]);
  await story.clock.advance(HOUR_MS);
  expect(ben.dms().filter((each) => /only reminder/.test(ben.reads(each)))).toHaveLength(1);
  expect(olu.dms()).toEqual([]);
  await manages(olu, 'full house');
  await olu.pressesInForm('Edit');
  for (const kept of [
    'Ask up to 30 minutes late',
    'Once, an hour before the end',
    'DE-BE',
    'Europe/Berlin',
  ]) {
    expect(olu.readsForm()).toContain(kept);
  }
  await closes(scene, olu);
});

test('words, regions and groups that nobody knows are told at their fields, and what was typed stays', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  await scene.sandbox.slash(ana.id, scene.channel, '/standup', 'new');
  await ana.pressesInForm('More options');
  const { action, errors } = await ana.submits({
    'standups:when': 'now and then',
    'standups:region': 'Georgia',
  });
  expect(action).toBe('errors');
  expect(Object.values(errors ?? {}).join(' ')).toMatch(/"now".*GE \(Georgia\) or US-GA/);
  await closes(scene, ana);
});

test('an owner edits, pauses, resumes, copies, hands over and deletes it; others can’t', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben');
  await makeStandup(scene, ana, { 'standups:name': 'Morning' });

  await manages(ana);
  await ana.pressesInForm('Edit');
  await ana.submits({ 'standups:name': 'Evening', 'standups:when': 'weekdays at 18:00' });
  expect(ana.readsForm()).toContain('*Evening*');
  await ana.pressesInForm('Pause');
  expect(ana.readsForm()).toContain('(paused)');
  const before = promptsTo(ben).length;
  await story.clock.advance(24 * HOUR_MS);
  expect(promptsTo(ben)).toHaveLength(before);
  await ana.pressesInForm('Resume');
  await story.clock.advance(24 * HOUR_MS);
  expect(promptsTo(ben)).toHaveLength(before + 1);

  await ana.pressesInForm('Duplicate');
  await ana.submits({ 'standups:name': 'Second' });
  expect(ana.readsForm()).toContain('*Second*');
  await ana.pressesInForm('Hand over');
  await ana.submits({ 'standups:owners': [ben.id] });
  expect(ana.readsForm()).toContain('*Second* now belongs to');
  await closes(scene, ana);
  expect(await ana.types('standup second')).toContain('Second');
  expect(await ben.types('standup second')).toContain('[ Manage ]');

  await manages(ana, 'evening');
  await ana.pressesInForm('Delete');
  expect(ana.readsForm()).toContain('forgotten after 30 days');
  await closes(scene, ana);
  expect(await ana.types('standup evening')).toContain('found no standup of yours');
});
