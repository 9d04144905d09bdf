import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, WEEKDAYS } from '../../src/core/calendar-date.js';
import { plan } from '../../src/standups/plan.js';
import type { Member, StandupSchedule } from '../../src/standups/standup.js';
import { dates, instants, times, zones } from '../core/arbitraries.js';

const HOUR_MS = 3_600_000;

const schedules: fc.Arbitrary<StandupSchedule> = fc.record(
  {
    time: times,
    days: fc.subarray([...WEEKDAYS]),
    zone: fc.oneof(fc.constant('member' as const), zones),
    everyTwoWeeksFrom: dates,
    windowHours: fc.integer({ min: 1, max: 96 }).map((quarters) => quarters / 4),
    remindAt: fc.oneof(
      times,
      fc.nat({ max: 1440 }).map((minutes) => ({ minutesAfterPrompt: minutes })),
    ),
    holidays: fc.boolean(),
    catchUpMinutes: fc.constant(240),
  },
  { requiredKeys: ['time', 'days', 'zone', 'windowHours', 'holidays', 'catchUpMinutes'] },
);

const rosters: fc.Arbitrary<readonly Member[]> = fc.uniqueArray(
  fc.record(
    {
      id: fc.integer({ min: 1, max: 50 }).map((n) => `U${n}`),
      zone: zones,
      leave: fc.array(
        fc.tuple(dates, fc.nat({ max: 9 })).map(([from, days]) => ({ from, to: addDays(from, days) })),
        { maxLength: 2 },
      ),
      holidays: fc.array(dates, { maxLength: 9 }).map((days) => new Set(days)),
      workingDays: fc.subarray([...WEEKDAYS]),
      deactivated: fc.boolean(),
    },
    { requiredKeys: ['id', 'zone', 'leave', 'holidays'] },
  ),
  { selector: ({ id }) => id, maxLength: 8 },
);

const spans = fc
  .tuple(instants, fc.nat({ max: 20 * 24 }))
  .map(([from, hours]) => ({ from, to: from + hours * HOUR_MS }));

test('each member has at most one slot a work day, in time order, within the span, its own instants in order', () => {
  fc.assert(
    fc.property(schedules, rosters, spans, (schedule, members, { from, to }) => {
      const slots = [...plan(schedule, members, from, to)];
      expect(new Set(slots.map(({ user, workDay }) => `${user} ${workDay}`)).size).toBe(slots.length);
      expect(slots).toEqual([...slots].sort((one, other) => one.promptAt - other.promptAt));
      for (const { opensAt, promptAt, remindAt, closesAt } of slots) {
        expect(from <= promptAt && promptAt < to).toBe(true);
        expect(opensAt <= promptAt && promptAt <= remindAt && remindAt <= closesAt).toBe(true);
        expect(closesAt - promptAt).toBe(schedule.windowHours * HOUR_MS);
      }
    }),
  );
});

test('however a span is cut, its parts hold the slots of the whole, in the same order', () => {
  fc.assert(
    fc.property(schedules, rosters, spans, fc.array(fc.nat()), (schedule, members, { from, to }, cuts) => {
      const bounds = [from, ...cuts.map((cut) => from + (cut % (to - from + 1))).sort((a, b) => a - b), to];
      const parts = bounds.slice(1).flatMap((end, i) => [...plan(schedule, members, bounds[i] ?? from, end)]);
      expect(parts).toEqual([...plan(schedule, members, from, to)]);
    }),
  );
});

test('what one member’s slots are does not depend on who else is on the roster', () => {
  fc.assert(
    fc.property(schedules, rosters, spans, (schedule, members, { from, to }) => {
      const together = [...plan(schedule, members, from, to)];
      for (const member of members) {
        const own = together.filter(({ user }) => user === member.id);
        expect(own).toEqual([...plan(schedule, [member], from, to)]);
      }
    }),
  );
});

test('who is on leave on a work day in their own zone is never asked for it', () => {
  fc.assert(
    fc.property(schedules, rosters, spans, (given, members, { from, to }) => {
      const schedule = { ...given, zone: 'member' as const };
      for (const member of members) {
        for (const { workDay, skip } of plan(schedule, [member], from, to)) {
          const away = member.leave.some((leave) => leave.from <= workDay && workDay <= leave.to);
          if (away) expect(skip).toBe(member.deactivated ? 'deactivated' : 'leave');
        }
      }
    }),
  );
});
