/** Remembers which answers a report shows: those it does not show yet are made up for when its channel is back. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { MessageRef } from '../../slack/slack-api.js';
import type { StandupResponse } from '../standup-record.js';
import type { ResponseRepository } from '../standup-repository.js';

/** @param at the message that shows them. Undefined when Slack refused it, or nobody knows. */
export async function markPosted(
  repository: Pick<ResponseRepository, 'setPosted'>,
  workDay: CalendarDate,
  responses: readonly StandupResponse[],
  at: MessageRef | undefined,
): Promise<void> {
  if (at === undefined) return;
  for (const response of responses) {
    if (response.postedTs !== at.ts) await repository.setPosted({ ...response, workDay }, at.ts);
  }
}
