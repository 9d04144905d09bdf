/** The one message with which Meanwhile introduces itself to a channel: planned when it is added, posted by the job `channels.introduce`. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { type ChannelId, channelId, type TeamId, type UserId, userId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import { defineJob, type JobDefinition, type JobQueue, RetryLater } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import { externalIntroductionView, introductionView } from './views/introduction.js';

const INTRODUCE_JOB = 'channels.introduce';

export interface ChannelJoin {
  readonly eventId: string;
  readonly team: TeamId;
  readonly channel: ChannelId;
  /** Who joined. */
  readonly user: UserId;
  readonly inviter?: UserId;
}

/**
 * Plans the introduction when it is the app that joined. The claim and the job are written together: an event delivered twice, or a
 * crash in between, neither loses the introduction nor makes two. Other people's joins cost no write.
 */
export const createPlanIntroduction =
  (deps: {
    readonly slack: Pick<SlackApi, 'identity'>;
    readonly deliveries: DeliveryRepository;
    readonly jobs: JobQueue;
    readonly transaction: InTransaction;
    readonly clock: Clock;
  }) =>
  async ({ eventId, team, channel, user, inviter }: ChannelJoin): Promise<void> => {
    const { botUser } = await deps.slack.identity(team);
    if (user !== botUser) return;
    await deps.transaction(async () => {
      if (!(await deps.deliveries.claim(team, [`event:${eventId}`], deps.clock.now()))) return;
      const payload = { channel, inviter: inviter ?? null };
      await deps.jobs.enqueue({ name: INTRODUCE_JOB, key: channel, team, payload });
    });
  };

const Payload = z.object({ channel: z.string(), inviter: z.string().nullable() });

/** Once per channel: the job's key and the outbox's key both name the channel, so being removed and added again stays silent. */
export const introduceJob = (deps: {
  readonly slack: Pick<SlackApi, 'channel' | 'user'>;
  readonly outbox: Outbox;
  readonly logger: Logger;
}): JobDefinition =>
  defineJob({
    name: INTRODUCE_JOB,
    parse: (payload) => Payload.parse(payload),
    async run({ channel: id, inviter }, { team }) {
      if (team === undefined) throw new AppError('bug', 'an introduction belongs to a workspace');
      const channel = channelId(id);
      const known = await unlessGone(deps.slack.channel(team, channel));
      if (!known) return;
      const addedBy = inviter === null ? undefined : await unlessGone(deps.slack.user(team, userId(inviter)));
      const view = known.isExternal ? externalIntroductionView : introductionView;
      const outcome = await deps.outbox.put({
        team,
        key: `introduction:${channel}`,
        to: { kind: 'channel', channel },
        content: view(addedBy ? { addedBy: addedBy.name } : {}),
        // Whoever added the app asked for it.
      });
      if (outcome.state === 'later') throw new RetryLater(outcome.at, 'introduction');
      if (outcome.state === 'refused') {
        deps.logger.warn({ team, channel, code: outcome.code }, 'could not introduce myself');
      }
    },
  });

/** Removed again before we came to speak, or hidden from us: nothing to be done about it. */
async function unlessGone<Found>(looked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looked;
  } catch (error) {
    if (error instanceof SlackCallError && (error.kind === 'gone' || error.kind === 'person'))
      return undefined;
    throw error;
  }
}
