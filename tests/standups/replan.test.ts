import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDate } from '../../src/core/calendar-date.js';
import type { Zone } from '../../src/core/zoned-time.js';
import { plan } from '../../src/standups/plan.js';
import { type Change, replan, type Terms } from '../../src/standups/replan.js';
import type { StandupSchedule } from '../../src/standups/standup.js';
import { instants, times, zones } from '../core/arbitraries.js';
import { utc } from '../core/hard-cases.js';
import { EVERY_DAY, member, standup, told } from './samples.js';

const at = (zone: Zone, schedule: StandupSchedule = standup('09:00')): Terms => ({
  schedule,
  member: member(zone),
});

/** What follows a change at `now`, when the days in `settled` are and everything until then was on time. */
function replanned(now: string, before: Terms, then: Terms, settled: readonly CalendarDate[], until = now) {
  const { late, next } = replan({
    before,
    after: then,
    settled: new Set(settled),
    settledUntil: utc(until),
    now: utc(now),
  });
  return {
    late: late.map(({ act, slot }) => `${slot.workDay} ${act}`),
    next: next && told(next),
  };
}

describe('a member who moves', () => {
  test('MOV-01: west after the prompt is not asked again that day', () => {
    expect(
      replanned('2026-05-12T11:00Z', at('Europe/Berlin'), at('America/New_York'), ['2026-05-12']),
    ).toEqual({ late: [], next: '2026-05-13 at 2026-05-13T13:00Z' });
  });

  test('east before the prompt is asked late, when it was due there not long ago', () => {
    expect(
      replanned('2026-05-12T10:00Z', at('America/New_York'), at('Europe/Berlin'), ['2026-05-11']),
    ).toEqual({ late: ['2026-05-12 prompt'], next: '2026-05-13 at 2026-05-13T07:00Z' });
  });

  test('MOV-03: east before the prompt misses it, when it was due there too long ago', () => {
    const schedule = standup('09:00', { catchUpMinutes: 60 });
    const change = replanned(
      '2026-05-12T10:00Z',
      at('America/New_York', schedule),
      at('Europe/Berlin', schedule),
      ['2026-05-11'],
    );
    expect(change).toEqual({ late: ['2026-05-12 missed'], next: '2026-05-13 at 2026-05-13T07:00Z' });
  });

  test('says that it was the move', () => {
    const schedule = standup('09:00', { catchUpMinutes: 60 });
    const { late } = replan({
      before: at('America/New_York', schedule),
      after: at('Europe/Berlin', schedule),
      settled: new Set(),
      settledUntil: utc('2026-05-12T10:00Z'),
      now: utc('2026-05-12T10:00Z'),
    });
    expect(late).toMatchObject([{ act: 'missed', reason: 'moved' }]);
  });

  test('MOV-04: back over the date line lives a date twice and is asked for it once', () => {
    const asked = ['2026-02-02', '2026-02-03'] as const;
    expect(replanned('2026-02-02T19:30Z', at('Pacific/Kiritimati'), at('Pacific/Pago_Pago'), asked)).toEqual({
      late: [],
      next: '2026-02-04 at 2026-02-04T20:00Z',
    });
  });

  test('forward over the date line is asked late for the day that they jumped into', () => {
    expect(
      replanned('2026-02-02T20:30Z', at('Pacific/Pago_Pago'), at('Pacific/Kiritimati'), ['2026-02-02']),
    ).toEqual({ late: ['2026-02-03 prompt'], next: '2026-02-04 at 2026-02-03T19:00Z' });
  });

  test('forward over the date line by more than a day misses the day that they jumped over', () => {
    expect(
      replanned('2026-02-02T19:30Z', at('Pacific/Pago_Pago'), at('Pacific/Kiritimati'), ['2026-01-30']),
    ).toEqual({
      late: ['2026-02-02 missed', '2026-02-03 prompt'],
      next: '2026-02-04 at 2026-02-03T19:00Z',
    });
  });

  test('west before the prompt is asked later, at the same time on the wall', () => {
    expect(
      replanned('2026-05-12T06:00Z', at('Europe/Berlin'), at('America/New_York'), ['2026-05-11']),
    ).toEqual({ late: [], next: '2026-05-12 at 2026-05-12T13:00Z' });
  });

  test('and back the same day is in their old plan again', () => {
    expect(
      replanned('2026-05-12T12:00Z', at('America/New_York'), at('Europe/Berlin'), ['2026-05-12']),
    ).toEqual({ late: [], next: '2026-05-13 at 2026-05-13T07:00Z' });
  });

  test('in the very second of their prompt is still asked, when it had not gone out yet', () => {
    // Due in Berlin at 07:00 UTC; in Kyiv, where they are now, it was due at 06:00.
    const moved = [at('Europe/Berlin'), at('Europe/Kyiv')] as const;
    const [now, until] = ['2026-05-12T07:00Z', '2026-05-12T06:59Z'];
    expect(replanned(now, ...moved, ['2026-05-11'], until).late).toEqual(['2026-05-12 prompt']);
    expect(replanned('2026-05-12T07:01Z', ...moved, ['2026-05-11'], until).late).toEqual([
      '2026-05-12 prompt',
    ]);
  });

  test('on leave is skipped, not missed', () => {
    const away = { leave: [{ from: '2026-05-12', to: '2026-05-12' }] } as const;
    const change = replanned(
      '2026-05-12T10:00Z',
      { schedule: standup('09:00'), member: member('America/New_York', away) },
      { schedule: standup('09:00'), member: member('Europe/Berlin', away) },
      ['2026-05-11'],
    );
    expect(change.late).toEqual(['2026-05-12 skip']);
  });
});

describe('a schedule that is edited', () => {
  const berlin = (schedule: StandupSchedule) => at('Europe/Berlin', schedule);

  test('to later asks nobody again', () => {
    expect(
      replanned('2026-05-12T08:00Z', berlin(standup('09:00')), berlin(standup('15:00')), ['2026-05-12']),
    ).toEqual({ late: [], next: '2026-05-13 at 2026-05-13T13:00Z' });
  });

  test('to earlier asks late whom it would have passed over', () => {
    expect(
      replanned('2026-05-12T08:00Z', berlin(standup('15:00')), berlin(standup('09:00')), ['2026-05-11']),
    ).toEqual({ late: ['2026-05-12 prompt'], next: '2026-05-13 at 2026-05-13T07:00Z' });
  });

  test('with one more weekday begins with the next one: the day that has passed is not owed', () => {
    const monday = standup('09:00', { days: ['mon'] });
    const both = standup('09:00', { days: ['mon', 'tue'] });
    expect(replanned('2026-05-12T08:00Z', berlin(monday), berlin(both), ['2026-05-11'])).toEqual({
      late: [],
      next: '2026-05-18 at 2026-05-18T07:00Z',
    });
  });

  test('to no weekday at all has nothing ahead', () => {
    const never = berlin(standup('09:00', { days: [] }));
    expect(replanned('2026-05-12T06:00Z', berlin(standup('09:00')), never, [])).toEqual({
      late: [],
      next: undefined,
    });
  });
});

test('whoever travels however, no work day is asked for twice and none that was due on the way is lost', () => {
  const travels = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), zones), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(instants, zones, times, travels, (start, home, time, legs) => {
      const schedule = standup(time, { days: EVERY_DAY });
      const seen: CalendarDate[] = [];
      let now = start;
      let terms = at(home, schedule);
      const live = (until: number) => {
        // As a scheduler would: what is due is settled, unless it is settled already.
        for (const { workDay } of plan(schedule, [terms.member], now, until)) {
          if (!seen.includes(workDay)) seen.push(workDay);
        }
        now = until;
      };
      for (const [hours, zone] of legs) {
        live(now + hours * 3_600_000);
        const moved = at(zone, schedule);
        const change: Change = {
          before: terms,
          after: moved,
          settled: new Set(seen),
          settledUntil: now,
          now,
        };
        const { late, next } = replan(change);
        for (const { slot } of late) {
          expect(seen).not.toContain(slot.workDay);
          seen.push(slot.workDay);
        }
        expect(seen).not.toContain(next?.workDay);
        terms = moved;
      }
      live(now + 3 * 24 * 3_600_000);
      const days = [...seen].sort();
      const span = (Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '')) / 86_400_000 + 1;
      expect(days).toHaveLength(span);
    }),
  );
});
