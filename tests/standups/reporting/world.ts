/**
 * A small world for reports: a store with transactions, a queue, an outbox and a Slack that remember. They survive the process, which
 * can be killed between any two steps (`diesAt`) and started again.
 */
import type { Instant } from '../../../src/core/clock.js';
import type { UserId } from '../../../src/core/ids.js';
import { type JobRequest, RetryLater } from '../../../src/jobs/job.js';
import { createOutbox } from '../../../src/outbox/send.js';
import { ofCode, type SlackCallError } from '../../../src/slack/errors.js';
import type { SlackChannel } from '../../../src/slack/slack-api.js';
import type { Occurrence } from '../../../src/standups/occurrence.js';
import { createReporting, type Reporting } from '../../../src/standups/reporting/reporting.js';
import type { Standup, StandupResponse } from '../../../src/standups/standup-record.js';
import { aChannel, BOT, fakeSlack, recordingRespond, TEAM } from '../../support/fake-slack.js';
import { Died, life, mortal } from '../../support/life.js';
import { manualClock } from '../../support/manual-clock.js';
import { tellAtOnce } from '../../support/memory-lesser.js';
import { memoryOutboxRepository } from '../../support/memory-outbox-repository.js';
import { memoryStandups } from '../../support/memory-standups.js';
import { postingSlack } from '../../support/posting-slack.js';
import { silentLogger } from '../../support/silent-logger.js';
import { CHANNEL, DAY, nameOf, OLA, PROMPT_AT, standup as sample } from './samples.js';

export type World = ReturnType<typeof world>;

export function world({
  diesAt = 0,
  standup = sample(),
}: {
  readonly diesAt?: number;
  readonly standup?: Standup;
} = {}) {
  const clock = manualClock(PROMPT_AT);
  const process = life(diesAt);
  const memory = memoryStandups();
  const posting = postingSlack();
  const records = memoryOutboxRepository();
  const answered = recordingRespond();
  const channels: SlackChannel[] = [aChannel({ id: CHANNEL })];
  const slack = fakeSlack({ channels });
  const jobs = new Map<string, JobRequest & { done: boolean }>();
  const planned: string[] = [];
  let refusal: string | undefined;
  let nameless: SlackCallError | undefined;
  let lastId = 0;

  memory.kept.standups.set(`${TEAM}/${standup.id}`, standup);
  /** Slack refuses whatever goes to the channel, as long as `refusal` says so. */
  const posts: typeof posting.api = {
    ...posting.api,
    async postMessage(team, post) {
      if (refusal !== undefined && post.channel === CHANNEL) throw ofCode(refusal);
      return posting.api.postMessage(team, post);
    },
    async updateMessage(team, at, content) {
      if (refusal !== undefined && at.channel === CHANNEL) throw ofCode(refusal);
      return posting.api.updateMessage(team, at, content);
    },
  };
  const repository = mortal(records, process);
  const outbox = createOutbox({ slack: mortal(posts, process), repository, clock, logger: silentLogger });
  const reporting: Reporting = createReporting({
    standups: mortal(memory.standups, process),
    occurrences: mortal(memory.occurrences, process),
    responses: mortal(memory.responses, process),
    slack: { ...slack.api, permalink: async (_team, { ts }) => `https://slack.example/${ts}` },
    respond: answered.respond,
    outbox,
    attention: tellAtOnce(outbox, () => reporting.unasked),
    outboxRecords: repository,
    people: { person: async (_team, user) => nameUnlessAway(user) },
    planFor: async (_team, id) => void planned.push(id),
    digestToldOf: async () => {},
    jobs: mortal(
      {
        async enqueue(request: JobRequest) {
          const key = `${request.name} ${request.key}`;
          if (!jobs.has(key)) jobs.set(key, { ...request, done: false });
        },
      },
      process,
    ),
    // What a transaction that died had written is taken back.
    async transaction(work) {
      const before = new Map(memory.kept.standups);
      try {
        return await work();
      } catch (error) {
        memory.kept.standups.clear();
        for (const [key, each] of before) memory.kept.standups.set(key, each);
        throw error;
      }
    },
    clock,
    logger: silentLogger,
    newId: () => {
      lastId += 1;
      return `R${lastId}`;
    },
  });

  /** Runs what is due until nothing is left, in the order asked for; waits are made to pass. */
  async function runJobs(): Promise<void> {
    for (let job = nextJob(); job; job = nextJob()) {
      if (job.runAt !== undefined) clock.moveTo(job.runAt);
      await runJob(job);
    }
  }

  async function runJob(job: JobRequest & { done: boolean }): Promise<void> {
    const { name, key, team, payload } = job;
    const definition = reporting.jobs.find((each) => each.name === name);
    if (!definition) throw new Error(`no such job: ${name}`);
    try {
      await definition.run(definition.parse(payload), { team, key, attempt: 1, last: false });
      job.done = true;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      clock.moveTo(error.at);
    }
  }

  /** Slack cannot tell a name just once. */
  function nameUnlessAway(user: UserId) {
    const away = nameless;
    nameless = undefined;
    if (away) throw away;
    return { name: nameOf(user) };
  }

  const nextJob = () =>
    [...jobs.values()]
      .filter(({ done }) => !done)
      .sort((one, other) => (one.runAt ?? 0) - (other.runAt ?? 0))[0];

  /** Does `work` as the queue does: after a death it starts over. */
  async function insisting(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      process.restart();
      await insisting(work);
    }
  }

  const event = async (type: string, payload: Readonly<Record<string, unknown>>) => {
    const listener = reporting.listeners.events?.[type];
    if (!listener) throw new Error(`nobody listens to ${type}`);
    await listener({ eventId: 'Ev1', type, team: TEAM, payload });
  };

  return {
    ...{
      clock,
      process,
      memory,
      posting,
      slack,
      channels,
      jobs,
      planned,
      reporting,
      runJobs,
      insisting,
      event,
    },
    answers: answered.answers,
    refuse: (code: string | undefined) => {
      refusal = code;
    },
    failNextName: (error: SlackCallError) => {
      nameless = error;
    },
    /** The standup as it is now. */
    get standup(): Standup {
      const now = memory.kept.standups.get(`${TEAM}/${standup.id}`);
      if (!now) throw new Error('it is gone');
      return now;
    },
    change: (of: Partial<Standup>) => {
      const now = memory.kept.standups.get(`${TEAM}/${standup.id}`);
      memory.kept.standups.set(`${TEAM}/${standup.id}`, { ...standup, ...now, ...of });
    },
    ask: (...occurrences: readonly Occurrence[]) => memory.occurrences.add(occurrences),
    /** Saves an answer as `answering` does: it is in the store, and the report knows. */
    async answer(response: StandupResponse): Promise<void> {
      await memory.responses.save(response);
      await insisting(() => reporting.answered({ ...response, workDay: DAY }));
      await insisting(runJobs);
    },
    async close(at: Instant): Promise<void> {
      clock.moveTo(at);
      await insisting(() => reporting.settled({ team: TEAM, standup: standup.id, workDay: DAY, user: OLA }));
      await insisting(runJobs);
    },
    async botJoins(user: UserId = BOT): Promise<void> {
      await insisting(() => event('member_joined_channel', { user, channel: CHANNEL }));
      await insisting(runJobs);
    },
    /** What stands in the channel, in order. */
    get shown() {
      return posting.in(CHANNEL);
    },
    press: async (actionId: string, value: string, user: UserId) => {
      const pressed = { team: TEAM, user, triggerId: 't1', responseUrl: 'https://hooks.example/1' };
      await reporting.listeners.actions?.[actionId]?.({ ...pressed, actionId, blockId: 'b', value });
      await insisting(runJobs);
    },
  };
}
