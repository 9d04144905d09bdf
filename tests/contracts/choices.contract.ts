/** What people and channels chose. */
import { expect, test } from '@jest/globals';
import { inAnyRow } from './rows.js';
import { ana, ben, general, NOW, otherTeam, random, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function choicesContract(given: () => TestStore) {
  const { preferences, channels } = {
    preferences: () => given().store.repositories.preferences,
    channels: () => given().store.repositories.channels,
  };

  test('a person who chose nothing has no preference', async () => {
    expect(await preferences().find(team, ana)).toBeUndefined();
  });

  test('a change creates the preference, and a further one leaves the rest alone', async () => {
    await preferences().change(
      team,
      ana,
      { workDays: ['mon', 'tue'], workStart: '08:00', zone: 'Asia/Tokyo', region: 'DE-BE' },
      NOW,
    );
    const changed = await preferences().change(team, ana, { quietRules: ['meeting-request'] }, NOW + 1);
    expect(changed).toEqual({
      ...{ team, user: ana, optedOut: false, quietRules: ['meeting-request'] },
      ...{ workDays: ['mon', 'tue'], workStart: '08:00', zone: 'Asia/Tokyo' },
      ...{ region: 'DE-BE', updatedAt: NOW + 1 },
    });
    expect(await preferences().find(team, ana)).toEqual(changed);
    expect(await preferences().find(otherTeam, ana)).toBeUndefined();
  });

  test('a catch-up is wanted or not', async () => {
    expect(await preferences().change(team, ana, { catchUp: true }, NOW)).toMatchObject({ catchUp: true });
    expect(await preferences().find(team, ana)).toMatchObject({ catchUp: true });
    expect(await preferences().change(team, ana, { catchUp: undefined }, NOW)).not.toHaveProperty('catchUp');
  });

  test('a choice set to undefined is removed', async () => {
    await preferences().change(
      team,
      ana,
      { snoozedUntil: NOW, zone: 'Asia/Tokyo', region: 'JP', optedOut: true },
      NOW,
    );
    const changed = await preferences().change(
      team,
      ana,
      { snoozedUntil: undefined, zone: undefined, region: undefined },
      NOW,
    );
    expect(changed).toEqual({ team, user: ana, optedOut: true, quietRules: [], updatedAt: NOW });
  });

  test('changes of different fields at once are all kept', async () => {
    await Promise.all([
      preferences().change(team, ana, { optedOut: true }, NOW),
      preferences().change(team, ana, { workStart: '08:00' }, NOW),
      preferences().change(team, ana, { workEnd: '15:30' }, NOW),
    ]);
    const kept = await preferences().find(team, ana);
    expect(kept).toMatchObject({ optedOut: true, workStart: '08:00', workEnd: '15:30' });
  });

  test('deleting a person deletes their preference alone', async () => {
    await preferences().change(team, ana, { optedOut: true }, NOW);
    await preferences().change(team, ben, { optedOut: true }, NOW);
    expect(await preferences().deletePerson(team, ana)).toBe(1);
    expect(await preferences().find(team, ana)).toBeUndefined();
    expect(await preferences().find(team, ben)).toBeDefined();
  });

  test('a channel where nobody changed anything has the defaults', async () => {
    expect(await channels().of(team, general)).toEqual({
      ...{ team, channel: general, nudges: true, sensitivity: 'normal' },
      ...{ cooldownMinutes: 120, talkMessages: 14, deliver: 'ephemeral', incident: false },
    });
  });

  test("a channel's changes add up and name who made the last", async () => {
    await channels().change(team, general, { nudges: false }, ana, NOW);
    const changed = await channels().change(
      team,
      general,
      { sensitivity: 'low', deliver: 'dm' },
      ben,
      NOW + 1,
    );
    expect(changed).toMatchObject({ nudges: false, sensitivity: 'low', deliver: 'dm', updatedBy: ben });
    expect(await channels().of(team, general)).toEqual(changed);
    expect(await channels().of(team, random)).toMatchObject({ nudges: true });
  });

  test('forgetting a person takes their name off settings and leaves the settings', async () => {
    await channels().change(team, general, { incident: true }, ana, NOW);
    expect(await channels().changedBy(team, ana)).toHaveLength(1);
    expect(await channels().forgetPerson(team, ana)).toBe(1);
    expect(await channels().changedBy(team, ana)).toEqual([]);
    expect(await channels().of(team, general)).toMatchObject({ incident: true });
    expect(await inAnyRow(given().store, ana)).toBe(false);
  });
}
