/**
 * A small world for decisions: a store with transactions, a queue, people in five zones and a Slack that remembers. It survives the
 * process, which can be killed between any two steps (`diesAt`) and started again.
 */
import type { View } from '@slack/types';
import type { Instant } from '../../src/core/clock.js';
import { channelId, decisionId, messageTs, type UserId, viewId } from '../../src/core/ids.js';
import type { Leave } from '../../src/core/working-hours.js';
import type { Decision } from '../../src/decisions/decision.js';
import { createDecisionsSlice, type DecisionsSlice } from '../../src/decisions/slice.js';
import { FIELDS, FORM_CALLBACK } from '../../src/decisions/views/form.js';
import { type JobRequest, RetryLater } from '../../src/jobs/job.js';
import { createAttention } from '../../src/outbox/attention.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import type { Person } from '../../src/people/person.js';
import type { InputValue } from '../../src/slack/incoming.js';
import type { SlackChannel } from '../../src/slack/slack-api.js';
import { aChannel, fakeSlack, recordingRespond, TEAM } from '../support/fake-slack.js';
import { Died, life, mortal } from '../support/life.js';
import { manualClock } from '../support/manual-clock.js';
import { type KeptDecisions, memoryDecisions } from '../support/memory-decisions.js';
import { type KeptLesser, memoryLesser } from '../support/memory-lesser.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { memoryPreferences } from '../support/memory-ports.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';
import { withProfiles } from '../support/with-profiles.js';
import { ANA, BEN, GUEST, KIRA, LEO, MEI, PEOPLE } from './cast.js';

export { ADMIN, ALIEN, ANA, BEN, GUEST, KIRA, LEO, MEI } from './cast.js';

/** Wednesday 11 March 2026, 10:00 UTC. */
export const START: Instant = 1_773_223_200_000;
export const HOUR_MS = 3_600_000;
export const CHANNEL = channelId('C1');
export const PRIVATE = channelId('CSECRET');
interface Kept extends KeptDecisions, KeptLesser {
  claims: Set<string>;
  jobs: Map<string, JobRequest & { done: boolean }>;
}

export type World = ReturnType<typeof world>;

export function world({ diesAt = 0 }: { readonly diesAt?: number } = {}) {
  const kept: Kept = {
    ...{ decisions: new Map(), positions: new Map(), lesser: new Map() },
    ...{ claims: new Set(), jobs: new Map() },
  };
  const records = new Map<string, OutboxRecord>();
  const clock = manualClock(START);
  const process = life(diesAt);
  const posting = postingSlack();
  const answered = recordingRespond();
  const opened: View[] = [];
  const leave = new Map<UserId, readonly Leave[]>();
  const channels: SlackChannel[] = [aChannel({ id: CHANNEL }), aChannel({ id: PRIVATE, isPrivate: true })];
  const members = { [CHANNEL]: [ANA, BEN, MEI, KIRA, LEO, GUEST], [PRIVATE]: [ANA, BEN] };
  const people = new Map<string, Person>(PEOPLE.map((each) => [each.id, each]));
  const slack = fakeSlack({ channels, members });
  const preferences = memoryPreferences();
  const memory = memoryDecisions(kept);
  let lastId = 0;
  let presses = 0;
  let running: Promise<unknown> = Promise.resolve();
  let nested = false;

  /** One transaction after the other; what a failed one wrote is taken back. One inside another joins it. */
  const transaction = <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (nested) return work();
    const mine = running.then(async () => {
      const before = structuredClone(kept);
      try {
        process.step();
        nested = true;
        const result = await work();
        nested = false;
        process.step();
        return result;
      } catch (error) {
        nested = false;
        Object.assign(kept, before);
        throw error;
      }
    });
    running = mine.catch(() => {});
    return mine.then((result) => {
      process.step();
      return result;
    });
  };

  const outbox = createOutbox({
    slack: mortal(posting.api, process),
    repository: mortal(memoryOutboxRepository(records), process),
    clock,
    logger: silentLogger,
  });
  const deps = {
    slack: {
      ...slack.api,
      openView: async (_team: unknown, _trigger: string, view: View) => {
        opened.push(view);
        return { id: viewId('V1'), hash: 'h1' };
      },
      permalink: async (_team: unknown, { channel, ts }: { channel: string; ts: string }) =>
        `https://slack.example/archives/${channel}/p${ts.replace('.', '')}`,
    },
    ...{ respond: answered.respond, outbox, preferences, transaction, clock, logger: silentLogger },
    decisions: mortal(memory, process),
    deliveries: mortal(
      {
        async claim(_team: unknown, keys: readonly string[]) {
          if (keys.some((key) => kept.claims.has(key))) return false;
          for (const key of keys) kept.claims.add(key);
          return true;
        },
      },
      process,
    ),
    people: withProfiles({ person: async (_team: unknown, id: UserId) => people.get(id) }),
    leave: { of: async (_team: unknown, id: UserId) => leave.get(id) ?? [] },
    channelForMember: async (_team: unknown, channel: string, who: UserId) =>
      members[channel]?.includes(who) ? channels.find(({ id }) => id === channel) : undefined,
    statusSaysAway: () => false,
    jobs: mortal(
      {
        async enqueue(request: JobRequest) {
          const key = `${request.name} ${request.key}`;
          if (!kept.jobs.has(key)) kept.jobs.set(key, { ...request, done: false });
        },
      },
      process,
    ),
    newId: () => {
      lastId += 1;
      return decisionId(`D${String(lastId).padStart(16, '0')}`);
    },
  };
  const attention = createAttention({
    ...deps,
    lesser: mortal(memoryLesser(kept), process),
    sources: () => slice.unasked,
  });
  const slice: DecisionsSlice = createDecisionsSlice({ ...deps, attention });
  const definitions = [...slice.jobs, ...attention.jobs];

  const due = () =>
    [...kept.jobs.values()]
      .filter(({ done, runAt = 0 }) => !done && runAt <= clock.now())
      .sort((one, other) => (one.runAt ?? 0) - (other.runAt ?? 0))[0];

  /** Runs what is due by now until nothing is left; waits that Slack asks for are made to pass. */
  async function runJobs(): Promise<void> {
    for (let job = due(); job; job = due()) {
      const { name, key, team, payload } = job;
      const definition = definitions.find((each) => each.name === name);
      if (!definition) throw new Error(`no such job: ${name}`);
      try {
        await definition.run(definition.parse(payload), { team, key, attempt: 1, last: false });
        // A transaction that was taken back replaced the map: the job is looked up again.
        const done = kept.jobs.get(`${name} ${key}`);
        if (done) done.done = true;
      } catch (error) {
        if (!(error instanceof RetryLater)) throw error;
        clock.moveTo(error.at);
      }
    }
  }

  /** Does `work` as a person, Slack or the queue would: after a death it starts over. */
  async function insisting<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      process.restart();
      return insisting(work);
    }
  }

  /** Moves on in steps, so that what falls due runs at its time. */
  async function moveTo(at: Instant, step = HOUR_MS): Promise<void> {
    while (clock.now() < at) {
      clock.moveTo(Math.min(at, clock.now() + step));
      await insisting(runJobs);
    }
  }

  const submit = (
    callbackId: string,
    values: Readonly<Record<string, InputValue>>,
    metadata: string,
    who = ANA,
  ) =>
    insisting(async () => {
      const listener = slice.listeners.views?.[callbackId];
      if (!listener) throw new Error(`nobody listens to ${callbackId}`);
      const view = {
        id: viewId(`V${presses}`),
        hash: 'h1',
        callbackId,
        privateMetadata: metadata,
        values,
        blockOf: {},
      };
      return listener({ team: TEAM, user: who, view });
    });

  const here = {
    ...{
      kept,
      records,
      clock,
      process,
      posting,
      slack,
      opened,
      people,
      leave,
      preferences,
      deps,
      slice,
      members,
    },
    ...{ runJobs, insisting, moveTo },
    answers: answered.answers,
    get decision(): Decision {
      const [one, ...others] = kept.decisions.values();
      if (!one || others.length > 0) throw new Error(`${kept.decisions.size} decisions`);
      return one;
    },
    submit: async (...given: Parameters<typeof submit>) => {
      presses += 1;
      const reply = await submit(...given);
      await insisting(runJobs);
      return reply;
    },
    /** Saves and shows a decision that Ana opens. */
    open: (values: Readonly<Record<string, InputValue>> = {}, refs: object = { channel: CHANNEL }) =>
      here.submit(
        FORM_CALLBACK,
        {
          [FIELDS.question]: 'Do we move the release?',
          [FIELDS.proposal]: 'We move it to Thursday.',
          [FIELDS.hours]: '8',
          ...values,
        },
        JSON.stringify(refs),
      ),
    press: async (actionId: string, value: string, who: UserId, again = false) => {
      if (!again) presses += 1;
      const message = { channel: CHANNEL, ts: messageTs('1.1'), ephemeral: false };
      await insisting(async () => {
        const listener = slice.listeners.actions?.[actionId];
        if (!listener) throw new Error(`nobody listens to ${actionId}`);
        const pressed = {
          team: TEAM,
          user: who,
          triggerId: `t${presses}`,
          responseUrl: 'https://hooks.example/1',
        };
        await listener({ ...pressed, actionId, blockId: 'b', value, message });
      });
      await insisting(runJobs);
    },
    event: async (type: string, payload: Readonly<Record<string, unknown>>) => {
      await slice.listeners.events?.[type]?.({ eventId: 'Ev1', type, team: TEAM, payload });
      await insisting(runJobs);
    },
    /** What stands in the channel, in order; the card is the first. */
    get shown() {
      return posting.in(CHANNEL);
    },
    textsIn: (channel: string) => posting.in(channel).map(({ content }) => JSON.stringify(content.blocks)),
  };
  return here;
}
