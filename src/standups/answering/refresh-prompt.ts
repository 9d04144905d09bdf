/**
 * The prompt, and its reminder, say how the turn stands once it is answered or skipped: in their own place, never as a message more.
 * What was not sent is not sent now.
 */
import { z } from 'zod';
import { calendarDate } from '../../core/calendar-date.js';
import { AppError } from '../../core/errors.js';
import { standupId, userId } from '../../core/ids.js';
import { randomId } from '../../core/random.js';
import { defineJob, type JobDefinition, type JobRequest, RetryLater } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { OccurrenceKey } from '../occurrence.js';
import { promptKey, reminderKey } from '../scheduling/dm-keys.js';
import type { OccurrenceRepository, ResponseRepository, StandupRepository } from '../standup-repository.js';
import { onLeaveView, partlyAnsweredView, savedView, skippedView } from './views/answers.js';

const REFRESH_JOB = 'standups.refresh-prompt';

/** Each change of a turn asks for one of its own: what is shown is read when it runs. */
export const refreshPromptJob = ({ team, standup, workDay, user }: OccurrenceKey): JobRequest => ({
  name: REFRESH_JOB,
  key: `${standup}:${workDay}:${user}:${randomId('U')}`,
  team,
  payload: { standup, workDay, user },
});

export interface RefreshPromptDeps {
  readonly standups: Pick<StandupRepository, 'find'>;
  readonly occurrences: Pick<OccurrenceRepository, 'find'>;
  readonly responses: Pick<ResponseRepository, 'find'>;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
}

const Payload = z.object({
  standup: z.string().min(1).transform(standupId),
  workDay: z.string().transform(calendarDate),
  user: z.string().min(1).transform(userId),
});

export const refreshPrompt = (deps: RefreshPromptDeps): JobDefinition =>
  defineJob({
    name: REFRESH_JOB,
    parse: (payload) => Payload.parse(payload),
    async run(payload, { team }) {
      if (team === undefined) throw new AppError('bug', 'a turn belongs to a workspace');
      const key = { team, ...payload };
      const content = await howItStands(deps, key);
      if (!content) return;
      for (const name of [promptKey(key), reminderKey(key)]) await change(deps, key, name, content);
    },
  });

/** Refused, it stays as it was: its buttons go on working. */
async function change(
  { outbox }: RefreshPromptDeps,
  { team, user }: OccurrenceKey,
  key: string,
  content: MessageContent,
): Promise<void> {
  const standing = await outbox.standing(team, key);
  if (standing.state === 'later') throw new RetryLater(standing.at, 'a prompt may be under way');
  if (standing.state === 'absent') return;
  const outcome = await outbox.put({ team, key, to: { kind: 'dm', user }, content });
  if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
}

/** Undefined while the turn is open: then the prompt is right as it is. */
async function howItStands(
  { standups, occurrences, responses }: RefreshPromptDeps,
  key: OccurrenceKey,
): Promise<MessageContent | undefined> {
  const standup = await standups.find(key.team, key.standup);
  if (!standup || standup.state === 'deleted') return undefined;
  const turn = { standup, workDay: key.workDay };
  const response = await responses.find(key);
  if (response) {
    const isWhole = response.answers.length >= response.asked.length;
    return isWhole ? savedView(turn, response) : partlyAnsweredView(turn, response);
  }
  const occurrence = await occurrences.find(key);
  if (occurrence?.state !== 'skipped') return undefined;
  return occurrence.reason === 'leave' ? onLeaveView(turn) : skippedView(turn);
}
