/** The scheduler over a real store and the jobs of its engine, with a Slack in memory. Time jumps from one thing that is due to the next. */
import type { CalendarDate } from '../../src/core/calendar-date.js';
import type { Instant } from '../../src/core/clock.js';
import { type StandupId, type TeamId, teamId, type UserId } from '../../src/core/ids.js';
import type { Zone } from '../../src/core/zoned-time.js';
import { type JobDefinition, type JobRequest, type JobRunner, RetryLater } from '../../src/jobs/job.js';
import { createOutbox } from '../../src/outbox/send.js';
import type { Person } from '../../src/people/person.js';
import { message, section } from '../../src/slack/blocks.js';
import type { Render } from '../../src/standups/scheduling/ask.js';
import { createScheduler, type Scheduler } from '../../src/standups/scheduling/scheduler.js';
import type { Standup } from '../../src/standups/standup-record.js';
import type { TestEngine } from '../contracts/test-engine.js';
import { aPerson } from '../standups/scheduling/world.js';
import { tellAtOnce } from '../support/memory-lesser.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import { until } from '../support/until.js';
import { withProfiles } from '../support/with-profiles.js';

export interface Sent {
  readonly team: TeamId;
  readonly user: string;
  readonly text: string;
  readonly at: Instant;
}

export type SchedulerOn = Awaited<ReturnType<typeof openSchedulerOn>>;

/** More than any one scenario has. */
const ALL = 100;

export async function openSchedulerOn(engine: TestEngine, startsAt: Instant) {
  const given = await engine.open(startsAt);
  const { clock, store } = given;
  const { repositories, transaction } = store;
  const people = new Map<UserId, Person>();
  const sent: Sent[] = [];
  const slack = postingSlack();
  const work = pendingWork(() => clock.now());
  let runner: JobRunner;
  let scheduler: Scheduler;
  let events = 0;

  const sayThat =
    (what: string): Render =>
    (_standup, { workDay }) => {
      const text = `${what} ${workDay}`;
      return message(text, section(text));
    };
  const postMessage: typeof slack.api.postMessage = (team, post) => {
    sent.push({ team, user: post.channel, text: post.text, at: clock.now() });
    return slack.api.postMessage(team, post);
  };

  /** As the next process does. */
  async function start() {
    runner = await given.runner();
    const outbox = createOutbox({
      ...{ slack: { ...slack.api, postMessage }, repository: repositories.outbox },
      ...{ clock, logger },
    });
    scheduler = createScheduler({
      ...repositories,
      people: withProfiles({ person: async (_team, user) => people.get(user) }),
      holidaysIn: async () => new Set<CalendarDate>(),
      directory: { meet: async () => {} },
      resumed: async () => {},
      slack: { members: async () => [], groups: async () => [], groupMembers: async () => [] },
      outbox,
      attention: tellAtOnce(outbox, () => scheduler.unasked),
      refreshPrompt: async () => {},
      renderPrompt: sayThat('prompt'),
      renderReminder: sayThat('reminder'),
      closed: async () => {},
      jobs: {
        enqueue(...requests) {
          for (const request of requests) work.expect(request);
          return runner.enqueue(...requests);
        },
      },
      ...{ transaction, clock, logger },
    });
    await runner.start(scheduler.jobs.map(work.watched));
  }
  await start();

  const settle = () => until(() => work.isDone());
  const nextStop = async (end: Instant) =>
    Math.min(end, work.next() ?? end, (await repositories.occurrences.nextDue()) ?? end);

  return {
    settle,
    /** What is due on the way happens at its own instant. */
    async until(end: Instant) {
      for (let stop = await nextStop(end); clock.now() < end; stop = await nextStop(end)) {
        await given.sleepUntil(Math.max(stop, clock.now()));
        await settle();
      }
      await settle();
    },
    /** Where somebody is from now on, as Slack knows it. */
    live: (user: UserId, zone: Zone) => void people.set(user, aPerson(user, zone)),
    async begin(standup: Standup) {
      await repositories.standups.add(standup);
      await scheduler.planFor(standup.team, standup.id);
    },
    async end(team: TeamId, id: StandupId) {
      const found = await repositories.standups.find(team, id);
      if (!found) throw new Error('no standup');
      await repositories.standups.save(
        { ...found, state: 'deleted', version: found.version + 1 },
        found.version,
      );
      await scheduler.planFor(team, id);
    },
    /** Moves somebody, and has Slack tell of it. */
    async move(user: UserId, zone: Zone) {
      people.set(user, aPerson(user, zone));
      events += 1;
      const payload = { user: { id: user, tz: zone } };
      const event = { eventId: `Ev${events}`, type: 'user_change', team: teamId('T1'), payload };
      await scheduler.listeners.events?.user_change?.(event);
    },
    async downUntil(instant: Instant) {
      await runner.stop(0);
      await given.sleepUntil(instant);
      await start();
    },
    sentTo: (user: UserId) => sent.filter((each) => each.user === user),
    sent,
    /** Oldest first. */
    recordsOf: async (team: TeamId, user: UserId) =>
      [...(await repositories.occurrences.recent(team, user, ALL))].reverse(),
    store,
    async close() {
      await runner.stop(0);
      await given.close();
    },
  };
}

/** Which jobs were asked for and have not run: how a test knows that nothing is left to do for now. */
function pendingWork(now: () => Instant) {
  const seen = new Set<string>();
  const pending = new Map<string, Instant>();
  const nameOf = ({ team, name, key }: { team: TeamId | undefined; name: string; key: string }) =>
    `${team}/${name}/${key}`;
  return {
    expect(request: JobRequest) {
      const name = nameOf(request);
      if (seen.has(name)) return; // A key runs once.
      seen.add(name);
      pending.set(name, request.runAt ?? now());
    },
    watched: (definition: JobDefinition): JobDefinition => ({
      ...definition,
      async run(payload, run) {
        const name = nameOf({ ...run, name: definition.name });
        try {
          await definition.run(payload, run);
          pending.delete(name);
        } catch (error) {
          if (error instanceof RetryLater) pending.set(name, error.at);
          throw error;
        }
      },
    }),
    isDone: () => [...pending.values()].every((at) => at > now()),
    next: () => (pending.size > 0 ? Math.min(...pending.values()) : undefined),
  };
}
