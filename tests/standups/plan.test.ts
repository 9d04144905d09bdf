/** The instants come from Python's zoneinfo, never from the code under test. Clock changes in many zones are in `tests/scenarios`. */
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
  test('a date that the zone never had has no slot', () => {
    const slots = planned(
      standup('09:00', { days: EVERY_DAY }),
      member('Pacific/Apia'),
      '2011-12-29T12:00Z',
      '2011-12-31T12:00Z',
    );
    expect(slots.map(told)).toEqual(['2011-12-29 at 2011-12-29T19:00Z', '2011-12-31 at 2011-12-30T19:00Z']);
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
