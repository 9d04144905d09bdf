/** Scenarios SCH-01 to SCH-34 and MOV-06 through the plan, the reading of schedules and what they look like: pure, under six zones of the process. */
import { describe, expect, test } from '@jest/globals';
import { wallOf, type Zone, zoneOf } from '../../src/core/zoned-time.js';
import { parseSchedule } from '../../src/standups/parse-schedule.js';
import { plan } from '../../src/standups/plan.js';
import { previewText } from '../../src/standups/preview-text.js';
import type { Slot } from '../../src/standups/standup.js';
import { iso, utc } from '../core/hard-cases.js';
import { member } from '../standups/samples.js';
import { inEveryProcessZone, PROCESS_ZONES } from '../support/process-zones.js';
import { at, NEW_RULES, OLD_NAMES, type Prompt, TIMELINES, type Timeline } from './timelines.js';

const slotsOf = ({ zone, schedule, from, to }: Timeline) => [
  ...plan(schedule, [member(zone)], utc(from), utc(to)),
];

/** `2026-10-04 02:45 +1100`. */
function wallClock(instant: number, zone: Zone): string {
  const { date, time } = wallOf(instant, zone);
  const minutes = (Date.parse(`${date}T${time}:00Z`) - instant) / 60_000;
  const two = (value: number) => String(Math.abs(value)).padStart(2, '0');
  return `${date} ${time} ${minutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}${two(minutes % 60)}`;
}

const promptOf = ({ workDay, promptAt }: Slot, zone: Zone): Prompt => [
  workDay,
  iso(promptAt),
  wallClock(promptAt, zone),
];

test.each(TIMELINES)('$id: $what ($zone)', async (timeline) => {
  const planned = await inEveryProcessZone(() =>
    slotsOf(timeline).map((slot) => promptOf(slot, timeline.zone)),
  );
  expect(planned).toEqual(PROCESS_ZONES.map(() => timeline.prompts));
  for (const [, instant] of planned.flat()) expect(timeline.never ?? []).not.toContain(instant);
});

/** When somebody there is asked on 1 July 2026. */
const onFirstOfJuly = (zone: Zone) =>
  slotsOf({
    id: '',
    what: '',
    zone,
    schedule: at('09:00'),
    from: '2026-06-30T16:00Z',
    to: '2026-07-01T16:00Z',
    prompts: [],
  });

test.each(NEW_RULES)(
  'SCH-26: 09:00 in %s, whose rules have changed since 2022, is %s',
  async (zone, instant) => {
    const planned = await inEveryProcessZone(() => onFirstOfJuly(zone).map(({ promptAt }) => iso(promptAt)));
    expect(planned).toEqual(PROCESS_ZONES.map(() => [instant]));
  },
);

test.each(OLD_NAMES)(
  'SCH-30: %s is an old name that Slack may give, and 09:00 there is %s',
  async (name, instant) => {
    const planned = await inEveryProcessZone(() =>
      onFirstOfJuly(zoneOf(name)).map(({ promptAt }) => iso(promptAt)),
    );
    expect(planned).toEqual(PROCESS_ZONES.map(() => [instant]));
  },
);

describe('SCH-29: whatever zone the process is in', () => {
  test('the process really is in six zones, one after the other', async () => {
    const midnights = await inEveryProcessZone(() => new Date(2026, 0, 1).getTime());
    expect(new Set(midnights).size).toBe(PROCESS_ZONES.length - 1); // London is at UTC in winter.
  });

  test('every instant, time of day and date that is shown is the same', async () => {
    const shown = await inEveryProcessZone(() =>
      TIMELINES.map((timeline) => {
        const { schedule, zone } = timeline;
        return previewText(schedule, [member(zone)], slotsOf(timeline));
      }),
    );
    const [first = []] = shown;
    expect(shown).toEqual(PROCESS_ZONES.map(() => first));
    for (const [n, { prompts }] of TIMELINES.entries()) {
      const times = prompts.map(([, , wall]) => wall.slice(11, 16));
      expect([...(first[n] ?? '').matchAll(/asked at (\d\d:\d\d)/g)].map(([, time]) => time)).toEqual(times);
    }
  });
});

test('SCH-32: a reminder that falls on Saturday belongs to Friday', async () => {
  const schedule = at('23:50', undefined, { remindAt: { minutesAfterPrompt: 15 } });
  const planned = await inEveryProcessZone(() =>
    [...plan(schedule, [member('Europe/Berlin')], utc('2026-02-06T12:00Z'), utc('2026-02-07T12:00Z'))].map(
      ({ workDay, promptAt, remindAt }) => [workDay, iso(promptAt), iso(remindAt)],
    ),
  );
  expect(planned).toEqual(
    PROCESS_ZONES.map(() => [['2026-02-06', '2026-02-06T22:50Z', '2026-02-06T23:05Z']]),
  );
});

describe('SCH-34: a schedule in words', () => {
  test.each([
    ['9:30am Mon Wed Fri', ['mon', 'wed', 'fri']],
    ['9:30 tues thurs', ['tue', 'thu']],
    ['weekdays at 9:30', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['every day 09:30', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']],
  ])('%j means %j at half past nine', (text, days) => {
    expect(parseSchedule(text)).toEqual({ time: '09:30', days });
  });

  test.each([['25:00'], ['2026-02-30'], ['9:30am on Blursday']])(
    '%j is refused with a sentence that names what was not understood, and never taken for every weekday',
    (text) => {
      expect(() => parseSchedule(text)).toThrow(/25:00|2026-02-30|blursday/i);
    },
  );
});
