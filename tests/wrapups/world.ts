/** A small world for the slice: it survives the process, which can be killed between any two steps (`diesAt`) and started again. */
import type { Instant } from '../../src/core/clock.js';
import { channelId, messageTs, userId, viewId, wrapUpId } from '../../src/core/ids.js';
import { type JobRequest, RetryLater } from '../../src/jobs/job.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import { writeRefs } from '../../src/wrapups/form-refs.js';
import { createWrapUpsSlice } from '../../src/wrapups/slice.js';
import { FIELDS, FORM_CALLBACK } from '../../src/wrapups/views/form.js';
import type { WrapUp, WrapUpRepository } from '../../src/wrapups/wrap-up.js';
import { aChannel, fakeSlack, recordingRespond, TEAM } from '../support/fake-slack.js';
import { life, mortal } from '../support/life.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { awaitedInFlight } from '../support/memory-ports.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

const START: Instant = 1_773_223_200_000;
export const CHANNEL = channelId('C1');
export const ROOT = messageTs('1773223000.000100');
export const ANA = userId('UANA');
export const BEN = userId('UBEN');

interface Kept {
  wrapUps: Map<string, WrapUp>;
  claims: Set<string>;
  jobs: Map<string, JobRequest & { done: boolean }>;
}

export type World = ReturnType<typeof world>;

export function world({ diesAt = 0 }: { readonly diesAt?: number } = {}) {
  const kept: Kept = { wrapUps: new Map(), claims: new Set(), jobs: new Map() };
  const records = new Map<string, OutboxRecord>();
  const clock = manualClock(START);
  const process = life(diesAt);
  const slack = postingSlack();
  const { respond, answers } = recordingRespond();
  const reading = fakeSlack({ channels: [aChannel({ id: CHANNEL })] });
  let lastId = 0;

  /** What a failed transaction wrote is taken back. Work here comes one after the other. */
  const transaction = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const before = structuredClone(kept);
    let result: Result;
    try {
      process.step();
      result = await work();
      process.step();
    } catch (error) {
      Object.assign(kept, before);
      throw error;
    }
    // Committed; the process may still die before it can tell anybody.
    process.step();
    return result;
  };

  const unused = async (): Promise<never> => {
    throw new Error('not expected in this test');
  };
  const wrapUps: WrapUpRepository = {
    async add(wrapUp) {
      kept.wrapUps.set(wrapUp.id, wrapUp);
      return true;
    },
    find: async (_team, id) => kept.wrapUps.get(id),
    async change(_team, id, change) {
      const before = kept.wrapUps.get(id);
      if (!before) return undefined;
      const after = { ...before, ...change };
      kept.wrapUps.set(id, after);
      return after;
    },
    ...{ since: unused, allOf: unused, deletePerson: unused, purge: unused },
  };
  const slice = createWrapUpsSlice({
    slack: {
      ...reading.api,
      permalink: async () => `https://acme.slack.com/archives/${CHANNEL}/p1773223000000100`,
    },
    respond,
    outbox: createOutbox({
      slack: mortal(slack.api, process),
      repository: mortal(memoryOutboxRepository(records), process),
      clock,
      logger: silentLogger,
    }),
    wrapUps: mortal(wrapUps, process),
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
    people: { person: async () => undefined },
    channelForMember: async () => aChannel({ id: CHANNEL }),
    inFlight: awaitedInFlight(),
    jobs: mortal(
      {
        async enqueue(request: JobRequest) {
          const key = `${request.name} ${request.key}`;
          if (!kept.jobs.has(key)) kept.jobs.set(key, { ...request, done: false });
        },
      },
      process,
    ),
    transaction,
    clock,
    logger: silentLogger,
    newId: () => {
      lastId += 1;
      return wrapUpId(`W${lastId}`);
    },
  });

  /** Runs what is due until nothing is left; waits are made to pass. Stops when the process dies. */
  async function runJobs(): Promise<void> {
    for (let job = nextJob(); job; job = nextJob()) {
      const { name, key, team, payload } = job;
      const definition = slice.jobs.find((each) => each.name === name);
      if (!definition) throw new Error(`no such job: ${name}`);
      try {
        await definition.run(definition.parse(payload), { team, key, attempt: 1, last: false });
        job.done = true;
      } catch (error) {
        if (!(error instanceof RetryLater)) throw error;
        clock.moveTo(error.at);
      }
    }
  }
  const nextJob = () => [...kept.jobs.values()].find(({ done }) => !done);

  return {
    ...{ kept, process, slack, slice, runJobs, answers },
    /** Submits the form: a new wrap-up, or with `edits` a change of one. */
    submit: (outcome: string, of: { edits?: string; user?: typeof ANA; hash?: string } = {}) => {
      const { edits, user = ANA, hash = edits ?? 'h1' } = of;
      const listener = slice.listeners.views?.[FORM_CALLBACK];
      if (!listener) throw new Error('nobody listens to the form');
      const refs = { channel: CHANNEL, threadTs: ROOT, cites: [ROOT] };
      const privateMetadata = writeRefs({ ...refs, ...(edits !== undefined && { edits: wrapUpId(edits) }) });
      const values = { [FIELDS.title]: 'Queues', [FIELDS.outcome]: outcome, [FIELDS.toChannel]: ['yes'] };
      const view = {
        id: viewId('V1'),
        hash,
        callbackId: FORM_CALLBACK,
        privateMetadata,
        values,
        blockOf: {},
      };
      return listener({ team: TEAM, user, view });
    },
  };
}
