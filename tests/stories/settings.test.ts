import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { renderView } from '../../src/sandbox/render.js';
import { ASKS, only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

describe('a channel’s settings', () => {
  test('open for a member as they hold, and what is saved is confirmed and holds', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    expect(await ana.types('settings')).toBe('');
    expect(ana.readsForm()).toContain('(x) On');
    expect(ana.readsForm()).toContain('< 2 hours >');
    const { action, view } = await ana.submits({
      'channels:cooldown': '30',
      'channels:sensitivity': 'low',
      'channels:deliver': 'dm',
    });
    expect(action).toBe('update');
    const confirmed = view ? renderView(view, story.sandbox.viewerOf(ana.id)) : '';
    expect(confirmed).toContain('Saved. This holds in');
    expect(confirmed).toContain('*At most one nudge in:* 30 minutes');

    await ben.says('can we hop on a quick call tomorrow at 3pm?');
    expect(ben.notes()).toEqual([]);
    expect(ben.reads(only(ben.dms()))).toContain('Could this be written instead?');
  });

  test('a nudge that came by DM works like any other', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.types('settings');
    await ana.submits({ 'channels:deliver': 'dm' });
    await ana.says(ASKS);
    await ana.pressesIn(only(ana.dms()), 'Ask in writing');
    await ana.submits({});
    expect(scene.posts()).toHaveLength(1);
    await ana.pressesIn(only(ana.dms()), 'Not a meeting request');
    expect(ana.reads(only(ana.dms()))).toContain('Noted that this was no meeting request');
  });

  test('a channel’s own cooldown holds', async () => {
    const scene = openScene(story);
    const [ana, ben, chi] = [await scene.person('ana'), await scene.person('ben'), await scene.person('chi')];
    await ana.types('settings');
    await ana.submits({ 'channels:cooldown': '30' });
    await ana.says(ASKS);
    await story.clock.advance(29 * 60_000);
    await ben.says(ASKS);
    await story.clock.advance(60_000);
    await chi.says(ASKS);
    expect([ana, ben, chi].map((each) => each.notes().length)).toEqual([1, 0, 1]);
  });

  test('an incident channel is silent whatever is said', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.types('settings');
    await ana.submits({ 'channels:incident': ['incident'] });
    await ana.says(ASKS);
    expect(ana.notes()).toEqual([]);
    expect(await ana.types('why')).toContain('(`incident`)');
  });

  test('on and off work as words, and as the buttons of the answer', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    expect(await ana.types('settings off')).toContain('*Nudges:* off');
    await ana.pressesInNote('Turn on here');
    expect(ana.notes().at(-1)).toContain('*Nudges:* on');
    await ana.pressesInNote('Turn off here');
    await ana.pressesInNote('Settings');
    expect(ana.readsForm()).toContain('(x) Off: suggest nothing here');
    expect(await ana.types('settings sideways')).toContain('Try `settings` to see them');
  });

  test('a private channel without the app, and one that the person left, show nothing and take nothing', async () => {
    const secret = openScene(story, { kind: 'private', withApp: false });
    const ana = await secret.person('ana');
    const refusal = await ana.types('settings');
    expect(refusal).toContain('I have no settings to show here.');
    expect(await ana.types('settings off')).toBe(refusal);
    story.expectRefusals(); // Slack does not tell of that channel.

    const scene = openScene(story);
    const ben = await scene.person('ben');
    const chi = await scene.person('chi');
    await ben.types('settings');
    await scene.sandbox.leaveChannel(ben.id, scene.channel);
    const { view } = await ben.submits({ 'channels:nudges': 'off' });
    expect(view ? renderView(view, story.sandbox.viewerOf(ben.id)) : '').toContain(
      'I have no settings to show here.',
    );
    await chi.says(ASKS);
    expect(chi.notes()).toHaveLength(1);
  });

  test('in a channel shared with another organisation there is nothing to set', async () => {
    const scene = openScene(story, { isExtShared: true });
    const ana = await scene.person('ana');
    expect(await ana.types('settings')).toContain('shared with another organisation');
    expect(await ana.types('settings on')).toContain('shared with another organisation');
  });
});

describe('one’s own settings', () => {
  test('settings me opens them; also from the channel’s form, on top of it', async () => {
    const ana = await openScene(story).person('ana');
    await ana.types('settings me');
    expect(ana.readsForm()).toContain('== My settings ==');
    await story.sandbox.closeView(ana.id, ana.form().id);
    await ana.types('settings');
    await ana.pressesInForm('My settings');
    expect(ana.readsForm()).toContain('== My settings ==');
    await ana.submits({ 'people:nudges': 'off' });
    await story.sandbox.closeView(ana.id, ana.form().id, 'all');
    await ana.says(ASKS);
    expect(await ana.types('why')).toContain('(`opted-out`)');
  });

  test('settings me off and on are confirmed, and only for oneself', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    expect(await ana.types('settings me off')).toContain('Nudges are off for you, in every channel.');
    await ana.says(ASKS);
    expect(ana.notes()).toHaveLength(1); // The confirmation alone.
    await ben.says(ASKS);
    expect(ben.notes()).toHaveLength(1);
    expect(await ana.types('settings me on')).toContain('Nudges are on for you.');
  });

  test('a kind switched off is named when nudges are turned on', async () => {
    const ana = await openScene(story).person('ana');
    await ana.types('settings me');
    await ana.submits({ 'people:rules': [] });
    expect(await ana.types('settings me on')).toContain('these kinds stay off, as you chose');
    await story.sandbox.closeView(ana.id, ana.form().id);
    await ana.pressesInNote('My settings');
    expect(ana.readsForm()).toContain('( ) Somebody asks to meet, call or huddle.');
  });

  test('in the DM, where no form can open by itself, a button opens it', async () => {
    const ana = await openScene(story).person('ana');
    await story.sandbox.dm(ana.id, 'settings');
    expect(ana.reads(only(ana.dms()))).toContain('*Working hours:* 09:00 to 17:00');
    await ana.pressesIn(only(ana.dms()), 'Change my settings');
    expect(ana.readsForm()).toContain('== My settings ==');
    await story.sandbox.dm(ana.id, 'settings off');
    expect(ana.dms().map(ana.reads).at(-1)).toContain('Nudges are off for you');
  });
});
