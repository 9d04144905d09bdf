import { expect, test } from '@jest/globals';
import { digestRecord as record, digestSettings as settings } from './digest-samples.js';
import { ana, ben, general, NOW, otherTeam, random, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function digestsContract(given: () => TestStore) {
  const digests = () => given().store.repositories.digests;

  test('settings are saved over the version that was read, and over no other', async () => {
    expect(await digests().settings(team, general)).toBeUndefined();
    expect(await digests().saveSettings(settings(), 0)).toBe(true);
    expect(await digests().saveSettings(settings({ on: false }), 0)).toBe(false);
    expect(await digests().settings(team, general)).toEqual(settings());
    expect(await digests().settings(otherTeam, general)).toBeUndefined();
    const off = settings({ on: false, version: 2, updatedBy: ben });
    expect(await digests().saveSettings(off, 2)).toBe(false);
    expect(await digests().saveSettings(off, 1)).toBe(true);
    expect(await digests().settings(team, general)).toEqual(off);
  });

  test('a channel has one digest a day, whoever begins it first', async () => {
    const [one, other] = await Promise.all([
      digests().begin(record()),
      digests().begin(record({ to: NOW + 20 })),
    ]);
    expect([one, other].sort()).toEqual([false, true]);
    expect(await digests().begin(record({ channel: random }))).toBe(true);
    expect(await digests().begin(record({ team: otherTeam }))).toBe(true);
  });

  test('each region has a part of its own each day, whoever begins it first, and the channel’s digest is none of them', async () => {
    const berlin = record({ region: 'Europe/Berlin', zones: ['Europe/Berlin', 'Europe/Lisbon'] });
    const tokyo = record({ region: 'Asia/Tokyo', zones: ['Asia/Tokyo'], to: NOW + 5, cadence: 'hand-over' });
    expect(await digests().begin(record())).toBe(true);
    const began = await Promise.all([digests().begin(berlin), digests().begin(berlin)]);
    expect([...began].sort()).toEqual([false, true]);
    expect(await digests().begin(tokyo)).toBe(true);
    await digests().settle({ ...tokyo, state: 'posted', pages: 3 });
    expect(await digests().parts(team, general, NOW)).toEqual([
      { ...tokyo, state: 'posted', pages: 3 },
      berlin,
    ]);
    expect(await digests().parts(team, general, NOW + 6)).toEqual([berlin]);
    expect(await digests().find(team, general, '2026-03-02', 'Europe/Berlin')).toEqual(berlin);
    expect(await digests().find(team, general, '2026-03-02')).toEqual(record());
    expect(await digests().lastTold(team, general)).toBeUndefined();
  });

  test('those that are switched on are found, of one workspace', async () => {
    await digests().saveSettings(settings(), 0);
    await digests().saveSettings(settings({ channel: random, on: false }), 0);
    await digests().saveSettings(settings({ team: otherTeam }), 0);
    expect(await digests().switchedOn(team)).toEqual([settings()]);
  });

  test('regions are kept as they were chosen', async () => {
    const chosen = settings({ regions: [['Europe/Berlin'], ['America/New_York', 'America/Sao_Paulo']] });
    await digests().saveSettings(chosen, 0);
    expect(await digests().settings(team, general)).toEqual(chosen);
  });

  test('the last one that told is the newest posted or empty one', async () => {
    const days = [
      record({ day: '2026-03-02', state: 'posted', pages: 2 }),
      record({ day: '2026-03-03', state: 'empty' }),
      record({ day: '2026-03-04', state: 'refused' }),
      record({ day: '2026-03-05', state: 'missed' }),
      record({ day: '2026-03-06' }),
    ];
    for (const each of days) await digests().begin(each);
    expect(await digests().lastTold(team, general)).toEqual(days[1]);
    await digests().settle({ ...record({ day: '2026-03-06' }), state: 'posted', pages: 1 });
    expect(await digests().lastTold(team, general)).toMatchObject({ day: '2026-03-06', pages: 1 });
    expect(await digests().find(team, general, '2026-03-02')).toEqual(days[0]);
    expect(await digests().lastTold(team, random)).toBeUndefined();
  });

  test('a person’s name is taken off what they set, and the settings stay', async () => {
    await digests().saveSettings(settings(), 0);
    await digests().saveSettings(settings({ channel: random, updatedBy: ben }), 0);
    expect(await digests().changedBy(team, ana)).toEqual([settings()]);
    expect(await digests().forgetPerson(team, ana)).toBe(1);
    const { updatedBy: _, ...rest } = settings();
    expect(await digests().settings(team, general)).toEqual(rest);
  });

  test('what was told long ago is forgotten', async () => {
    await digests().begin(record({ day: '2026-03-02', to: NOW }));
    await digests().begin(record({ day: '2026-03-03', to: NOW + 1 }));
    expect(await digests().purge(NOW + 1)).toBe(1);
    expect(await digests().find(team, general, '2026-03-03')).toBeDefined();
  });
}
