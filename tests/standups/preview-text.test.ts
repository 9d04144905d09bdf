/** Clock changes in words. The wall times come from Python's zoneinfo. */
import { describe, expect, test } from '@jest/globals';
import { plan } from '../../src/standups/plan.js';
import { previewText } from '../../src/standups/preview-text.js';
import { MISSED_SENTENCES, SKIP_SENTENCES } from '../../src/standups/reason-sentences.js';
import type { Member, StandupSchedule } from '../../src/standups/standup.js';
import { utc } from '../core/hard-cases.js';
import { EVERY_DAY, member, standup } from './samples.js';

const preview = (schedule: StandupSchedule, members: readonly Member[], from: string, to: string) =>
  previewText(schedule, members, plan(schedule, members, utc(from), utc(to)));

describe('a clock change', () => {
  test('is told once, at the first prompt after it', () => {
    const text = preview(
      standup('09:00'),
      [member('Europe/London')],
      '2026-10-23T00:00Z',
      '2026-10-28T00:00Z',
    );
    const told = text.split('\n').map((line) => line.includes('gone back by 1 hour'));
    expect(text).toContain('Mon 26 Oct 2026\n');
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(told[4]).toBe(true);
  });

  test('of half an hour is told in minutes, with the time that it makes impossible', () => {
    const text = preview(
      standup('02:15', { days: EVERY_DAY }),
      [member('Australia/Lord_Howe')],
      '2026-10-03T12:00Z',
      '2026-10-04T12:00Z',
    );
    expect(text).toContain('asked at 02:45,');
    expect(text).toContain('; 02:15 does not exist that day, so it moves forward');
    expect(text).toContain(
      '; clocks in Australia/Lord_Howe have gone forward by 30 minutes since the prompt before',
    );
  });

  test('that brings the time twice says which one counts', () => {
    const text = preview(
      standup('01:30', { days: EVERY_DAY }),
      [member('America/New_York')],
      '2026-11-01T00:00Z',
      '2026-11-03T00:00Z',
    );
    const [sunday = '', monday = ''] = text.split('\n\n');
    expect(sunday).toContain('01:30 comes twice that day, and the first counts');
    expect(monday).not.toContain('twice');
    expect(monday).toContain('gone back by 1 hour');
  });

  test('of a fixed zone shows in the times of the others, and is told them', () => {
    const schedule = standup('10:00', { zone: 'America/New_York' });
    const text = preview(schedule, [member('Asia/Tokyo')], '2026-03-06T00:00Z', '2026-03-10T00:00Z');
    expect(text.match(/asked at [^(]+/g)).toEqual([
      'asked at Sat 7 Mar, 00:00, reminded at Sat 7 Mar, 04:00, open until Sat 7 Mar, 08:00 ',
      'asked at 23:00, reminded at Tue 10 Mar, 03:00, open until Tue 10 Mar, 07:00 ',
    ]);
    expect(text.match(/clocks in \S+/g)).toEqual(['clocks in America/New_York']);
  });
});

test('work days are in order, also where one zone’s comes after another’s next', () => {
  const people = [member('Pacific/Honolulu', { id: 'A' }), member('Pacific/Kiritimati', { id: 'B' })];
  const text = preview(standup('10:00'), people, '2026-05-11T00:00Z', '2026-05-13T20:30Z');
  expect(text.match(/^\w.+/gm)).toEqual([
    'Mon 11 May 2026',
    'Tue 12 May 2026',
    'Wed 13 May 2026',
    'Thu 14 May 2026',
  ]);
});

test('every reason has a sentence that can follow "not asked: "', () => {
  for (const sentence of Object.values({ ...SKIP_SENTENCES, ...MISSED_SENTENCES })) {
    expect(sentence).toMatch(/^[a-zM].*[a-z]$/);
  }
});
