import { describe, expect, test } from '@jest/globals';
import { catchUp } from '../../src/standups/catch-up.js';
import { plan } from '../../src/standups/plan.js';
import type { Member, StandupSchedule } from '../../src/standups/standup.js';
import { utc } from '../core/hard-cases.js';
import { EVERY_DAY, member, standup } from './samples.js';

const newYork = member('America/New_York');

/** What is decided at `now` about all that has been due since `from`, the last moment at which the app was up. */
function decided(from: string, now: string, schedule: StandupSchedule, ...members: readonly Member[]) {
  const due = [...plan(schedule, members, utc(from), utc(now) + 1)];
  return catchUp(due, 'outage', schedule.catchUpMinutes, utc(now)).map((one) => {
    const reason = one.act === 'prompt' ? [] : [one.reason];
    return [one.slot.user, one.slot.workDay, one.act, ...reason].join(' ');
  });
}

describe('after downtime', () => {
  test('of 25 minutes, the prompt goes out late', () => {
    expect(decided('2026-06-01T12:55Z', '2026-06-01T13:20Z', standup('09:00'), newYork)).toEqual([
      'U1 2026-06-01 prompt',
    ]);
  });

  test('of three days, only the newest goes out and the others are recorded as missed', () => {
    expect(decided('2026-06-01T12:55Z', '2026-06-04T13:10Z', standup('09:00'), newYork)).toEqual([
      'U1 2026-06-01 missed outage',
      'U1 2026-06-02 missed outage',
      'U1 2026-06-03 missed outage',
      'U1 2026-06-04 prompt',
    ]);
  });

  test('a prompt that was due exactly as long ago as allowed still goes out, a minute later it does not', () => {
    const from = '2026-06-01T12:55Z';
    expect(decided(from, '2026-06-01T17:00Z', standup('09:00'), newYork)).toEqual(['U1 2026-06-01 prompt']);
    expect(decided(from, '2026-06-01T17:01Z', standup('09:00'), newYork)).toEqual([
      'U1 2026-06-01 missed outage',
    ]);
  });

  test('no prompt goes out when its window has closed, however late it may be', () => {
    const short = standup('09:00', { windowHours: 1 });
    const from = '2026-06-01T12:55Z';
    expect(decided(from, '2026-06-01T13:59Z', short, newYork)).toEqual(['U1 2026-06-01 prompt']);
    expect(decided(from, '2026-06-01T14:00Z', short, newYork)).toEqual(['U1 2026-06-01 missed outage']);
  });

  test('nobody is flooded when prompts may be days late', () => {
    const patient = standup('09:00', { days: EVERY_DAY, windowHours: 168, catchUpMinutes: 10_080 });
    expect(decided('2026-06-01T12:55Z', '2026-06-03T13:10Z', patient, newYork)).toEqual([
      'U1 2026-06-01 missed outage',
      'U1 2026-06-02 missed outage',
      'U1 2026-06-03 prompt',
    ]);
  });

  test('who was not to be asked is skipped with the same reason as on time, however long ago', () => {
    const away = member('America/New_York', { leave: [{ from: '2026-06-01', to: '2026-06-02' }] });
    expect(decided('2026-06-01T12:55Z', '2026-06-03T13:10Z', standup('09:00'), away)).toEqual([
      'U1 2026-06-01 skip leave',
      'U1 2026-06-02 skip leave',
      'U1 2026-06-03 prompt',
    ]);
  });

  test('each member has a newest prompt of their own, and decisions keep the order of the slots', () => {
    const berlin = member('Europe/Berlin', { id: 'U2' });
    expect(decided('2026-06-01T06:00Z', '2026-06-02T13:10Z', standup('09:00'), newYork, berlin)).toEqual([
      'U2 2026-06-01 missed outage',
      'U1 2026-06-01 missed outage',
      'U2 2026-06-02 missed outage',
      'U1 2026-06-02 prompt',
    ]);
  });
});
