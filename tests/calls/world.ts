/**
 * A small world for the slice: a store with transactions, a queue, people in three zones and a Slack that remembers. It survives the
 * process, which can be killed between any two steps (`diesAt`) and started again.
 */
import type { View } from '@slack/types';
import type { Call, CallRepository } from '../../src/calls/call.js';
import type { OpenWrittenWay } from '../../src/calls/change.js';
import type { Pause, PauseRepository } from '../../src/calls/pausing/pause.js';
import { type CallsSlice, createCallsSlice } from '../../src/calls/slice.js';
import { CALL_FIELDS, CALL_FORM } from '../../src/calls/views/form.js';
import type { Instant } from '../../src/core/clock.js';
import { callId, channelId, messageTs, pauseId, type UserId, userId, viewId } from '../../src/core/ids.js';
import { defaultWorkingHours, type Leave } from '../../src/core/working-hours.js';
import type { Zone } from '../../src/core/zoned-time.js';
import { type JobRequest, RetryLater } from '../../src/jobs/job.js';
import { createAttention } from '../../src/outbox/attention.js';
import { createOutbox } from '../../src/outbox/send.js';
import type { Person } from '../../src/people/person.js';
import type { InputValue } from '../../src/slack/incoming.js';
import type { SlackChannel } from '../../src/slack/slack-api.js';
import { aChannel, recordingRespond, slackRefusal, TEAM } from '../support/fake-slack.js';
import { Died, life, mortal } from '../support/life.js';
import { manualClock } from '../support/manual-clock.js';
import { type KeptLesser, memoryLesser } from '../support/memory-lesser.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { memoryDeliveries, memoryPreferences } from '../support/memory-ports.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';
import { withProfiles } from '../support/with-profiles.js';

export { Died, TEAM };

/** Wednesday 11 March 2026, 10:00 UTC: 11:00 in Berlin, 06:00 in New York, 19:00 in Tokyo. */
export const START: Instant = Date.UTC(2026, 2, 11, 10);
export const HOUR_MS = 3_600_000;
export const CHANNEL = channelId('C1');
export const THREAD = messageTs('1773223100.000100');
export const [ANA, BEN, MEI, ROBOT, LEFT] = ['UANA', 'UBEN', 'UMEI', 'UROBOT', 'ULEFT'].map(userId) as [
  UserId,
  UserId,
  UserId,
  UserId,
  UserId,
];

const aPerson = (id: UserId, name: string, zone: Zone, more: Partial<Person> = {}): Person => ({
  ...{ id, name, zone, availability: { hours: defaultWorkingHours(zone), leave: [], holidays: [] } },
  ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
  ...more,
});

const PEOPLE: readonly Person[] = [
  aPerson(ANA, 'Ana', 'Europe/Berlin'),
  aPerson(BEN, '<!channel> Bob', 'America/New_York'),
  aPerson(MEI, 'Mei', 'Asia/Tokyo'),
  aPerson(ROBOT, 'Robot', 'UTC', { isBot: true }),
  aPerson(LEFT, 'Lena', 'UTC', { isDeactivated: true }),
];

type Kept = KeptLesser & {
  calls: Map<string, Call>;
  pauses: Map<string, Pause>;
  jobs: Map<string, JobRequest & { done: boolean; runAt: Instant }>;
};

export type World = ReturnType<typeof world>;

export function world({ diesAt = 0 }: { readonly diesAt?: number } = {}) {
  const kept: Kept = { calls: new Map(), pauses: new Map(), lesser: new Map(), jobs: new Map() };
  const deliveries = memoryDeliveries();
  const clock = manualClock(START);
  const process = life(diesAt);
  const slack = postingSlack();
  const opened: View[] = [];
  const written: Parameters<OpenWrittenWay>[0][] = [];
  const { respond, answers } = recordingRespond();
  const channels: SlackChannel[] = [aChannel({ id: CHANNEL })];
  /** Of every channel. */
  const members: UserId[] = [ANA, BEN, MEI];
  const leave = new Map<UserId, Leave[]>();
  let lastId = 0;
  let running: Promise<unknown> = Promise.resolve();
  let inside = false;

  /** One transaction after the other, nested ones joined; what a failed one wrote is taken back. */
  const transaction = <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (inside) return work();
    const mine = running.then(async () => {
      const before = structuredClone(kept);
      const claims = new Set(deliveries.claimed);
      inside = true;
      try {
        process.step();
        const result = await work();
        process.step();
        return result;
      } catch (error) {
        Object.assign(kept, before);
        deliveries.claimed.clear();
        for (const claim of claims) deliveries.claimed.add(claim);
        throw error;
      } finally {
        inside = false;
      }
    });
    running = mine.catch(() => {});
    // Committed; the process may still die before it can tell anybody.
    return mine.then((result) => {
      process.step();
      return result;
    });
  };

  const repository = <Row extends Call | Pause>(
    rows: () => Map<string, Row>,
    mayAdd: (row: Row) => boolean,
  ) => ({
    async add(row: Row) {
      if (rows().has(row.id) || !mayAdd(row)) return false;
      rows().set(row.id, row);
      return true;
    },
    find: async (team: string, id: string) => {
      const found = rows().get(id);
      return found?.team === team ? found : undefined;
    },
    async save(row: Row) {
      if (rows().get(row.id)?.version !== row.version) return undefined;
      const next = { ...row, version: row.version + 1 };
      rows().set(row.id, next);
      return next;
    },
    allOf: async (_team: string, user: UserId) => [...rows().values()].filter(({ asker }) => asker === user),
    async deletePerson(_team: string, user: UserId) {
      const theirs = [...rows().values()].filter(({ asker }) => asker === user);
      for (const { id } of theirs) rows().delete(id);
      return theirs.length;
    },
    purge: async () => 0,
    ofChannel: async () => [...kept.calls.values()],
  });
  const calls: CallRepository = repository(
    () => kept.calls,
    () => true,
  );
  const pauses: PauseRepository = repository(
    () => kept.pauses,
    ({ channel, threadTs }) =>
      ![...kept.pauses.values()].some(
        (each) => each.state === 'waiting' && each.channel === channel && each.threadTs === threadTs,
      ),
  );

  const id = (prefix: string) => {
    lastId += 1;
    return `${prefix}${String(lastId).padStart(16, '0')}`;
  };
  const outbox = createOutbox({
    slack: mortal(slack.api, process),
    repository: mortal(memoryOutboxRepository(), process),
    clock,
    logger: silentLogger,
  });
  const jobs = mortal(
    {
      async enqueue(request: JobRequest) {
        const key = `${request.name} ${request.key}`;
        if (!kept.jobs.has(key))
          kept.jobs.set(key, { ...request, done: false, runAt: request.runAt ?? clock.now() });
      },
    },
    process,
  );
  const person = async (_team: unknown, wanted: UserId) => PEOPLE.find((each) => each.id === wanted);
  const attention = createAttention({
    ...{ outbox, jobs, transaction, clock, preferences: memoryPreferences() },
    lesser: mortal(memoryLesser(kept), process),
    people: {
      async person(team, wanted) {
        const found = await person(team, wanted);
        const away = leave.get(wanted) ?? [];
        return found && { ...found, availability: { ...found.availability, leave: away } };
      },
    },
    sources: () => slice.unasked,
  });
  const slice: CallsSlice = createCallsSlice({
    slack: {
      openView: async (_team, _trigger, view) => {
        opened.push(view);
        return { id: viewId('V1'), hash: 'h1' };
      },
      updateView: async (_team, _at, view) => {
        opened.push(view);
        return { id: viewId('V1'), hash: 'h2' };
      },
      readMessage: async () => undefined,
      permalink: async (_team, { channel, ts }) => `https://slack.example/archives/${channel}/p${ts}`,
      channel: async (_team, wanted) => {
        const channel = channels.find((each) => each.id === wanted);
        if (!channel) throw slackRefusal('gone', 'channel_not_found');
        return channel;
      },
      members: async () => members,
    },
    respond,
    calls: mortal(calls, process),
    pauses: mortal(pauses, process),
    deliveries: mortal(deliveries, process),
    ...{ outbox, attention, jobs },
    people: withProfiles({ person }),
    leave: { ofMany: async () => leave },
    openWrittenWay: async (request) => void written.push(request),
    transaction,
    clock,
    logger: silentLogger,
    newCallId: () => callId(id('K')),
    newPauseId: () => pauseId(id('B')),
  });

  /** Runs what is due by then, in order, the clock going along; short waits for Slack are made to pass. */
  async function runJobs(until: Instant = clock.now() + 60_000): Promise<void> {
    for (let job = nextJob(until); job; job = nextJob(until)) {
      clock.moveTo(Math.max(clock.now(), job.runAt));
      await runJob(job);
    }
    clock.moveTo(Math.max(clock.now(), until));
  }
  async function runJob(job: JobRequest & { done: boolean; runAt: Instant }): Promise<void> {
    const { name, key, team, payload } = job;
    const definition = [...slice.jobs, ...attention.jobs].find((each) => each.name === name);
    if (!definition) throw new Error(`no such job: ${name}`);
    try {
      await definition.run(definition.parse(payload), { team, key, attempt: 1, last: false });
      job.done = true;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      job.runAt = error.at;
    }
  }
  const nextJob = (until: Instant) =>
    [...kept.jobs.values()]
      .filter(({ done, runAt }) => !done && runAt <= until)
      .sort((one, other) => one.runAt - other.runAt)[0];

  const only = <Row>(rows: Map<string, Row>): Row => {
    const [first, ...others] = rows.values();
    if (!first || others.length > 0) throw new Error(`${rows.size} rows`);
    return first;
  };

  return {
    ...{ kept, clock, process, slack, opened, written, answers, channels, members, leave, slice },
    ...{ runJobs, runJob },
    get call(): Call {
      return only(kept.calls);
    },
    get pause(): Pause {
      return only(kept.pauses);
    },
    /** The files shared, in order. */
    files: () => slack.posts.flatMap(({ file }) => file ?? []),
    shown: (place: string) => slack.in(place).map(({ content }) => JSON.stringify(content)),
    submit: (callbackId: string, view: Partial<ReturnType<typeof openView>>, user: UserId = ANA) => {
      const listener = slice.listeners.views?.[callbackId];
      if (!listener) throw new Error(`nobody listens to ${callbackId}`);
      return listener({ team: TEAM, user, view: { ...openView(callbackId, {}), ...view } });
    },
    press: (actionId: string, value: string, user: UserId = ANA) => {
      const listener = slice.listeners.actions?.[actionId];
      if (!listener) throw new Error(`nobody listens to ${actionId}`);
      const pressed = { team: TEAM, user, triggerId: 't1', responseUrl: 'https://hooks.example/1' };
      return listener({ ...pressed, actionId, blockId: 'b', value });
    },
  };
}

export const openView = (
  callbackId: string,
  values: Readonly<Record<string, InputValue>>,
  privateMetadata = JSON.stringify({ channel: CHANNEL }),
) => ({ id: viewId('V1'), hash: 'h1', callbackId, privateMetadata, values, blockOf: {} });

/** The filled form: Ana needs Ben for 25 minutes. */
export const filled = (values: Readonly<Record<string, InputValue>> = {}) =>
  openView(CALL_FORM, {
    [CALL_FIELDS.topic]: 'Which supplier do we take?',
    [CALL_FIELDS.readAhead]: 'https://example.com/offers?a=1&b=2',
    [CALL_FIELDS.needed]: [BEN],
    [CALL_FIELDS.minutes]: '25',
    ...values,
  });
