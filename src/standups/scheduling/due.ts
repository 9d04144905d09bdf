/**
 * Turns what falls due into jobs. Whoever plans a turn asks for a look at its instants, in the same transaction; a look takes whatever is
 * due by then, of every workspace. So nothing is polled, nothing due is forgotten, and what it costs follows what is due.
 */
import { z } from 'zod';
import { calendarDate } from '../../core/calendar-date.js';
import type { Clock, Instant } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import { standupId, type TeamId, userId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import { defineJob, type JobDefinition, type JobQueue, type JobRequest } from '../../jobs/job.js';
import type { Meet } from '../../slack/meet-people.js';
import type { DueKind, Occurrence, OccurrenceKey } from '../occurrence.js';
import type { OccurrenceRepository } from '../standup-repository.js';
import { nextRequest } from './requests.js';

const LOOK_JOB = 'standups.look';
const MINUTE_MS = 60_000;
/** A look that could not be run, or died, is made up for by the next of these. */
const SWEEP_EVERY_MS = 15 * MINUTE_MS;
/** One transaction's worth. */
const TAKEN_AT_ONCE = 1_000;

export interface DueDeps {
  readonly occurrences: Pick<OccurrenceRepository, 'takeDue'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export interface Due {
  /** Asks for a look at each instant, at minute grain: members of one minute share one. Joins the running transaction. */
  lookAt(team: TeamId, ...instants: readonly Instant[]): Promise<void>;
  /** Enqueues what is due of an occurrence now. Joins the running transaction. */
  enqueue(key: OccurrenceKey, kind: DueKind, dueAt: Instant): Promise<void>;
  readonly jobs: readonly JobDefinition[];
}

export function createDue({ occurrences, jobs, transaction, clock }: DueDeps): Due {
  const requestFor = (
    { team, standup, workDay, user }: OccurrenceKey,
    { kind, at }: NonNullable<Occurrence['due']>,
    together = 1,
  ): JobRequest => ({
    name: `standups.${kind}`,
    // A turn whose prompt was moved away and back is due at one instant twice, but never taken twice in one.
    key: `${standup}:${workDay}:${user}:${at}:${clock.now()}`,
    team,
    payload: { standup, workDay, user, together },
  });

  async function look() {
    for (let taken = TAKEN_AT_ONCE; taken > 0; ) {
      taken = await transaction(async () => {
        const now = clock.now();
        const due = await occurrences.takeDue(now, TAKEN_AT_ONCE);
        const ofTeam = countBy(due, ({ team }) => team);
        const asked = new Map(
          due.flatMap((each) =>
            each.due?.kind === 'prompt' ? [[`${each.team}/${each.standup}`, each] as const] : [],
          ),
        );
        await jobs.enqueue(
          ...due.flatMap((each) => (each.due ? [requestFor(each, each.due, ofTeam.get(each.team))] : [])),
          ...[...asked.values()].map(({ team, standup }) => nextRequest(team, standup, now)),
        );
        return due.length;
      });
    }
  }

  return {
    enqueue: (key, kind, at) => jobs.enqueue(requestFor(key, { kind, at })),
    async lookAt(team, ...instants) {
      const minutes = new Set(instants.map((at) => Math.ceil(at / MINUTE_MS) * MINUTE_MS));
      const coming = [...minutes].filter((minute) => minute > clock.now());
      await jobs.enqueue(
        ...coming.map((runAt) => ({ name: LOOK_JOB, key: `${runAt}`, team, payload: {}, runAt })),
      );
    },
    jobs: [
      defineJob({ name: LOOK_JOB, parse: () => ({}), run: look }),
      defineJob({ name: 'standups.sweep', everyMs: SWEEP_EVERY_MS, parse: () => ({}), run: look }),
    ],
  };
}

const Payload = z.object({
  standup: z.string().min(1).transform(standupId),
  workDay: z.string().transform(calendarDate),
  user: z.string().min(1).transform(userId),
  together: z.number().int().default(1),
});

/**
 * The job that does what is due of one occurrence.
 * @param meet is told first how many of the workspace fall due together. @param run may run any number of times.
 */
export const dueJob = (
  kind: DueKind,
  meet: Meet,
  run: (key: OccurrenceKey) => Promise<void>,
): JobDefinition =>
  defineJob({
    name: `standups.${kind}`,
    // Most of a prompt's time is Slack's; what several write at once is committed at once.
    concurrency: 64,
    parse: (payload) => Payload.parse(payload),
    async run({ together, ...payload }, { team }) {
      if (team === undefined) throw new AppError('bug', 'an occurrence belongs to a workspace');
      await meet(team, together);
      await run({ team, ...payload });
    },
  });

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** What happens next to a turn that was asked: at once if its time has come already. */
export const closing = ({ closesAt }: Pick<Occurrence, 'closesAt'>): NonNullable<Occurrence['due']> => ({
  kind: 'close',
  at: closesAt,
});
