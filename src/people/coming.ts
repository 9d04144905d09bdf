/** What is coming for a person, whichever slice does it: `/async preview` puts it all together. */
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';

export interface ComingItem {
  readonly at: Instant;
  /** In mrkdwn, typed words escaped already. Without the time, which is shown before it. */
  readonly what: string;
}

/** At `from` or later and before `to`. Read from what the slice itself goes by, so that what is shown is what then happens. */
export type ComingReader = (
  team: TeamId,
  user: UserId,
  span: { readonly from: Instant; readonly to: Instant },
) => Promise<readonly ComingItem[]>;

/** A choice that was made about a person, for `/async why`. */
export interface RecentChoice {
  readonly at: Instant;
  /** In mrkdwn, typed words escaped already: what was done or left, and why. */
  readonly what: string;
  /** The reason's code. */
  readonly code: string;
}

/** The newest first, at most `limit`. */
export type RecentChoices = (team: TeamId, user: UserId, limit: number) => Promise<readonly RecentChoice[]>;
