import { beforeEach, describe, expect, test } from '@jest/globals';
import { slackRefusal } from '../../support/fake-slack.js';
import { ANA, aPerson, aStandup, BEN, OLGA, schedulingWorld, TEAM } from './world.js';

const STANDUP = aStandup({ roster: { kind: 'group', group: 'SGROUP' } });

let world: ReturnType<typeof schedulingWorld>;
beforeEach(async () => {
  world = schedulingWorld({ UANA: 'UTC', UBEN: 'UTC', UOLGA: 'UTC' });
  world.people.set('UBOT', aPerson('UBOT' as typeof ANA, 'UTC', { isBot: true }));
  world.channelMembers.push(ANA, 'UBOT' as typeof ANA);
  await world.begin(STANDUP);
});

let events = 0;
async function slackTells(type: string, payload: Record<string, unknown>, eventId = `Ev${++events}`) {
  await world.scheduler.listeners.events?.[type]?.({ eventId, type, team: TEAM, payload });
  await world.settle();
}
const membersChanged = () => slackTells('subteam_members_changed', { subteam_id: 'SGROUP' });
const turned = (isDisabled: boolean, eventId?: string) => {
  world.groups[0] = { id: 'SGROUP', handle: 'platform', name: 'Platform', isDisabled };
  const subteam = { id: 'SGROUP', date_delete: isDisabled ? 1_772_000_000 : 0 };
  return slackTells('subteam_updated', { subteam }, eventId);
};
const stored = () => world.store.standups.find(TEAM, STANDUP.id);

describe('a roster that follows a user group', () => {
  test('asks its people, not its apps, and whoever joins from then on', async () => {
    await world.until('2026-03-02T10:30Z');
    expect(world.promptsOf(ANA)).toHaveLength(1);
    expect(world.dmsOf('UBOT' as typeof ANA)).toEqual([]);
    world.channelMembers.push(BEN);
    await membersChanged();
    await world.until('2026-03-03T10:30Z');
    expect(world.promptsOf(BEN)).toEqual(['2026-03-03 at 2026-03-03T10:00Z']);
    expect(world.promptsOf(ANA)).toHaveLength(2);
  });

  test('asks nobody who left, and leaves the others’ plan as it is', async () => {
    world.channelMembers.push(BEN);
    await membersChanged();
    const bens = await world.occurrence(BEN, '2026-03-02');
    world.channelMembers.splice(0, 1);
    await membersChanged();
    expect(await world.occurrence(ANA, '2026-03-02')).toBeUndefined();
    expect(await world.occurrence(BEN, '2026-03-02')).toEqual(bens);
    await world.until('2026-03-02T10:30Z');
    expect(world.promptsOf(ANA)).toEqual([]);
  });

  test('forgets whoever left while it is paused: they may not look back at it any more', async () => {
    world.channelMembers.push(BEN);
    await membersChanged();
    await world.change({ state: 'paused' });
    world.channelMembers.splice(0, 1);
    await membersChanged();
    expect(await world.store.standups.members(TEAM, STANDUP.id)).toEqual([BEN]);
    expect(await stored()).toMatchObject({ state: 'paused' });
    expect(await world.occurrence(BEN, '2026-03-02')).toBeUndefined();
  });

  test('hears of other groups, new names and malformed events without doing anything', async () => {
    const jobs = world.jobs.size;
    await slackTells('subteam_members_changed', { subteam_id: 'SOTHER' });
    await slackTells('subteam_members_changed', { subteam: 7 });
    await slackTells('subteam_updated', { subteam: { id: 'SGROUP', name: 'Renamed' } });
    await slackTells('subteam_updated', {});
    expect(world.jobs.size).toBe(jobs);
  });

  test('keeps the members as last seen while Slack is away, and looks again', async () => {
    world.channelMembers.push(BEN);
    world.state.down = true;
    await membersChanged();
    expect(await world.store.standups.members(TEAM, STANDUP.id)).toEqual([ANA]);
    world.state.down = false;
    await world.until('2026-03-01T12:02Z');
    expect(await world.store.standups.members(TEAM, STANDUP.id)).toEqual([ANA, BEN]);
  });
});

describe('a group that is disabled', () => {
  test('pauses its standup with the reason, and tells each owner once', async () => {
    await turned(true, 'Ev-once');
    await turned(true, 'Ev-once');
    await turned(true);
    expect(await stored()).toMatchObject({ state: 'paused', pauseReason: 'group:disabled', version: 2 });
    expect(world.dmsOf(OLGA)).toEqual(['Platform is paused: the user group that it asks was disabled.']);
    await world.until('2026-03-03T12:00Z');
    expect(world.dmsOf(ANA)).toEqual([]);
  });

  test('goes on by itself when the group is back; nothing old is asked', async () => {
    await turned(true);
    await world.until('2026-03-02T12:00Z');
    await turned(false);
    const on = await stored();
    expect(on).toMatchObject({ state: 'active', version: 3 });
    expect(on).not.toHaveProperty('pauseReason');
    expect(world.resumed).toEqual([STANDUP.id]);
    await world.until('2026-03-03T10:30Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-03 at 2026-03-03T10:00Z']);
  });

  test('resumed by an owner before that, pauses again and says so again', async () => {
    await turned(true);
    const { pauseReason: _, ...paused } = (await stored()) ?? STANDUP;
    await world.store.standups.save({ ...paused, state: 'active', version: 3 }, 2);
    await world.scheduler.planFor(TEAM, STANDUP.id);
    await world.settle();
    expect(await stored()).toMatchObject({ state: 'paused', version: 4 });
    expect(world.dmsOf(OLGA)).toHaveLength(2);
  });

  test('leaves a standup that its owners paused to them', async () => {
    await world.change({ state: 'paused' });
    await turned(true);
    await turned(false);
    expect(await stored()).toMatchObject({ state: 'paused', version: 2 });
    expect(world.dmsOf(OLGA)).toEqual([]);
  });
});

test('a group that Slack hides from us pauses its standup too, with Slack’s code', async () => {
  world.refuseGroups(slackRefusal('scope', 'missing_scope'));
  await membersChanged();
  expect(await stored()).toMatchObject({ state: 'paused', pauseReason: 'group:missing_scope' });
  expect(world.dmsOf(OLGA).join()).toContain('does not let me see who is in the user group');
});
