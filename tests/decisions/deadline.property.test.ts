/** Properties of a decision's deadline and reminders, for any people: any zone, hours, leave and holidays, often over a clock change. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../../src/core/clock.js';
import { userId } from '../../src/core/ids.js';
import { type Availability, isWorking, workingIntervals } from '../../src/core/working-hours.js';
import { extendedPlan, firstPlan, type Voter, whenToRemind } from '../../src/decisions/deadline.js';
import { instants, peopleAround } from '../core/arbitraries.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What `core/fair-deadline.ts` waits for at most, in days. */
const CAP_MS = 14 * DAY_MS;

const worked = (person: Availability, from: Instant, to: Instant): number => {
  let total = 0;
  for (const { start, end } of workingIntervals(person, from, to)) total += end - start;
  return total;
};

const questions = instants.chain((now) =>
  fc.record({
    now: fc.constant(now),
    voters: fc
      .array(peopleAround(now), { minLength: 1, maxLength: 4 })
      .map((people) => people.map((availability, n): Voter => ({ user: userId(`U${n}`), availability }))),
    hours: fc.constantFrom(4, 8, 16, 24),
  }),
);
const usersOf = (voters: readonly Voter[]) => voters.map(({ user }) => user);

describe('for any people', () => {
  test('more time: everybody really gets so many further hours, and one minute earlier somebody would not', () => {
    fc.assert(
      fc.property(questions, ({ now, voters, hours }) => {
        const before = firstPlan(voters, usersOf(voters), hours, now);
        const { deadline, opensAt } = extendedPlan(voters, before, hours, now);
        expect(opensAt).toBe(now);
        const cap = before.deadline + CAP_MS;
        const whole = ({ availability }: Voter) => worked(availability, before.deadline, cap);
        const able = voters.filter((each) => whole(each) >= hours * HOUR_MS);
        const had = (each: Voter, to: Instant) => worked(each.availability, before.deadline, to);
        for (const each of able) expect(had(each, deadline)).toBeGreaterThanOrEqual(hours * HOUR_MS);
        // Somebody who has less than that before the cap holds it until the cap; whoever has nothing holds nobody.
        const isShort = voters.some((each) => whole(each) > 0 && whole(each) < hours * HOUR_MS);
        if (isShort || able.length === 0) expect(deadline).toBe(cap);
        else expect(able.some((each) => had(each, deadline - MINUTE_MS) < hours * HOUR_MS)).toBe(true);
      }),
    );
  });

  test('the card tells the hours that each of them really has, to the quarter', () => {
    fc.assert(
      fc.property(questions, ({ now, voters, hours }) => {
        const { asked, deadline } = firstPlan(voters, usersOf(voters), hours, now);
        for (const [n, { hours: told }] of asked.entries()) {
          const real = worked(voters[n]?.availability ?? noSuch(), now, deadline) / HOUR_MS;
          expect(Math.abs(told - real)).toBeLessThanOrEqual(0.125);
        }
      }),
    );
  });

  test('a reminder comes in their own working hours, before the deadline, when half of their time is left', () => {
    fc.assert(
      fc.property(questions, ({ now, voters, hours }) => {
        const { asked, deadline } = firstPlan(voters, usersOf(voters), hours, now);
        for (const [n, { remindAt }] of asked.entries()) {
          const { availability } = voters[n] ?? noSuch();
          const whole = worked(availability, now, deadline);
          if (remindAt === undefined) {
            expect(whole).toBe(0);
            continue;
          }
          expect(remindAt).toBeLessThan(deadline);
          expect(isWorking(availability, remindAt)).toBe(true);
          expect(Math.abs(worked(availability, now, remindAt) - whole / 2)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('one that comes late is sent while they work, or is put off until they do, or never', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 0, max: 20 * 24 }), ({ now, voters, hours }, late) => {
        const { deadline } = firstPlan(voters, usersOf(voters), hours, now);
        const at = now + late * HOUR_MS;
        for (const { availability } of voters) {
          const facts = { availability, hasPosition: false, optedOut: false, statusAway: false };
          const when = whenToRemind(facts, at, deadline);
          if (when === 'never') continue;
          const sent = when === 'now' ? at : when;
          expect(sent).toBeGreaterThanOrEqual(at);
          expect(sent).toBeLessThan(deadline);
          expect(isWorking(availability, sent)).toBe(true);
        }
      }),
    );
  });
});

test('nobody is reminded twice: more time gives no second reminder to who had one', () => {
  const availability = {
    hours: { start: '09:00', end: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'], zone: 'UTC' },
    ...{ leave: [], holidays: [] },
  } as const;
  const [ben, mei] = [userId('UBEN'), userId('UMEI')];
  const voters = [ben, mei].map((user) => ({ user, availability }));
  const now = Date.UTC(2026, 2, 11, 9);
  const plan = firstPlan(voters, [ben, mei], 8, now);
  const [first, second] = plan.asked;
  if (!first || !second) throw new Error('two are asked');
  const { remindAt: _, ...reminded } = first;
  const extended = extendedPlan(voters, { ...plan, asked: [reminded, second] }, 8, now + 5 * HOUR_MS);
  expect(extended.deadline).toBe(Date.UTC(2026, 2, 12, 17));
  expect(extended.asked).toEqual([
    { user: ben, hours: 16 },
    // Half of the 11 hours that are left at 14:00.
    { user: mei, hours: 16, remindAt: Date.UTC(2026, 2, 12, 11, 30) },
  ]);
});

function noSuch(): never {
  throw new Error('each share is a voter’s');
}
