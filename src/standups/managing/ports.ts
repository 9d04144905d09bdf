/** What managing asks of the other parts of standups. */
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { MessageContent } from '../../slack/slack-api.js';

/** Plans anew who is asked when, or takes off what is planned. Joins the running transaction: no crash parts it from the change. */
export type PlanFor = (team: TeamId, standup: StandupId) => Promise<void>;

/** `/async standup history`. @param request `name` is the standup's or part of it; '' when none was said. */
export type ShowHistory = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly name: string;
}) => Promise<MessageContent>;
