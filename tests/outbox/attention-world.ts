import type { Instant } from '../../src/core/clock.js';
import { type UserId, userId } from '../../src/core/ids.js';
import { type Availability, defaultWorkingHours } from '../../src/core/working-hours.js';
import { type JobRequest, RetryLater } from '../../src/jobs/job.js';
import { createAttention } from '../../src/outbox/attention.js';
import { createOutbox } from '../../src/outbox/send.js';
import type { LesserItem, LesserKind, UnaskedSource } from '../../src/outbox/unasked.js';
import type { Person } from '../../src/people/person.js';
import { message, section } from '../../src/slack/blocks.js';
import { TEAM } from '../support/fake-slack.js';
import { Died, life, mortal } from '../support/life.js';
import { manualClock } from '../support/manual-clock.js';
import { type KeptLesser, memoryLesser } from '../support/memory-lesser.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { memoryPreferences } from '../support/memory-ports.js';
import { dmOf, postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

export const ANA = userId('UANA');
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Wednesday 11 March 2026, 11:00 in Berlin. */
export const START: Instant = Date.UTC(2026, 2, 11, 10);
export const EVENING = Date.UTC(2026, 2, 11, 19);
export const MORNING = Date.UTC(2026, 2, 12, 8, 1);
const berlin: Availability = { hours: defaultWorkingHours('Europe/Berlin'), leave: [], holidays: [] };

export function world({ diesAt = 0, availability = berlin, startsAt = START } = {}) {
  const kept: KeptLesser & { jobs: Map<string, JobRequest & { done: boolean }> } = {
    ...{ lesser: new Map<string, LesserItem>(), jobs: new Map() },
  };
  const clock = manualClock(startsAt);
  const process = life(diesAt);
  const slack = postingSlack();
  const moot = new Set<string>();
  const preferences = memoryPreferences();
  const sentAt: Instant[] = [];
  const postMessage: typeof slack.api.postMessage = async (team, post) => {
    const at = await slack.api.postMessage(team, post);
    if (post.threadTs === undefined) sentAt.push(clock.now());
    return at;
  };
  const outbox = createOutbox({
    slack: mortal({ ...slack.api, postMessage }, process),
    repository: mortal(memoryOutboxRepository(), process),
    ...{ clock, logger: silentLogger },
  });
  const source = (kind: LesserKind): UnaskedSource => ({
    ...{ name: kind, kind },
    async tell({ about }) {
      if (moot.has(about)) return undefined;
      const content = message(about, section(`It says ${about}.`));
      const more = { short: [section('It stands below.')], below: [message(`More of ${about}`)] };
      return kind === 'catch-up' ? { content, ...more } : { content };
    },
  });
  const sources = (['decision-reminder', 'outcome-question', 'notice', 'catch-up'] as const).map(source);
  const ana = {
    ...{ id: ANA, name: 'Ana', zone: availability.hours.zone, availability },
    ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
  } satisfies Person;
  const transaction = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const before = structuredClone(kept);
    try {
      const result = await work();
      process.step();
      return result;
    } catch (error) {
      Object.assign(kept, before);
      throw error;
    }
  };
  const enqueue = async (...requests: readonly JobRequest[]) => {
    for (const each of requests)
      if (!kept.jobs.has(each.key)) kept.jobs.set(each.key, { ...each, done: false });
  };
  const attention = createAttention({
    ...{ outbox, transaction, clock, preferences, sources: () => sources },
    lesser: mortal(memoryLesser(kept), process),
    people: { person: async (_team, user: UserId) => (user === ANA ? ana : undefined) },
    jobs: mortal({ enqueue }, process),
  });

  const insisting = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      process.restart();
      return insisting(work);
    }
  };
  const due = (until: Instant) =>
    [...kept.jobs.values()]
      .filter(({ done, runAt = 0 }) => !done && runAt <= until)
      .sort((one, other) => (one.runAt ?? 0) - (other.runAt ?? 0))[0];
  const [definition] = attention.jobs;
  async function runOne({ key, team, payload, runAt = 0 }: JobRequest): Promise<void> {
    clock.moveTo(Math.max(clock.now(), runAt));
    const job = () => kept.jobs.get(key) ?? { done: false };
    try {
      await definition?.run(definition.parse(payload), { team, key, attempt: 1, last: false });
      job().done = true;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      Object.assign(job(), { runAt: error.at });
    }
  }

  return {
    ...{ kept, clock, process, slack, moot, preferences, outbox, sentAt, due, runOne },
    offer: (about: string, kind: LesserKind = 'decision-reminder') =>
      insisting(() => attention.offer({ team: TEAM, user: ANA, key: `thing:${about}`, source: kind, about })),
    async until(at: Instant) {
      for (let job = due(at); job; job = due(at)) {
        const next = job;
        await insisting(() => runOne(next));
      }
      clock.moveTo(Math.max(clock.now(), at));
    },
    /** What stands in the DM, threads too. */
    shown: () => slack.in(dmOf(ANA)).map(({ content }) => JSON.stringify(content.blocks)),
    reasons: () => [...kept.lesser.values()].map(({ state, reason }) => `${state} ${reason ?? '-'}`),
  };
}
