/** Properties of the fair deadline for any people: any zone, hours, leave and holidays, often over a clock change. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../../src/core/clock.js';
import { fairDeadline } from '../../src/core/fair-deadline.js';
import { type Availability, isWorking, workingIntervals } from '../../src/core/working-hours.js';
import { instants, peopleAround } from './arbitraries.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const worked = (person: Availability, from: Instant, to: Instant): number => {
  let total = 0;
  for (const { start, end } of workingIntervals(person, from, to)) total += end - start;
  return total;
};

/** One to four people, a number of hours in quarters, an instant and a cap. */
const questions = instants.chain((from) =>
  fc.record({
    from: fc.constant(from),
    people: fc.array(peopleAround(from), { minLength: 1, maxLength: 4 }),
    hours: fc.integer({ min: 1, max: 160 }).map((quarters) => quarters / 4),
    capDays: fc.integer({ min: 1, max: 16 }),
  }),
);

describe('for any people', () => {
  test('everybody has had their hours by then, but for those it names, who have until the cap', () => {
    fc.assert(
      fc.property(questions, ({ people, hours, from, capDays }) => {
        const { at, short, absent } = fairDeadline(people, hours, from, { capDays });
        const cap = from + capDays * DAY_MS;
        expect(at > from && at <= cap).toBe(true);
        for (const person of people) {
          const total = worked(person, from, cap);
          if (absent.includes(person)) expect(total).toBe(0);
          else if (short.includes(person)) expect(total > 0 && total < hours * HOUR_MS).toBe(true);
          else expect(worked(person, from, at)).toBeGreaterThanOrEqual(hours * HOUR_MS);
        }
        if (short.length > 0 || absent.length === people.length) expect(at).toBe(cap);
      }),
    );
  });

  test('a millisecond earlier would be unfair to somebody', () => {
    fc.assert(
      fc.property(questions, ({ people, hours, from, capDays }) => {
        const { at, short, absent } = fairDeadline(people, hours, from, { capDays });
        const waitedFor = people.filter((person) => !absent.includes(person));
        fc.pre(short.length === 0 && waitedFor.length > 0);
        expect(waitedFor.some((person) => worked(person, from, at - 1) < hours * HOUR_MS)).toBe(true);
      }),
    );
  });

  test('a minute-by-minute count comes to the same minute', () => {
    fc.assert(
      fc.property(questions, ({ people, from }) => {
        const [person] = people;
        const start = from - (from % MINUTE_MS);
        fc.pre(person !== undefined);
        const { at, absent, short } = fairDeadline([person], 2, start, { capDays: 3 });
        let minutes = 0;
        let now = start;
        for (; minutes < 120 && now < start + 3 * DAY_MS; now += MINUTE_MS)
          if (isWorking(person, now)) minutes += 1;
        if (minutes === 120) expect(at).toBe(now);
        else expect([...absent, ...short]).toEqual([person]);
      }),
      { numRuns: 5 },
    );
  });

  test('more hours never make it earlier', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 160 }), ({ people, hours, from, capDays }, more) => {
        const earlier = fairDeadline(people, hours, from, { capDays });
        const later = fairDeadline(people, hours + more / 4, from, { capDays });
        expect(later.at).toBeGreaterThanOrEqual(earlier.at);
        expect(later.absent).toEqual(earlier.absent);
      }),
    );
  });

  test('more people never make it earlier, once anybody is there', () => {
    fc.assert(
      fc.property(questions, ({ people, hours, from, capDays }) => {
        const [first, ...rest] = people;
        fc.pre(first !== undefined && rest.length > 0);
        const fewer = fairDeadline(rest, hours, from, { capDays });
        fc.pre(fewer.absent.length < rest.length);
        expect(fairDeadline(people, hours, from, { capDays }).at).toBeGreaterThanOrEqual(fewer.at);
      }),
    );
  });

  test('the order of people does not matter', () => {
    fc.assert(
      fc.property(questions, ({ people, hours, from, capDays }) => {
        const turned = fairDeadline([...people].reverse(), hours, from, { capDays });
        expect(turned.at).toBe(fairDeadline(people, hours, from, { capDays }).at);
      }),
    );
  });
});
