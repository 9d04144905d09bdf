/** A standup whose roster follows a user group. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openScene } from '../support/scene.js';
import {
  askedAt,
  closes,
  DAY_MS,
  HOUR_MS,
  makeStandup,
  manages,
  promptsTo,
} from '../support/standup-scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

test('follows who joins and leaves, pauses with a word to its owner when the group is disabled, and goes on', async () => {
  const scene = openScene(story);
  const { workspace, clock } = { workspace: scene.sandbox.workspace, clock: story.clock };
  const [ana, ben, chi] = [await scene.person('ana'), await scene.person('ben'), await scene.person('chi')];
  const group = workspace.addGroup({
    handle: 'platform',
    name: 'Platform',
    users: [ben.id, workspace.botUserId],
  });
  workspace.addGroup({ handle: 'gone', disabled: true });

  await scene.sandbox.slash(ana.id, scene.channel, '/standup', 'new');
  await ana.pressesInForm('More options');
  const offered = JSON.stringify(ana.form());
  expect(offered).toContain('@platform (Platform)');
  expect(offered).not.toContain('@gone');
  expect((await ana.submits({ 'standups:roster': 'group' })).action).toBe('errors');
  await ana.submits({
    ...{ 'standups:roster': 'group', 'standups:group': group },
    'standups:when': 'every day at 11:00',
  });
  expect(ana.readsForm()).toContain('everybody in');
  await closes(scene, ana);

  await clock.advance(HOUR_MS + 60_000);
  expect([ana, ben, chi].map((who) => promptsTo(who).length)).toEqual([0, 1, 0]);

  scene.sandbox.traffic.duplicate(2);
  await workspace.changeGroup(group, { users: [ben.id, chi.id] });
  await clock.advance(DAY_MS);
  expect([askedAt(ben).length, askedAt(chi)]).toEqual([2, ['2026-03-11T10:00']]);
  await workspace.changeGroup(group, { users: [chi.id] });
  await clock.advance(22 * HOUR_MS);

  await workspace.changeGroup(group, { disabled: true });
  expect(ana.dms().map(ana.reads).join('\n')).toContain('the user group that it asks was disabled');
  expect(await ana.types('standup')).toContain('can’t tell any more who is in its user group');
  await clock.advance(2 * HOUR_MS);
  expect(promptsTo(chi)).toHaveLength(1);
  expect(ana.dms()).toHaveLength(1);

  await workspace.changeGroup(group, { disabled: false });
  await clock.advance(DAY_MS);
  expect(askedAt(chi)).toEqual(['2026-03-11T10:00', '2026-03-13T10:00']);
  expect(promptsTo(ben)).toHaveLength(2);
});

test('without user groups in the plan, or without their scope, none are offered and all else works', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  // What the group’s choice remembers is over by then.
  await story.clock.advance(2 * 60_000);
  scene.sandbox.faults.next('usergroups.list', { error: 'plan_upgrade_required' }, 9);
  expect(await makeStandup(scene, ana)).toContain('everybody in #');
  await manages(ana);
  await ana.pressesInForm('Edit');
  expect(JSON.stringify(ana.form())).not.toContain('standups:group');
  await closes(scene, ana);
  scene.sandbox.faults.clear();
  story.expectRefusals();
});
