/** What is offered to one person over days: when it reaches them, how much of it, and what becomes of it when the process dies. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../../src/core/clock.js';
import { isWorking } from '../../src/core/working-hours.js';
import { startOfDay } from '../../src/core/zoned-time.js';
import { message } from '../../src/slack/blocks.js';
import { peopleAround } from '../core/arbitraries.js';
import { checkMessage } from '../support/check-limits.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { dmOf } from '../support/posting-slack.js';

import { ANA, DAY_MS, EVENING, HOUR_MS, MINUTE_MS, MORNING, START, world } from './attention-world.js';

const times = (texts: readonly string[], words: string): number =>
  texts.reduce((sum, text) => sum + text.split(words).length - 1, 0);

describe('what is lesser', () => {
  test('goes out at once in working hours, and within the budget; the third waits for the next morning', async () => {
    const here = world();
    for (const about of ['one', 'two', 'three']) {
      await here.offer(about);
      await here.until(here.clock.now() + MINUTE_MS);
    }
    expect(here.shown()).toHaveLength(2);
    await here.until(MORNING - 1);
    expect(here.shown()).toHaveLength(2);
    await here.until(MORNING);
    expect(here.shown()).toHaveLength(3);
    expect(here.shown()[2]).toContain('It says three.');
    expect(here.reasons()).toEqual(['told -', 'told -', 'told budget-spent']);
  });

  test('of an evening is one message the next morning, without what became moot, each of it once', async () => {
    const here = world({ startsAt: EVENING });
    for (const about of ['one', 'two', 'three', 'four']) await here.offer(about);
    await here.offer('five', 'notice');
    await here.offer('five', 'notice');
    await here.until(MORNING - 1);
    expect(here.shown()).toEqual([]);
    here.moot.add('two');
    await here.until(MORNING + DAY_MS);
    const [shown = '', ...others] = here.shown();
    expect(others).toEqual([]);
    expect(shown).toContain('While you were away');
    for (const about of ['one', 'three', 'four', 'five']) expect(times([shown], `It says ${about}.`)).toBe(1);
    expect(shown).not.toContain('It says two.');
    expect(here.reasons()).toContain('dropped moot');
    expect(here.slack.in(dmOf(ANA)).flatMap(({ content }) => checkMessage(content))).toEqual([]);
  });

  test('goes along with a catch-up, whose pages then stand in the thread', async () => {
    const here = world({ startsAt: EVENING });
    await here.offer('one');
    await here.until(MORNING - MINUTE_MS);
    await here.offer('news', 'catch-up');
    await here.until(MORNING + HOUR_MS);
    const [first, ...below] = here.slack.in(dmOf(ANA));
    expect(JSON.stringify(first?.content)).toContain('It says one.');
    expect(below.map(({ content, threadTs }) => [content.text, threadTs])).toEqual([
      ['news', first?.ts],
      ['More of news', first?.ts],
    ]);
    expect(here.sentAt).toHaveLength(1);
  });

  test('alone, a catch-up stands in the DM and the rest of it below', async () => {
    const here = world();
    await here.offer('news', 'catch-up');
    await here.until(START);
    const [first, ...below] = here.slack.in(dmOf(ANA));
    expect(first?.content.text).toBe('news');
    expect(below.map(({ content, threadTs }) => [content.text, threadTs])).toEqual([
      ['More of news', first?.ts],
    ]);
  });

  test('more than one message holds goes on with the next', async () => {
    const here = world({ startsAt: EVENING });
    for (let n = 0; n < 25; n += 1) await here.offer(`thing ${n}`);
    await here.until(MORNING + HOUR_MS);
    expect(here.shown()).toHaveLength(2);
    await here.until(MORNING + DAY_MS);
    expect(here.shown()).toHaveLength(3);
    for (let n = 0; n < 25; n += 1) expect(times(here.shown(), `It says thing ${n}.`)).toBe(1);
  });

  test('is not lost to prompts that spend every day’s budget', async () => {
    const here = world();
    const prompts = async () => {
      for (const n of [1, 2])
        await here.outbox.put({
          ...{ team: TEAM, key: `standup:S${n}:${here.clock.now()}:prompt`, unasked: 'prompt' },
          ...{ to: { kind: 'dm', user: ANA }, content: message('A prompt') },
        });
    };
    await prompts();
    await here.offer('one');
    await here.until(MORNING - MINUTE_MS);
    await prompts();
    expect(times(here.shown(), 'It says one.')).toBe(0);
    await here.until(MORNING);
    expect(times(here.shown(), 'It says one.')).toBe(1);
  });

  test('that Slack refuses, or that is for somebody unknown, is left out and says so', async () => {
    const here = world();
    here.slack.faults.push({ method: 'postMessage', error: slackRefusal('person', 'user_disabled') });
    await here.offer('one');
    await here.until(START);
    expect(here.reasons()).toEqual(['dropped refused']);
  });

  test('is told once by two that look at the same time', async () => {
    const here = world();
    await here.offer('one');
    await here.offer('two');
    const jobs = [...here.kept.jobs.values()];
    await Promise.all(jobs.map((job) => here.runOne(job)));
    await here.until(START + HOUR_MS);
    for (const about of ['one', 'two']) expect(times(here.shown(), `It says ${about}.`)).toBe(1);
  });

  test('killed between any two steps and started again, nothing is lost and nothing is doubled', async () => {
    let steps = 0;
    for (let died = true; died; ) {
      steps += 1;
      const here = world({ startsAt: EVENING, diesAt: steps });
      for (const about of ['one', 'two']) await here.offer(about);
      await here.until(MORNING - MINUTE_MS);
      await here.offer('news', 'catch-up');
      await here.until(MORNING + 2 * HOUR_MS);
      const shown = here.shown();
      for (const words of ['It says one.', 'It says two.', 'It says news.', 'More of news'])
        expect([steps, words, times(shown, words)]).toEqual([steps, words, 1]);
      died = here.process.hasDied;
    }
    expect(steps).toBeGreaterThan(40);
  });

  test('killed in the evening while it was being told, it is told the next morning and not in the night', async () => {
    const closing = Date.UTC(2026, 2, 11, 15, 59);
    for (let step = 1; step < 40; step += 1) {
      const here = world({ startsAt: closing, diesAt: step });
      await here.offer('one');
      const job = here.due(closing);
      await (job && here.runOne(job).catch(() => {}));
      here.process.restart();
      const before = here.sentAt.length;
      here.clock.moveTo(EVENING);
      await here.until(MORNING - 1);
      expect([step, here.sentAt.length]).toEqual([step, before]);
      await here.until(MORNING + HOUR_MS);
      expect([step, times(here.shown(), 'It says one.')]).toEqual([step, 1]);
    }
  });
});

test('over any days, nobody gets more than two lesser messages a day, none outside their hours, and all of it once', async () => {
  const offers = fc.array(fc.integer({ min: 0, max: 6 * 24 * 60 }), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(peopleAround(START), offers, async (availability, minutes) => {
      const here = world({ availability });
      const sorted = [...minutes].sort((one, other) => one - other);
      for (const [n, minute] of sorted.entries()) {
        await here.until(START + minute * MINUTE_MS);
        await here.offer(`thing ${n}`, n % 3 === 0 ? 'notice' : 'decision-reminder');
      }
      await here.until(START + 60 * DAY_MS);
      const days = new Map<Instant, number>();
      for (const at of here.sentAt) {
        expect(isWorking(availability, at)).toBe(true);
        const day = startOfDay(at, availability.hours.zone);
        days.set(day, (days.get(day) ?? 0) + 1);
      }
      expect(Math.max(0, ...days.values())).toBeLessThanOrEqual(2);
      const told = [...here.kept.lesser.values()].filter(({ state }) => state === 'told');
      for (const { about } of told) expect(times(here.shown(), `It says ${about}.`)).toBe(1);
      // Nobody's hours come for over a year: then, and then alone, something is left out.
      const left = [...here.kept.lesser.values()].filter(({ state }) => state === 'dropped');
      if (here.sentAt.length > 0) expect(left).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);
