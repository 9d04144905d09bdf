import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { userId } from '../../../src/core/ids.js';
import { SlackCallError } from '../../../src/slack/errors.js';
import { Died, type Life, life } from '../../support/life.js';
import { ANA, aStandup, BEN, HOUR_MS, MINUTE_MS, schedulingWorld } from './world.js';

const MEI = userId('UMEI');
const ZONES = { UANA: 'America/Los_Angeles', UBEN: 'Europe/Berlin', UMEI: 'Asia/Tokyo' } as const;
const MEMBERS = [ANA, BEN, MEI];
/** Two clock changes lie in it: America's on the 8th, Europe's on the 29th. */
const END = '2026-04-01T00:00Z';

const crashes = fc.array(
  fc.record({ steps: fc.integer({ min: 1, max: 400 }), downMinutes: fc.integer({ min: 0, max: 600 }) }),
  { maxLength: 40 },
);
const faults = fc.array(
  fc.record({
    method: fc.constantFrom('postMessage' as const, 'findPosted' as const),
    did: fc.boolean(),
    kind: fc.constantFrom('transient' as const, 'throttled' as const),
  }),
  { maxLength: 20 },
);

/** Down from one instant to another. */
type Outage = readonly [from: number, to: number];

test('whatever dies and fails in a month, nobody is asked twice, and whoever can be asked in time is', async () => {
  await fc.assert(
    fc.asyncProperty(crashes, faults, async (deaths, failures) => {
      let current: Life = life(0);
      const world = schedulingWorld(ZONES, { step: () => current.step() });
      await world.begin(aStandup({ roster: { kind: 'list', users: MEMBERS } }));
      for (const { method, did, kind } of failures) {
        const error = refusal(kind, did);
        world.slack.faults.push({ method, error, did: did && kind === 'transient' });
      }
      const outages: Outage[] = [];
      for (const { steps, downMinutes } of deaths) {
        current = life(steps);
        try {
          await world.until(END);
        } catch (error) {
          if (!(error instanceof Died)) throw error;
          const from = world.clock.now();
          world.clock.advance(downMinutes * MINUTE_MS);
          outages.push([from, world.clock.now()]);
          world.restart();
        }
      }
      current = life(0);
      await world.until(END);

      for (const user of MEMBERS) {
        const prompts = world.dmsOf(user).filter((text) => text.startsWith('prompt'));
        expect(new Set(prompts).size).toBe(prompts.length);
        const reminders = world.dmsOf(user).filter((text) => text.startsWith('reminder'));
        expect(new Set(reminders).size).toBe(reminders.length);
      }
      const past = [...world.store.kept.occurrences.values()].filter(
        ({ promptAt }) => promptAt < Date.parse(END),
      );
      expect(new Set(past.map(({ workDay, user }) => `${workDay} ${user}`)).size).toBe(past.length);
      for (const { state, promptAt, promptedAt, closesAt, reason, user, workDay } of past) {
        // Whoever got the prompt was asked, however long nobody could note it.
        if (world.dmsOf(user).includes(`prompt ${workDay}`)) expect(promptedAt).toBeDefined();
        if (promptedAt !== undefined) {
          expect(promptedAt - promptAt).toBeLessThanOrEqual(4 * HOUR_MS + MINUTE_MS);
          if (closesAt < Date.parse(END)) expect(state).toBe('closed');
          continue;
        }
        expect([state, reason]).toEqual(['missed', 'outage']);
        // Alive for an hour of the four in which it could have gone out: then it would have.
        expect(downWithin(outages, promptAt, promptAt + 4 * HOUR_MS)).toBeGreaterThan(3 * HOUR_MS);
      }
      // 22 working days for each, on each of which something is recorded.
      for (const user of MEMBERS) expect(past.filter((each) => each.user === user)).toHaveLength(22);
    }),
    { numRuns: 25 },
  );
}, 60_000);

const downWithin = (outages: readonly Outage[], from: number, to: number): number =>
  outages.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);

/** @param did it did its work, and only the answer was lost. */
const refusal = (kind: 'transient' | 'throttled', did: boolean) =>
  new SlackCallError({
    ...{ kind, code: kind === 'throttled' ? 'ratelimited' : 'internal_error' },
    mayHaveHappened: kind === 'transient' && did,
    ...(kind === 'throttled' && { retryAfterMs: 30_000 }),
  });
