import { describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../src/core/calendar-date.js';
import { createHolidayCalendar } from '../../src/core/holiday-calendar.js';
import { userId } from '../../src/core/ids.js';
import type { Leave } from '../../src/core/working-hours.js';
import { instantOf, wallTime, zoneOf } from '../../src/core/zoned-time.js';
import { createInWords } from '../../src/people/in-words.js';
import { createPeople } from '../../src/people/people.js';
import type { PreferenceChange } from '../../src/people/preference.js';
import type { SlackUser } from '../../src/slack/slack-api.js';
import { aUser, fakeSlack, slackRefusal, TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryPreferences } from '../support/memory-ports.js';

const MEI = userId('UMEI');

const ports = {
  preferences: memoryPreferences(),
  holidaysIn: createHolidayCalendar({ clock: manualClock() }),
  leave: { of: async () => [] },
};

async function personWith(user: Partial<SlackUser>, choice?: PreferenceChange, away: readonly Leave[] = []) {
  const preferences = memoryPreferences();
  if (choice) await preferences.change(TEAM, MEI, choice, 0);
  const directory = fakeSlack({ users: [aUser({ id: MEI, ...user })] }).api;
  const leave = { of: async () => away };
  return createPeople({ ...ports, directory, preferences, leave }).person(TEAM, MEI);
}

describe('a person', () => {
  test('without choices follows Slack’s zone and the default hours', async () => {
    expect(await personWith({ name: 'Mei', zone: 'Asia/Tokyo', isGuest: true })).toEqual({
      ...{ id: MEI, name: 'Mei', zone: 'Asia/Tokyo' },
      ...{ isBot: false, isGuest: true, isExternal: false, isDeactivated: false, isAdmin: false },
      availability: {
        hours: {
          start: '09:00',
          end: '17:00',
          days: ['mon', 'tue', 'wed', 'thu', 'fri'],
          zone: 'Asia/Tokyo',
        },
        leave: [],
        holidays: [],
      },
    });
  });

  test('keeps the zone, hours and days they chose', async () => {
    const choice = { zone: 'Europe/Lisbon', workStart: '07:30', workDays: ['tue', 'sat'] } as const;
    const mei = await personWith({ zone: 'Asia/Tokyo' }, choice);
    expect(mei?.zone).toBe('Europe/Lisbon');
    expect(mei?.availability.hours).toEqual({
      ...{ start: '07:30', end: '17:00', days: ['tue', 'sat'], zone: 'Europe/Lisbon' },
    });
  });

  test('is away on their leave and on the public holidays of their region', async () => {
    const away = [{ from: calendarDate('2026-03-09'), to: calendarDate('2026-03-10') }];
    const mei = await personWith({}, { region: 'DE-BE' }, away);
    expect(mei?.availability.leave).toEqual(away);
    expect(mei?.availability.holidays).toContain('2026-03-08');
    const keepsNone = await personWith({}, { region: 'none' });
    expect(keepsNone?.availability.holidays).toEqual([]);
  });

  test('has a profile without anybody looking for holidays', async () => {
    const preferences = memoryPreferences();
    await preferences.change(TEAM, MEI, { region: 'DE-BE', workStart: '07:30' }, 0);
    const directory = fakeSlack({ users: [aUser({ id: MEI, name: 'Mei', zone: 'Asia/Tokyo' })] }).api;
    const holidaysIn = () => {
      throw new Error('a nudge would wait for them');
    };
    const people = createPeople({ ...ports, directory, preferences, holidaysIn });
    expect(await people.profile(TEAM, MEI)).toMatchObject({
      ...{ name: 'Mei', zone: 'Asia/Tokyo', hours: { start: '07:30', zone: 'Asia/Tokyo' } },
    });
    expect(await people.profile(TEAM, userId('UNOBODY'))).toBeUndefined();
  });

  test.each([
    ['Slack tells none', {}, undefined],
    ['Slack’s is unknown to this machine', { zone: 'Mars/Olympus' }, undefined],
    ['both are unknown', { zone: 'Mars/Olympus' }, { zone: 'Atlantis/Deep' }],
  ])('lives in UTC when %s', async (_, user, choice) => {
    expect((await personWith(user, choice))?.zone).toBe('UTC');
  });

  test('follows Slack when the kept zone is unknown to this machine', async () => {
    expect((await personWith({ zone: 'Asia/Tokyo' }, { zone: 'Atlantis/Deep' }))?.zone).toBe('Asia/Tokyo');
  });
});

test('whom Slack does not know, nobody knows', async () => {
  const people = createPeople({ ...ports, directory: fakeSlack({}).api });
  expect(await people.person(TEAM, MEI)).toBeUndefined();
});

test('that Slack cannot be reached is no answer about a person', async () => {
  const down = slackRefusal('transient', 'http_503');
  const directory = { user: () => Promise.reject(down) };
  const people = createPeople({ ...ports, directory });
  await expect(people.person(TEAM, MEI)).rejects.toBe(down);
});

test('an instant in words names the zone of its reader', async () => {
  const at = instantOf(calendarDate('2026-03-12'), wallTime('15:00'), zoneOf('Europe/Berlin'));
  const directory = fakeSlack({ users: [aUser({ id: MEI, zone: 'Asia/Tokyo' })] }).api;
  const inWords = createInWords({ people: createPeople({ ...ports, directory }) });
  expect(await inWords(TEAM, MEI, at)).toBe('Thu 12 Mar, 23:00 Japan Standard Time');
  expect(await inWords(TEAM, userId('UGONE'), at)).toBe('Thu 12 Mar, 14:00 Coordinated Universal Time');
});
