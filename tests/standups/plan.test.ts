/** The instants come from Python's zoneinfo, never from the code under test. */
import { describe, expect, test } from '@jest/globals';
import type { WallTime, Zone } from '../../src/core/zoned-time.js';
import { plan } from '../../src/standups/plan.js';
import type { Member, StandupSchedule } from '../../src/standups/standup.js';
import { iso, utc } from '../core/hard-cases.js';
import { EVERY_DAY, member, standup, told } from './samples.js';

const planned = (schedule: StandupSchedule, who: Member | readonly Member[], from: string, to: string) => [
  ...plan(schedule, [who].flat(), utc(from), utc(to)),
];

describe('in each member’s own zone', () => {
  const daily = { days: EVERY_DAY };
  // biome-ignore format: a table
  const rows: readonly (readonly [string, Zone, StandupSchedule, string, string, readonly string[]])[] = [
    ['the wall time is kept when clocks go forward', 'America/New_York', standup('09:00'), '2026-03-06T00:00Z', '2026-03-10T00:00Z',
      ['2026-03-06 at 2026-03-06T14:00Z', '2026-03-09 at 2026-03-09T13:00Z']],
    ['a gap of 30 minutes moves the prompt by 30', 'Australia/Lord_Howe', standup('02:15', daily), '2026-10-02T12:00Z', '2026-10-05T12:00Z',
      ['2026-10-03 at 2026-10-02T15:45Z', '2026-10-04 at 2026-10-03T15:45Z', '2026-10-05 at 2026-10-04T15:15Z']],
    ['a repeat of 30 minutes prompts once, the first time', 'Australia/Lord_Howe', standup('01:45', daily), '2026-04-03T12:00Z', '2026-04-06T12:00Z',
      ['2026-04-04 at 2026-04-03T14:45Z', '2026-04-05 at 2026-04-04T14:45Z', '2026-04-06 at 2026-04-05T15:15Z']],
    ['a change of 30 minutes at the weekend', 'Australia/Lord_Howe', standup('09:00'), '2026-10-01T12:00Z', '2026-10-05T12:00Z',
      ['2026-10-02 at 2026-10-01T22:30Z', '2026-10-05 at 2026-10-04T22:00Z']],
    ['five hours and a half', 'Asia/Kolkata', standup('09:00'), '2026-03-06T00:00Z', '2026-03-10T00:00Z',
      ['2026-03-06 at 2026-03-06T03:30Z', '2026-03-09 at 2026-03-09T03:30Z']],
    ['five hours and three quarters', 'Asia/Kathmandu', standup('09:00'), '2026-03-06T00:00Z', '2026-03-10T00:00Z',
      ['2026-03-06 at 2026-03-06T03:15Z', '2026-03-09 at 2026-03-09T03:15Z']],
    ['from 12:45 to 13:45 ahead', 'Pacific/Chatham', standup('09:15'), '2026-09-24T12:00Z', '2026-09-28T12:00Z',
      ['2026-09-25 at 2026-09-24T20:30Z', '2026-09-28 at 2026-09-27T19:30Z']],
    ['a gap that begins at a quarter to', 'Pacific/Chatham', standup('02:50', daily), '2026-09-25T12:00Z', '2026-09-28T00:00Z',
      ['2026-09-26 at 2026-09-25T14:05Z', '2026-09-27 at 2026-09-26T14:05Z', '2026-09-28 at 2026-09-27T13:05Z']],
    ['weekdays are the member’s own, a day ahead of UTC', 'Pacific/Kiritimati', standup('09:00'), '2026-01-30T12:00Z', '2026-02-08T12:00Z',
      ['2026-02-02 at 2026-02-01T19:00Z', '2026-02-03 at 2026-02-02T19:00Z', '2026-02-04 at 2026-02-03T19:00Z',
        '2026-02-05 at 2026-02-04T19:00Z', '2026-02-06 at 2026-02-05T19:00Z']],
    ['a repeat that reaches back over midnight', 'Africa/Cairo', standup('23:30', daily), '2026-10-28T12:00Z', '2026-10-31T12:00Z',
      ['2026-10-28 at 2026-10-28T20:30Z', '2026-10-29 at 2026-10-29T20:30Z', '2026-10-30 at 2026-10-30T21:30Z']],
    ['a gap at midnight stays on its date', 'Asia/Beirut', standup('00:00', daily), '2026-03-27T12:00Z', '2026-03-30T12:00Z',
      ['2026-03-28 at 2026-03-27T22:00Z', '2026-03-29 at 2026-03-28T22:00Z', '2026-03-30 at 2026-03-29T21:00Z']],
    ['a gap at midnight south of the equator', 'America/Santiago', standup('00:00', daily), '2026-09-04T12:00Z', '2026-09-07T12:00Z',
      ['2026-09-05 at 2026-09-05T04:00Z', '2026-09-06 at 2026-09-06T04:00Z', '2026-09-07 at 2026-09-07T03:00Z']],
    ['clocks that go back for Ramadan', 'Africa/Casablanca', standup('09:00'), '2026-02-13T00:00Z', '2026-02-17T00:00Z',
      ['2026-02-13 at 2026-02-13T08:00Z', '2026-02-16 at 2026-02-16T09:00Z']],
    ['and forward after it', 'Africa/Casablanca', standup('09:00'), '2026-03-20T00:00Z', '2026-03-24T00:00Z',
      ['2026-03-20 at 2026-03-20T09:00Z', '2026-03-23 at 2026-03-23T08:00Z']],
    ['a leap day', 'Asia/Tokyo', standup('09:00'), '2028-02-27T00:00Z', '2028-03-02T00:00Z',
      ['2028-02-28 at 2028-02-28T00:00Z', '2028-02-29 at 2028-02-29T00:00Z', '2028-03-01 at 2028-03-01T00:00Z']],
    ['the day of a change itself, by the zone’s name and never by an offset', 'America/New_York',
      standup('09:00', { days: ['sun', 'mon', 'tue', 'wed', 'thu'] }), '2026-03-08T00:00Z', '2026-03-09T00:00Z',
      ['2026-03-08 at 2026-03-08T13:00Z']],
    ['nothing on a date that the zone never had', 'Pacific/Apia', standup('09:00', daily), '2011-12-29T12:00Z', '2011-12-31T12:00Z',
      ['2011-12-29 at 2011-12-29T19:00Z', '2011-12-31 at 2011-12-30T19:00Z']],
  ];

  test.each(rows)('%s (%s)', (_what, zone, schedule, from, to, expected) => {
    expect(planned(schedule, member(zone), from, to).map(told)).toEqual(expected);
  });

  // Rules that changed since 2022, then names that Slack still returns.
  test.each<readonly [Zone, string]>([
    ['America/Asuncion', '2026-07-01T12:00Z'],
    ['Asia/Almaty', '2026-07-01T04:00Z'],
    ['America/Mexico_City', '2026-07-01T15:00Z'],
    ['America/Ciudad_Juarez', '2026-07-01T15:00Z'],
    ['Asia/Tehran', '2026-07-01T05:30Z'],
    ['America/Nuuk', '2026-07-01T10:00Z'],
    ['Africa/Cairo', '2026-07-01T06:00Z'],
    ['America/Coyhaique', '2026-07-01T12:00Z'],
    ['Asia/Amman', '2026-07-01T06:00Z'],
    ['Asia/Damascus', '2026-07-01T06:00Z'],
    ['Europe/Chisinau', '2026-07-01T06:00Z'],
    ['Asia/Calcutta', '2026-07-01T03:30Z'],
    ['Asia/Katmandu', '2026-07-01T03:15Z'],
    ['Europe/Kiev', '2026-07-01T06:00Z'],
    ['US/Eastern', '2026-07-01T13:00Z'],
    ['America/Buenos_Aires', '2026-07-01T12:00Z'],
    ['Asia/Rangoon', '2026-07-01T02:30Z'],
  ])('09:00 in %s is %s', (zone, at) => {
    expect(
      planned(standup('09:00'), member(zone), '2026-06-30T16:00Z', '2026-07-01T16:00Z').map(told),
    ).toEqual([`2026-07-01 at ${at}`]);
  });
});

describe('one fixed zone', () => {
  const berlin = standup('10:00', { zone: 'Europe/Berlin' });

  test('asks everybody at the same instant, wherever they are', () => {
    const people = [member('America/New_York', { id: 'A' }), member('Asia/Tokyo', { id: 'B' })];
    const slots = planned(berlin, people, '2026-03-27T00:00Z', '2026-03-31T00:00Z');
    expect(slots.map((slot) => `${slot.user} ${told(slot)}`)).toEqual([
      'A 2026-03-27 at 2026-03-27T09:00Z',
      'B 2026-03-27 at 2026-03-27T09:00Z',
      'A 2026-03-30 at 2026-03-30T08:00Z',
      'B 2026-03-30 at 2026-03-30T08:00Z',
    ]);
  });

  test('looks for leave on the date where the member is', () => {
    // 08:00 on Tuesday in Tokyo is 16:00 on Monday in Los Angeles.
    const tokyo = standup('08:00', { zone: 'Asia/Tokyo' });
    const away = member('America/Los_Angeles', { leave: [{ from: '2026-06-01', to: '2026-06-01' }] });
    const slots = planned(tokyo, away, '2026-06-01T12:00Z', '2026-06-03T12:00Z');
    expect(slots.map(({ workDay, skip }) => [workDay, skip])).toEqual([
      ['2026-06-02', 'leave'],
      ['2026-06-03', undefined],
    ]);
  });
});

describe('every two weeks', () => {
  const fortnightly = standup('09:00', { days: ['mon', 'thu'], everyTwoWeeksFrom: '2026-01-07' });

  test('counts whole weeks from the one that holds the anchor, also back from it', () => {
    const slots = planned(fortnightly, member('Asia/Tokyo'), '2025-12-20T00:00Z', '2026-01-25T00:00Z');
    expect(slots.map(({ workDay }) => workDay)).toEqual([
      '2025-12-22',
      '2025-12-25',
      '2026-01-05',
      '2026-01-08',
      '2026-01-19',
      '2026-01-22',
    ]);
  });
});

describe('the window', () => {
  const windowOf = (time: WallTime, zone: Zone, more: Partial<StandupSchedule>, from: string) => {
    const [slot] = planned(standup(time, more), member(zone), from, '2026-12-31T00:00Z');
    return slot && [slot.workDay, ...[slot.opensAt, slot.promptAt, slot.remindAt, slot.closesAt].map(iso)];
  };

  test('lasts eight hours with a reminder at half of it, and takes answers from the evening before', () => {
    expect(windowOf('10:00', 'Europe/Berlin', {}, '2026-02-06T00:00Z')).toEqual([
      '2026-02-06',
      '2026-02-05T17:00Z',
      '2026-02-06T09:00Z',
      '2026-02-06T13:00Z',
      '2026-02-06T17:00Z',
    ]);
  });

  test('crosses midnight and stays with its work day', () => {
    const late = { windowHours: 2, remindAt: { minutesAfterPrompt: 15 } };
    expect(windowOf('23:50', 'Europe/Berlin', late, '2026-02-06T12:00Z')).toEqual([
      '2026-02-06',
      '2026-02-05T17:00Z',
      '2026-02-06T22:50Z',
      '2026-02-06T23:05Z',
      '2026-02-07T00:50Z',
    ]);
  });

  test('is as long across a clock change as on any day', () => {
    // Clocks in Berlin go from 02:00 to 03:00 on 29 March.
    expect(windowOf('22:00', 'Europe/Berlin', { days: ['sat'] }, '2026-03-28T12:00Z')).toEqual([
      '2026-03-28',
      '2026-03-27T17:00Z',
      '2026-03-28T21:00Z',
      '2026-03-29T01:00Z',
      '2026-03-29T05:00Z',
    ]);
  });

  test('of half an hour closes half an hour after the prompt', () => {
    const [, , promptAt, remindAt, closesAt] =
      windowOf('10:00', 'UTC', { windowHours: 0.5 }, '2026-02-06T00:00Z') ?? [];
    expect([promptAt, remindAt, closesAt]).toEqual([
      '2026-02-06T10:00Z',
      '2026-02-06T10:15Z',
      '2026-02-06T10:30Z',
    ]);
  });

  test.each<readonly [string, WallTime, WallTime, string]>([
    ['a wall time later that day', '09:00', '15:30', '2026-02-06T14:30Z'],
    ['a wall time after midnight', '20:00', '01:00', '2026-02-07T00:00Z'],
    ['the time of the prompt itself', '09:00', '09:00', '2026-02-06T08:00Z'],
  ])('reminds at %s', (_what, time, remindAt, expected) => {
    expect(windowOf(time, 'Europe/Berlin', { remindAt }, '2026-02-06T00:00Z')?.[3]).toBe(expected);
  });

  test('never reminds before the prompt that a gap moved past the reminder’s time', () => {
    // 02:30 does not exist on 29 March in Berlin: the prompt is at 03:30, and 03:00 was before.
    const sunday = { days: ['sun'] as const, remindAt: '03:00' as const };
    expect(windowOf('02:30', 'Europe/Berlin', sunday, '2026-03-28T12:00Z')?.slice(2, 4)).toEqual([
      '2026-03-29T01:30Z',
      '2026-03-29T01:30Z',
    ]);
  });

  test('never reminds after its end', () => {
    const short = { windowHours: 1, remindAt: '12:00' as const };
    expect(windowOf('10:00', 'UTC', short, '2026-02-06T00:00Z')?.[3]).toBe('2026-02-06T11:00Z');
  });

  test('never opens after the prompt, where the evening before does not exist', () => {
    const [slot] = planned(
      standup('09:00', { days: EVERY_DAY }),
      member('Pacific/Apia'),
      '2011-12-30T12:00Z',
      '2011-12-31T12:00Z',
    );
    expect(slot?.opensAt).toBe(slot?.promptAt);
  });
});

describe('nobody is asked', () => {
  const week = (who: Partial<Member>, schedule = standup('10:00')) =>
    planned(schedule, member('Europe/Berlin', who), '2026-05-11T00:00Z', '2026-05-16T00:00Z').map(
      ({ skip }) => skip,
    );
  const ascension = new Set(['2026-05-14'] as const);

  test('on leave, its first and last date included', () => {
    expect(week({ leave: [{ from: '2026-05-12', to: '2026-05-13' }] })).toEqual([
      undefined,
      'leave',
      'leave',
      undefined,
      undefined,
    ]);
  });

  test('on a public holiday of their region, unless the standup keeps none', () => {
    const kept = [undefined, undefined, undefined, 'holiday', undefined];
    expect(week({ holidays: ascension })).toEqual(kept);
    expect(week({ holidays: ascension }, standup('10:00', { holidays: false }))).not.toContain('holiday');
  });

  test('on a weekday on which they do not work', () => {
    expect(week({ workingDays: ['mon', 'tue', 'wed', 'thu'] })).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'day-off',
    ]);
  });

  test('when deactivated, whatever else holds', () => {
    const all = { leave: [{ from: '2026-01-01', to: '2026-12-31' }], holidays: ascension } as const;
    expect(new Set(week({ ...all, deactivated: true }))).toEqual(new Set(['deactivated']));
  });

  test('on a weekday without a standup, which is no skip: there is no slot', () => {
    expect(planned(standup('10:00'), member('UTC'), '2026-05-16T00:00Z', '2026-05-18T00:00Z')).toEqual([]);
  });
});

describe('the order', () => {
  test('is by instant, and among equal instants that of the roster, whatever the zones', () => {
    const people = [
      member('Europe/Paris', { id: 'A' }),
      member('Europe/Berlin', { id: 'B' }),
      member('Asia/Tokyo', { id: 'C' }),
      member('Europe/Paris', { id: 'D' }),
    ];
    const slots = planned(standup('10:00'), people, '2026-05-11T00:00Z', '2026-05-12T00:00Z');
    expect(slots.map(({ user }) => user)).toEqual(['C', 'A', 'B', 'D']);
  });

  test('a span has its first instant in it and its last not', () => {
    const at = (from: string, to: string) => planned(standup('10:00'), member('UTC'), from, to).map(told);
    expect(at('2026-05-11T10:00Z', '2026-05-11T10:01Z')).toEqual(['2026-05-11 at 2026-05-11T10:00Z']);
    expect(at('2026-05-11T00:00Z', '2026-05-11T10:00Z')).toEqual([]);
    expect(at('2026-05-12T10:00Z', '2026-05-11T10:00Z')).toEqual([]);
  });

  test('a roster without members has no slots', () => {
    expect(planned(standup('10:00'), [], '2026-05-11T00:00Z', '2026-05-18T00:00Z')).toEqual([]);
  });
});
