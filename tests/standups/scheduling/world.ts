/** The scheduler in a world of its own: store, queue and Slack in memory, and a clock moved by hand. Several replicas may share one world. */
import type { CalendarDate } from '../../../src/core/calendar-date.js';
import { createHolidayCalendar } from '../../../src/core/holiday-calendar.js';
import { channelId, standupId, teamId, type UserId, userId } from '../../../src/core/ids.js';
import { defaultWorkingHours } from '../../../src/core/working-hours.js';
import type { Zone } from '../../../src/core/zoned-time.js';
import { type JobRequest, RetryLater } from '../../../src/jobs/job.js';
import { createOutbox } from '../../../src/outbox/send.js';
import type { Person } from '../../../src/people/person.js';
import { message, section } from '../../../src/slack/blocks.js';
import { SlackCallError } from '../../../src/slack/errors.js';
import type { SlackGroup } from '../../../src/slack/slack-api.js';
import type { Occurrence } from '../../../src/standups/occurrence.js';
import { promptKey } from '../../../src/standups/scheduling/dm-keys.js';
import { createScheduler, type Scheduler } from '../../../src/standups/scheduling/scheduler.js';
import { standupDefaults } from '../../../src/standups/standup.js';
import type { Standup } from '../../../src/standups/standup-record.js';
import { iso } from '../../core/hard-cases.js';
import { Died, type Life, mortal } from '../../support/life.js';
import { manualClock } from '../../support/manual-clock.js';
import { tellAtOnce } from '../../support/memory-lesser.js';
import { memoryOutboxRepository } from '../../support/memory-outbox-repository.js';
import { memoryPreferences } from '../../support/memory-ports.js';
import { memoryStandups } from '../../support/memory-standups.js';
import { dmOf, postingSlack } from '../../support/posting-slack.js';
import { silentLogger } from '../../support/silent-logger.js';
import { withProfiles } from '../../support/with-profiles.js';

export const TEAM = teamId('T1');
export const ANA = userId('UANA');
export const BEN = userId('UBEN');
export const OLGA = userId('UOLGA');
export const CHANNEL = channelId('CPLATFORM');
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

interface Job extends JobRequest {
  runAt: number;
  state: 'waiting' | 'running' | 'done';
}

export const aPerson = (id: UserId, zone: Zone, more: Partial<Person> = {}): Person => ({
  ...{ id, name: `name of ${id}`, zone },
  availability: { hours: defaultWorkingHours(zone), leave: [], holidays: [] },
  ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
  ...more,
});

export const aStandup = (of: Partial<Standup> = {}): Standup => ({
  ...{ team: TEAM, id: standupId('S1'), name: 'Platform', channel: CHANNEL },
  questions: [{ text: 'What is next?', role: 'plan' }],
  schedule: standupDefaults,
  report: { mode: 'thread', groupBy: 'person' },
  privacy: 'open',
  roster: { kind: 'list', users: [ANA, BEN] },
  ...{ observers: [], owners: [OLGA], state: 'active', createdBy: OLGA },
  ...{ createdAt: 0, updatedAt: 0, version: 1 },
  ...of,
});

/**
 * Begins on Sunday, 1 March 2026, 12:00 UTC.
 * @param step is called before and after whatever the scheduler asks of store, queue and Slack: it may throw, as a process dies.
 */
export function schedulingWorld(
  zones: Readonly<Record<string, Zone>> = { UANA: 'UTC', UBEN: 'UTC' },
  { step }: Pick<Life, 'step'> = { step: () => {} },
) {
  const clock = manualClock(Date.UTC(2026, 2, 1, 12));
  const store = memoryStandups();
  const slack = postingSlack(clock);
  const records = memoryOutboxRepository();
  const jobs = new Map<string, Job>();
  const people = new Map<string, Person>(
    Object.entries(zones).map(([id, zone]) => [id, aPerson(userId(id), zone)]),
  );
  /** Of the channel, and of the user group. */
  const channelMembers: UserId[] = [];
  const groups: SlackGroup[] = [{ id: 'SGROUP', handle: 'platform', name: 'Platform', isDisabled: false }];
  const resumed: string[] = [];
  const closed: string[] = [];
  /** Turns whose prompt was asked to say how they stand. */
  const refreshed: string[] = [];
  const met: number[] = [];
  const state = { down: false };
  const preferences = memoryPreferences();
  const sayThat =
    (what: string) =>
    (_standup: unknown, { workDay }: Occurrence) => {
      const text = `${what} ${workDay}`;
      return message(text, section(text));
    };
  let groupsRefused: SlackCallError | undefined;
  const reached = <Value>(value: Value) => {
    if (state.down) throw new SlackCallError({ kind: 'transient', code: 'network', mayHaveHappened: false });
    return value;
  };

  const outbox = createOutbox({
    slack: mortal(slack.api, { step }),
    repository: mortal(records, { step }),
    clock,
    logger: silentLogger,
  });
  const scheduler: Scheduler = createScheduler({
    ...store,
    occurrences: mortal(store.occurrences, { step }),
    terms: mortal(store.terms, { step }),
    people: withProfiles({ person: async (_team, user) => reached(people.get(user)) }),
    preferences,
    holidaysIn: createHolidayCalendar({ clock }),
    slack: {
      members: async () => reached(channelMembers),
      groups: async () => {
        if (groupsRefused) throw groupsRefused;
        return reached(groups);
      },
      groupMembers: async () => reached(channelMembers),
    },
    resumed: async ({ id }) => void resumed.push(id),
    directory: { meet: async (_team, count) => void met.push(count) },
    outbox,
    attention: tellAtOnce(outbox, () => scheduler.unasked),
    refreshPrompt: async ({ user, workDay }) => void refreshed.push(`${user} ${workDay}`),
    renderPrompt: sayThat('prompt'),
    renderReminder: sayThat('reminder'),
    closed: async ({ user, workDay }) => void closed.push(`${user} ${workDay}`),
    jobs: {
      async enqueue(...requests) {
        step();
        for (const request of requests) {
          const key = `${request.team}/${request.name}/${request.key}`;
          if (!jobs.has(key))
            jobs.set(key, { ...request, runAt: request.runAt ?? clock.now(), state: 'waiting' });
        }
      },
    },
    transaction,
    clock,
    logger: silentLogger,
  });

  /** What a failed one wrote is taken back. Only one runs at a time when it may fail. */
  async function transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    const maps: readonly Map<string, unknown>[] = [...Object.values(store.kept), jobs];
    const before = maps.map((map) => [...map]);
    try {
      const result = await work();
      step();
      return result;
    } catch (error) {
      maps.forEach((map, n) => {
        map.clear();
        for (const [key, value] of before[n] ?? []) map.set(key, value);
      });
      throw error;
    }
  }

  const nextJob = () =>
    [...jobs.values()]
      .filter((job) => job.state === 'waiting' && job.runAt <= clock.now())
      .sort((one, other) => one.runAt - other.runAt)[0];

  /** What it throws leaves it running, as a process that dies does. */
  async function runJob(job: Job): Promise<void> {
    const definition = scheduler.jobs.find(({ name }) => name === job.name);
    if (!definition) throw new Error(`no such job: ${job.name}`);
    job.state = 'running';
    try {
      await definition.run(definition.parse(job.payload), { ...job, attempt: 1, last: false });
      job.state = 'done';
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      job.state = 'waiting';
      job.runAt = Math.max(error.at, clock.now() + 1);
    }
  }

  /** What is due now, by so many workers at once. */
  async function settle(workers = 1): Promise<void> {
    const work = async () => {
      for (let job = nextJob(); job; job = nextJob()) await runJob(job);
    };
    await Promise.all(Array.from({ length: workers }, work));
  }

  /** Somebody's prompt is under way when the process dies: the intent is written, and nothing after it. */
  async function dieSending(user: UserId, { arrived }: { readonly arrived: boolean }): Promise<void> {
    const [turn] = [...store.kept.occurrences.values()].filter(
      (each) => each.user === user && each.state === 'waiting',
    );
    if (!turn) throw new Error('nothing waits');
    const dying = createOutbox({
      slack: {
        ...slack.api,
        postMessage: async (...post: Parameters<typeof slack.api.postMessage>) => {
          if (arrived) await slack.api.postMessage(...post);
          throw new Died();
        },
      },
      ...{ repository: records, clock, logger: silentLogger },
    });
    const content = sayThat('prompt')(undefined, turn);
    const to = { kind: 'dm', user } as const;
    const sending = dying.put({ team: TEAM, key: promptKey(turn), to, content });
    await sending.catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
  }

  return {
    ...{
      dieSending,
      clock,
      store,
      slack,
      records,
      jobs,
      people,
      channelMembers,
      groups,
      resumed,
      closed,
      refreshed,
      met,
      state,
      preferences,
      scheduler,
    },
    ...{ settle, runJob, nextJob },
    refuseGroups(refusal: SlackCallError | undefined) {
      groupsRefused = refusal;
    },
    /** Saves it, and plans for whom it asks. */
    async begin(standup: Standup = aStandup()) {
      await store.standups.add(standup);
      await scheduler.planFor(TEAM, standup.id);
      await settle();
    },
    async change(changes: Partial<Standup>) {
      const found = await store.standups.find(TEAM, standupId('S1'));
      if (!found) throw new Error('no standup');
      await store.standups.save({ ...found, ...changes, version: found.version + 1 }, found.version);
      if (changes.roster?.kind === 'list')
        await store.standups.setMembers(TEAM, found.id, changes.roster.users);
      await scheduler.planFor(TEAM, found.id);
      await settle();
    },
    /** Moves to an instant, stopping at whatever is due on the way. */
    async until(at: string, workers = 1) {
      const end = Date.parse(at);
      for (;;) {
        await settle(workers);
        const next = Math.min(
          ...[...jobs.values()].flatMap((job) => (job.state === 'waiting' ? job.runAt : [])),
        );
        if (!(next <= end)) break;
        clock.moveTo(next);
      }
      clock.moveTo(end);
    },
    /** The next process takes back what the last one was doing. */
    restart() {
      for (const job of jobs.values()) if (job.state === 'running') job.state = 'waiting';
    },
    /** Nothing runs until then. */
    downUntil: (at: string) => clock.moveTo(Date.parse(at)),
    /** What a person was sent, in order. */
    dmsOf: (user: UserId) => slack.in(dmOf(user)).map(({ content }) => content.text),
    /** When they were prompted, by work day. */
    promptsOf: (user: UserId) =>
      [...store.kept.occurrences.values()]
        .filter((each) => each.user === user && each.promptedAt !== undefined)
        .map(({ workDay, promptedAt = 0 }) => `${workDay} at ${iso(promptedAt)}`),
    /** What became of each work day of theirs that is not to come. */
    daysOf: (user: UserId) =>
      [...store.kept.occurrences.values()]
        .filter((each) => each.user === user && each.promptAt <= clock.now())
        .sort((one, other) => one.promptAt - other.promptAt)
        .map(({ workDay, state: became, reason }) => [workDay, became, reason].filter(Boolean).join(' ')),
    occurrence: (user: UserId, workDay: CalendarDate) =>
      store.occurrences.find({ team: TEAM, standup: standupId('S1'), workDay, user }),
    async move(user: UserId, zone: Zone) {
      people.set(user, aPerson(user, zone));
      const payload = { user: { id: user, tz: zone } };
      const event = { eventId: `Ev${clock.now()}${user}`, type: 'user_change', team: TEAM, payload };
      await scheduler.listeners.events?.user_change?.(event);
      await settle();
    },
  };
}
