/** The scenarios through the scheduler, over a real store and its own jobs: all in one long stretch of time, which many standups share. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Instant } from '../../src/core/clock.js';
import { channelId, standupId, teamId, type UserId, userId } from '../../src/core/ids.js';
import type { Zone } from '../../src/core/zoned-time.js';
import type { StandupSchedule } from '../../src/standups/standup.js';
import { response } from '../contracts/standup-samples.js';
import type { TestEngine } from '../contracts/test-engine.js';
import { iso, utc } from '../core/hard-cases.js';
import { aStandup } from '../standups/scheduling/world.js';
import { openSchedulerOn, type SchedulerOn } from './scheduler-on.js';
import { at, TIMELINES } from './timelines.js';

interface Course {
  readonly id: string;
  readonly what: string;
  readonly zone: Zone;
  readonly schedule: StandupSchedule;
  readonly from: string;
  readonly to: string;
  /** Work day and instant of each prompt that Slack showed. */
  readonly prompts: readonly string[];
  readonly reminders?: readonly string[];
  readonly missed?: readonly string[];
  /** In order: the member moves, or nothing runs until then. */
  readonly events?: readonly (
    | { readonly at: string; readonly moveTo: Zone }
    | { readonly at: string; readonly downUntil: string }
  )[];
}

// biome-ignore format: a table
const COURSES: readonly Course[] = [
  ...TIMELINES.map(({ prompts, ...timeline }) => ({ ...timeline, prompts: prompts.map(([day, instant]) => `${day} at ${instant}`) })),
  { id: 'SCH-32', what: 'a reminder that falls on Saturday belongs to Friday', zone: 'Europe/Berlin',
    schedule: at('23:50', undefined, { remindAt: { minutesAfterPrompt: 15 } }), from: '2026-02-06T12:00Z', to: '2026-02-07T12:00Z',
    prompts: ['2026-02-06 at 2026-02-06T22:50Z'], reminders: ['2026-02-06 at 2026-02-06T23:05Z'] },
  { id: 'MOV-01', what: 'a move west after the prompt asks nobody twice for that day', zone: 'Europe/Berlin', schedule: at('09:00'),
    from: '2026-05-12T06:00Z', to: '2026-05-13T13:30Z', events: [{ at: '2026-05-12T11:00Z', moveTo: 'America/New_York' }],
    prompts: ['2026-05-12 at 2026-05-12T07:00Z', '2026-05-13 at 2026-05-13T13:00Z'] },
  { id: 'MOV-03', what: 'a move east past the time, longer ago than prompts are caught up with, is recorded', zone: 'America/New_York',
    schedule: at('09:00', undefined, { catchUpMinutes: 60 }), from: '2026-05-12T09:00Z', to: '2026-05-13T07:30Z',
    events: [{ at: '2026-05-12T10:00Z', moveTo: 'Europe/Berlin' }], prompts: ['2026-05-13 at 2026-05-13T07:00Z'],
    missed: ['2026-05-12 moved'] },
  { id: 'MOV-04', what: 'back over the date line, a date that is lived twice is asked for once', zone: 'Pacific/Kiritimati', schedule: at('09:00'),
    from: '2026-02-01T18:30Z', to: '2026-02-04T20:30Z', events: [{ at: '2026-02-02T19:30Z', moveTo: 'Pacific/Pago_Pago' }],
    prompts: ['2026-02-02 at 2026-02-01T19:00Z', '2026-02-03 at 2026-02-02T19:00Z', '2026-02-04 at 2026-02-04T20:00Z'] },
  { id: 'RST-01', what: 'a prompt that fell due while nothing ran goes out at the start', zone: 'America/New_York', schedule: at('09:00'),
    from: '2026-06-01T12:00Z', to: '2026-06-01T16:00Z', events: [{ at: '2026-06-01T12:55Z', downUntil: '2026-06-01T13:20Z' }],
    prompts: ['2026-06-01 at 2026-06-01T13:20Z'] },
  { id: 'RST-03', what: 'after days without a process only today’s goes out, and each day before is recorded', zone: 'America/New_York',
    schedule: at('09:00'), from: '2026-06-01T12:30Z', to: '2026-06-04T16:00Z',
    events: [{ at: '2026-06-01T12:55Z', downUntil: '2026-06-04T13:10Z' }],
    prompts: ['2026-06-04 at 2026-06-04T13:10Z'], missed: ['2026-06-01 outage', '2026-06-02 outage', '2026-06-03 outage'] },
];

/** Two years on a busy machine. */
const SLOWEST_MS = 300_000;

/** What became of it. */
interface Outcome {
  readonly prompts: readonly string[];
  readonly reminders: readonly string[];
  readonly missed: readonly string[];
}

/** One window ends when the next begins, without a reminder between: time has fewer stops to make. */
const A_DAY_EACH = { remindAt: { minutesAfterPrompt: 24 * 60 } } as const;

const TEAM = teamId('T1');

/** Begins each standup at its time and takes it off at its end; several may be under way at once. */
async function run(engine: TestEngine, courses: readonly Course[]): Promise<ReadonlyMap<string, Outcome>> {
  const inTime = [...courses].sort((one, other) => utc(one.from) - utc(other.from));
  const world = await openSchedulerOn(engine, utc(inTime[0]?.from ?? ''));
  const outcomes = new Map<string, Outcome>();
  const acts = inTime.flatMap((course) => actsOf(world, course, outcomes));
  try {
    for (const { at: instant, act } of acts.sort((one, other) => one.at - other.at)) {
      await world.until(instant);
      await act();
      await world.settle();
    }
  } finally {
    await world.close();
  }
  return outcomes;
}

interface Act {
  readonly at: Instant;
  readonly act: () => Promise<void>;
}

function actsOf(world: SchedulerOn, course: Course, outcomes: Map<string, Outcome>): readonly Act[] {
  const id = standupId(course.id);
  const user = userId(`U${course.id}`);
  const begin = async () => {
    world.live(user, course.zone);
    const roster = { kind: 'list', users: [user] } as const;
    await world.begin(
      aStandup({
        id,
        roster,
        schedule: { ...A_DAY_EACH, ...course.schedule, windowHours: 24 },
        channel: channelId('C1'),
      }),
    );
  };
  const end = async () => {
    outcomes.set(course.id, await outcomeOf(world, user, utc(course.from), utc(course.to)));
    await world.end(TEAM, id);
  };
  const events = (course.events ?? []).map((event) => ({
    at: utc(event.at),
    act: async () =>
      'moveTo' in event ? world.move(user, event.moveTo) : world.downUntil(utc(event.downUntil)),
  }));
  return [{ at: utc(course.from), act: begin }, ...events, { at: utc(course.to), act: end }];
}

async function outcomeOf(world: SchedulerOn, user: UserId, from: Instant, to: Instant): Promise<Outcome> {
  const shown = (what: string) =>
    world
      .sentTo(user)
      .filter(({ text, at: when }) => text.startsWith(what) && from <= when && when < to)
      .map(({ text, at: when }) => `${text.slice(what.length)} at ${iso(when)}`);
  const records = await world.recordsOf(TEAM, user);
  return {
    prompts: shown('prompt '),
    reminders: shown('reminder '),
    missed: records
      .filter(({ state }) => state === 'missed')
      .map(({ workDay, reason }) => `${workDay} ${reason}`),
  };
}

export function scenariosOn(engine: TestEngine) {
  describe('who is asked when', () => {
    let outcomes: ReadonlyMap<string, Outcome>;
    beforeAll(async () => {
      // Two outages at one time would be one: the longest has a world of its own.
      const [alone, together] = [COURSES.slice(-1), COURSES.slice(0, -1)];
      outcomes = new Map([...(await run(engine, together)), ...(await run(engine, alone))]);
    }, SLOWEST_MS);

    test.each(COURSES)('$id: $what', ({ id, prompts, reminders, missed = [] }) => {
      const became = outcomes.get(id);
      expect([became?.prompts, became?.missed]).toEqual([prompts, missed]);
      if (reminders) expect(became?.reminders).toEqual(reminders);
    });
  });

  test('PRV-05: two workspaces with the same ids of standup, channel and person have nothing in common', async () => {
    const there = teamId('T2');
    const user = userId('U0000001');
    const world = await openSchedulerOn(engine, utc('2026-03-02T08:00Z'));
    try {
      world.live(user, 'UTC');
      const same = aStandup({ channel: channelId('C0000001'), roster: { kind: 'list', users: [user] } });
      await world.begin({ ...same, schedule: at('09:00') });
      await world.begin({ ...same, team: there, schedule: at('10:00') });
      await world.until(utc('2026-03-02T12:00Z'));
      expect(world.sent.map(({ team, at: when }) => `${team} at ${iso(when)}`)).toEqual([
        'T1 at 2026-03-02T09:00Z',
        'T2 at 2026-03-02T10:00Z',
      ]);
      const { responses, standups } = world.store.repositories;
      const answer = { ...response(), standup: same.id, user };
      await responses.save({ ...answer, team: there });
      expect(await responses.ofDay(TEAM, same.id, '2026-03-02')).toEqual([]);
      expect(await responses.ofDay(there, same.id, '2026-03-02')).toHaveLength(1);
      await world.end(there, same.id);
      expect((await standups.find(TEAM, same.id))?.state).toBe('active');
      await world.until(utc('2026-03-03T12:00Z'));
      expect(world.sent.map(({ team }) => team)).toEqual(['T1', 'T2', 'T1', 'T1']);
      expect((await world.recordsOf(TEAM, user)).map(({ team }) => team)).not.toContain(there);
    } finally {
      await world.close();
    }
  });
}
