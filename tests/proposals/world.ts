/**
 * A small world for the slice: a store with transactions, a queue, people in three zones and a Slack that remembers. It survives the
 * process, which can be killed between any two steps (`diesAt`) and started again.
 */
import type { View } from '@slack/types';
import type { Instant } from '../../src/core/clock.js';
import { channelId, messageTs, proposalId, type UserId, userId, viewId } from '../../src/core/ids.js';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import type { Zone } from '../../src/core/zoned-time.js';
import { type JobRequest, RetryLater } from '../../src/jobs/job.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import type { Person } from '../../src/people/person.js';
import type { Proposal, ProposalRepository } from '../../src/proposals/proposal.js';
import { createProposals } from '../../src/proposals/proposals.js';
import type { InputValue } from '../../src/slack/incoming.js';
import type { SlackChannel } from '../../src/slack/slack-api.js';
import { type Answer, aChannel, recordingRespond, slackRefusal, TEAM } from '../support/fake-slack.js';
import { Died, life, mortal } from '../support/life.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';
import { withProfiles } from '../support/with-profiles.js';

/** Wednesday 11 March 2026, 10:00 UTC. */
export const START: Instant = 1_773_223_200_000;
export const CHANNEL = channelId('C1');
export const SOURCE = messageTs('1773223100.000100');
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

export const PEOPLE: readonly Person[] = [
  aPerson(ANA, 'Ana', 'Europe/Berlin'),
  aPerson(BEN, '<!channel> Bob', 'America/New_York'),
  aPerson(MEI, 'Mei', 'Asia/Tokyo'),
  aPerson(ROBOT, 'Robot', 'UTC', { isBot: true }),
  aPerson(LEFT, 'Lena', 'UTC', { isDeactivated: true }),
];

interface Kept {
  proposals: Map<string, Proposal>;
  claims: Set<string>;
  jobs: Map<string, JobRequest & { done: boolean }>;
}

export type World = ReturnType<typeof world>;

export function world({ diesAt = 0 }: { readonly diesAt?: number } = {}) {
  const kept: Kept = { proposals: new Map(), claims: new Set(), jobs: new Map() };
  const records = new Map<string, OutboxRecord>();
  const clock = manualClock(START);
  const process = life(diesAt);
  const slack = postingSlack();
  const opened: View[] = [];
  const answered = recordingRespond();
  const channels: SlackChannel[] = [aChannel({ id: CHANNEL })];
  /** Of every conversation. */
  const members: UserId[] = PEOPLE.map(({ id }) => id);
  let membersRefused: Error | undefined;
  let lastId = 0;
  let running: Promise<unknown> = Promise.resolve();

  /** One transaction after the other; what a failed one wrote is taken back. */
  const transaction = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = running.then(async () => {
      const before = structuredClone(kept);
      try {
        process.step();
        const result = await work();
        process.step();
        return result;
      } catch (error) {
        Object.assign(kept, before);
        throw error;
      }
    });
    running = mine.catch(() => {});
    // Committed; the process may still die before it can tell anybody.
    return mine.then((result) => {
      process.step();
      return result;
    });
  };

  const proposals: ProposalRepository = {
    async add(proposal) {
      if (kept.proposals.has(proposal.id)) return false;
      kept.proposals.set(proposal.id, proposal);
      return true;
    },
    find: async (team, id) => {
      const found = kept.proposals.get(id);
      return found?.team === team ? found : undefined;
    },
    async change(_team, id, change) {
      const before = kept.proposals.get(id);
      if (!before) return undefined;
      const after = { ...before, ...change };
      kept.proposals.set(id, after);
      return after;
    },
    // Digests are told by the real stores alone.
    postedOrClosed: async () => [],
    unanswered: async () => [],
    allOf: async (team, user) =>
      [...kept.proposals.values()].filter((each) => each.team === team && each.author === user),
    async deletePerson(_team, user) {
      const theirs = [...kept.proposals.values()].filter(({ author }) => author === user);
      for (const { id } of theirs) kept.proposals.delete(id);
      return theirs.length;
    },
  };

  const outbox = createOutbox({
    slack: mortal(slack.api, process),
    repository: mortal(memoryOutboxRepository(records), process),
    clock,
    logger: silentLogger,
  });
  const reading = {
    openView: async (_team: unknown, _trigger: string, view: View) => {
      opened.push(view);
      return { id: viewId('V1'), hash: 'h1' };
    },
    updateView: async (_team: unknown, _at: unknown, view: View) => {
      opened.push(view);
      return { id: viewId('V1'), hash: 'h2' };
    },
    readMessage: async () => undefined,
    channel: async (_team: unknown, id: string) => {
      const channel = channels.find((each) => each.id === id);
      if (!channel) throw slackRefusal('gone', 'channel_not_found');
      return channel;
    },
    members: async () => {
      if (membersRefused) throw membersRefused;
      return members;
    },
  };
  const people = withProfiles({ person: async (_team, id) => PEOPLE.find((each) => each.id === id) });
  const deps = {
    slack: reading,
    respond: answered.respond,
    outbox,
    proposals: mortal(proposals, process),
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
    people,
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
    kindFor: (text: string) => (text.includes('?') ? ('question' as const) : undefined),
    newId: () => {
      lastId += 1;
      return proposalId(`P${String(lastId).padStart(16, '0')}`);
    },
  };
  const slice = createProposals(deps);

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
    ...{ kept, records, clock, process, slack, opened, channels, deps, slice, runJobs },
    answers: answered.answers as readonly Answer[],
    /** The only proposal. */
    get proposal(): Proposal {
      const [only, ...others] = kept.proposals.values();
      if (!only || others.length > 0) throw new Error(`${kept.proposals.size} proposals`);
      return only;
    },
    submit: (callbackId: string, view: Partial<ReturnType<typeof openView>>, user: UserId = ANA) => {
      const listener = slice.listeners.views?.[callbackId];
      if (!listener) throw new Error(`nobody listens to ${callbackId}`);
      return listener({ team: TEAM, user, view: { ...openView(callbackId, {}), ...view } });
    },
    leave: (user: UserId) => void members.splice(members.indexOf(user), 1),
    refuseMembers: (error: Error) => {
      membersRefused = error;
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
  privateMetadata = JSON.stringify({ kind: 'proposal', channel: CHANNEL, sourceTs: SOURCE }),
) => ({ id: viewId('V1'), hash: 'h1', callbackId, privateMetadata, values, blockOf: {} });

export { Died };
