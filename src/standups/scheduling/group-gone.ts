/**
 * A user group that was disabled, or is hidden from us: the standup that follows it pauses with the reason, its owners are told once, and
 * it goes on by itself when the group is back.
 */
import { z } from 'zod';
import type { Clock } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import { standupId, type UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import { defineJob, type JobDefinition, type JobQueue, RetryLater } from '../../jobs/job.js';
import type { Attention, UnaskedSource } from '../../outbox/unasked.js';
import { GROUP_DISABLED, waitsForGroup } from '../pause-reason.js';
import type { Resumed } from '../ports.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';
import type { RosterNow } from './read-roster.js';
import { groupGoneView } from './views.js';

export interface GroupGoneDeps {
  readonly standups: Pick<StandupRepository, 'find' | 'save'>;
  readonly jobs: JobQueue;
  /** Its report may have been refused meanwhile. */
  readonly resumed: Resumed;
  readonly attention: Attention;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

/** @returns the standup as it is from now on. @throws RetryLater when it was being changed just then. */
export type FollowGroup = (standup: Standup, roster: RosterNow) => Promise<Standup>;

const TELL_JOB = 'standups.group-gone';
const SOURCE = 'group-gone';
const Payload = z.object({ standup: z.string().min(1).transform(standupId), version: z.number() });
/** Before a change that somebody else was faster with is tried again. */
const RACE_WAIT_MS = 1_000;

/** State, reason and the job that tells of it are written together: after a crash the owners are told all the same. */
export function createFollowGroup({
  standups,
  jobs,
  resumed,
  transaction,
  clock,
}: GroupGoneDeps): FollowGroup {
  return async (standup, { unusable, present }) => {
    const pauses = standup.state === 'active' && unusable !== undefined;
    const resumes = waitsForGroup(standup) && present !== undefined;
    if (!pauses && !resumes) return standup;
    const { pauseReason: _, ...rest } = standup;
    const changed: Pick<Standup, 'state' | 'pauseReason'> = pauses
      ? { state: 'paused', pauseReason: unusable }
      : { state: 'active' };
    const next: Standup = { ...rest, ...changed, updatedAt: clock.now(), version: standup.version + 1 };
    await transaction(async () => {
      if (!(await standups.save(next, standup.version)))
        throw new RetryLater(clock.now() + RACE_WAIT_MS, 'the standup was being changed');
      const { team, id, version } = next;
      const payload = { standup: id, version };
      if (pauses) await jobs.enqueue({ name: TELL_JOB, key: `${id}:${version}`, team, payload });
      else await resumed(next, standup.updatedAt);
    });
    return next;
  };
}

/** Each owner once for each time that it paused. */
export const tellGroupGone = ({ standups, attention }: GroupGoneDeps): JobDefinition =>
  defineJob({
    name: TELL_JOB,
    parse: (payload) => Payload.parse(payload),
    async run({ standup: id, version }, { team }) {
      if (team === undefined) throw new AppError('bug', 'a standup belongs to a workspace');
      const owners = (await standups.find(team, id))?.owners ?? [];
      const keyFor = (user: UserId) => `standup:${id}:group-gone:${version}:${user}`;
      await attention.offer(
        ...owners.map((user) => ({ team, user, key: keyFor(user), source: SOURCE, about: id })),
      );
    },
  });

/** It may have gone on in the meantime: then there is nothing to tell. */
export const groupGoneSource = ({ standups }: Pick<GroupGoneDeps, 'standups'>): UnaskedSource => ({
  name: SOURCE,
  kind: 'notice',
  async tell({ team, about }) {
    const standup = await standups.find(team, standupId(about));
    if (!standup || !waitsForGroup(standup)) return undefined;
    return { content: groupGoneView(standup, standup.pauseReason === GROUP_DISABLED) };
  },
});
