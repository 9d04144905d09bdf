/** The store's ports and the queue, in memory: enough for the tests of use cases. The contracts are tested on the real engines. */
import type { ChannelRepository, ChannelSettings } from '../../src/channels/channel-settings.js';
import type { Clock, Instant } from '../../src/core/clock.js';
import type { UserId } from '../../src/core/ids.js';
import type { DeliveryRepository } from '../../src/deliveries/delivery-repository.js';
import type { JobQueue, JobRequest, JobRunner } from '../../src/jobs/job.js';
import type { Outbox, Outcome, OutgoingMessage } from '../../src/outbox/outbox.js';
import type { Preference, PreferenceRepository } from '../../src/people/preference.js';
import type { InFlight } from '../../src/slack/in-flight.js';

/** Stands still at `now`; whoever waits is woken at once. */
export const stoppedClock = (now: Instant): Clock => ({
  now: () => now,
  wakeAt(_at, work) {
    queueMicrotask(work);
    return () => {};
  },
});

export function memoryPreferences(): PreferenceRepository {
  const kept = new Map<string, Preference>();
  return {
    find: async (team, user) => kept.get(`${team}/${user}`),
    async change(team, user, change, now) {
      const before = kept.get(`${team}/${user}`) ?? { optedOut: false, quietRules: [] };
      const fields = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined);
      const after = {
        optedOut: false,
        quietRules: [],
        ...Object.fromEntries(fields),
        team,
        user,
        updatedAt: now,
      };
      kept.set(`${team}/${user}`, after);
      return after;
    },
    deletePerson: async (team, user) => (kept.delete(`${team}/${user}`) ? 1 : 0),
  };
}

export function memoryChannels(): ChannelRepository {
  const kept = new Map<string, ChannelSettings>();
  const all = () => [...kept.entries()];
  const repository: ChannelRepository = {
    of: async (team, channel) =>
      kept.get(`${team}/${channel}`) ?? {
        ...{ team, channel, nudges: true, sensitivity: 'normal', cooldownMinutes: 120 },
        ...{ talkMessages: 14, deliver: 'ephemeral', incident: false },
      },
    async change(team, channel, change, by, now) {
      const after = { ...(await repository.of(team, channel)), ...change, updatedBy: by, updatedAt: now };
      kept.set(`${team}/${channel}`, after);
      return after;
    },
    changedBy: async (team, user) =>
      [...kept.values()].filter((each) => each.team === team && each.updatedBy === user),
    async forgetPerson(team, user) {
      const theirs = all().filter(([, each]) => each.team === team && each.updatedBy === user);
      for (const [key, { updatedBy: _, ...rest }] of theirs) kept.set(key, rest);
      return theirs.length;
    },
  };
  return repository;
}

export function memoryDeliveries(): DeliveryRepository & { readonly claimed: Set<string> } {
  const claimed = new Set<string>();
  return {
    claimed,
    async claim(team, keys) {
      const named = keys.map((key) => `${team}/${key}`);
      if (named.some((key) => claimed.has(key))) return false;
      for (const key of named) claimed.add(key);
      return true;
    },
    purge: async (_before: Instant) => 0,
  };
}

/** Sends everything, or answers the outcomes lined up in `next` first. */
export function recordingOutbox(): Outbox & { readonly sent: OutgoingMessage[]; readonly next: Outcome[] } {
  const sent: OutgoingMessage[] = [];
  const next: Outcome[] = [];
  return {
    sent,
    next,
    async put(message) {
      const outcome = next.shift() ?? { state: 'sent' };
      if (outcome.state === 'sent') sent.push(message);
      return outcome;
    },
    standing: async (_team, key) => ({ state: sent.some((each) => each.key === key) ? 'there' : 'absent' }),
    unaskedSince: async () => 0,
  };
}

/** Keeps the first request of each (name, key), as a queue does. */
export function recordingJobs(): JobQueue &
  Pick<JobRunner, 'forgetPerson'> & { readonly requests: JobRequest[]; readonly forgotten: UserId[] } {
  const requests: JobRequest[] = [];
  const forgotten: UserId[] = [];
  return {
    ...{ requests, forgotten },
    forgetPerson: async (_team, user) => forgotten.push(user),
    async enqueue(...asked) {
      for (const request of asked) {
        const same = requests.some(({ name, key }) => name === request.name && key === request.key);
        if (!same) requests.push(request);
      }
    },
  };
}

/** Background work that a test can wait for; what it throws, `settled` throws. */
export function awaitedInFlight(): InFlight & { readonly settled: () => Promise<void> } {
  const running: Promise<void>[] = [];
  return {
    run: (_name, work) => void running.push(work()),
    track: (work) => work(),
    idle: async () => true,
    count: 0,
    async settled() {
      while (running.length > 0) await running.shift();
    },
  };
}
