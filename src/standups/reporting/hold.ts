/**
 * A report whose channel is gone (archived, deleted, closed to us) is put on hold: its standup pauses with Slack's code as the reason,
 * its owners are told once, and every answer is kept. When the channel is back, what was missed is shown.
 */
import type { Clock } from '../../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import type { InTransaction } from '../../core/transaction.js';
import { type JobQueue, RetryLater } from '../../jobs/job.js';
import { SlackCallError } from '../../slack/errors.js';
import type { SlackApi } from '../../slack/slack-api.js';
import { reportIsHeld } from '../pause-reason.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';
import type { PlanFor } from './ports.js';
import type { OnHold } from './put.js';
import { heldJob, missedJob } from './requests.js';

/** Does nothing when the standup has moved on from that channel. */
export type HoldReport = (standup: Standup, refused: OnHold) => Promise<void>;

/** Something happened to a channel, or to our place in it: reports that waited for that go on. */
export type ChannelIsBack = (team: TeamId, channel: ChannelId, joined?: UserId) => Promise<void>;

export interface HoldDeps {
  readonly standups: Pick<StandupRepository, 'find' | 'save' | 'ofChannel'>;
  readonly slack: Pick<SlackApi, 'identity' | 'channel'>;
  readonly planFor: PlanFor;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Before a change that somebody else was faster with is tried again. */
const RACE_WAIT_MS = 1_000;

/** State, reason, plan and the job that tells of it are written together: after a crash the owners are told all the same. */
export function createHoldReport({
  standups,
  planFor,
  jobs,
  transaction,
  clock,
  logger,
}: HoldDeps): HoldReport {
  return async ({ team, id }, { onHold: code, channel }) => {
    const saved = await transaction(async () => {
      const standup = await standups.find(team, id);
      // Owners who paused it themselves need no telling; resuming shows what was missed.
      if (standup?.state !== 'active' || standup.channel !== channel) return true;
      const { version } = standup;
      const held = { ...standup, state: 'paused', pauseReason: code } as const;
      const next = { ...held, updatedAt: clock.now(), version: version + 1 };
      if (!(await standups.save(next, version))) return false;
      await planFor(team, id);
      await jobs.enqueue(heldJob(next));
      return true;
    });
    if (!saved) throw new RetryLater(clock.now() + RACE_WAIT_MS, 'the standup was being changed');
    logger.warn({ team, standup: id, code }, 'a report could not be posted');
  };
}

export function createChannelIsBack({
  standups,
  slack,
  planFor,
  jobs,
  transaction,
  clock,
}: HoldDeps): ChannelIsBack {
  return async (team, channel, joined) => {
    if (joined !== undefined && joined !== (await slack.identity(team)).botUser) return;
    const waiting = (await standups.ofChannel(team, channel)).filter(isOnHold);
    if (waiting.length === 0 || !(await canPost(slack, team, channel))) return;
    for (const { id } of waiting) {
      const done = await transaction(async () => {
        const standup = await standups.find(team, id);
        if (!standup || !isOnHold(standup)) return true;
        const { pauseReason: _, version, updatedAt, ...rest } = standup;
        const next: Standup = { ...rest, state: 'active', updatedAt: clock.now(), version: version + 1 };
        if (!(await standups.save(next, version))) return false;
        await planFor(team, id);
        await jobs.enqueue(missedJob(next, updatedAt));
        return true;
      });
      // Slack then delivers the event again.
      if (!done) throw new RetryLater(clock.now() + RACE_WAIT_MS, 'the standup was being changed');
    }
  };
}

/** Paused by us, for its channel: owners' own pauses have no reason. */
const isOnHold = (standup: Standup): boolean => standup.state === 'paused' && reportIsHeld(standup);

/** A channel that is unarchived may still be without us. */
async function canPost(slack: HoldDeps['slack'], team: TeamId, channel: ChannelId): Promise<boolean> {
  try {
    const { isMember, isArchived } = await slack.channel(team, channel);
    return isMember && !isArchived;
  } catch (error) {
    if (error instanceof SlackCallError && error.kind === 'gone') return false;
    throw error;
  }
}
