/**
 * Gets to know many people of a workspace by a few calls. Asked about one by one, the members of a large standup would cost as many calls
 * as their prompts, and Slack allows fewer of them (`users.info` is tier 4) than posts.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import type { SlackApi, SlackUser } from './slack-api.js';

/** A page has to save so many calls: few people are asked about one by one, and a huge workspace is not read for a small team. */
const SAVED_BY_A_PAGE = 10;

export interface MeetDeps {
  readonly slack: Pick<SlackApi, 'usersPage'>;
  readonly clock: Clock;
  /** Called with each page. */
  readonly learn: (team: TeamId, users: readonly SlackUser[]) => void;
  /** How long what was learnt is good for, in ms. */
  readonly ttlMs: number;
}

/** About so many people of the workspace will be asked about now. Never throws: whoever is not met is asked about alone. */
export type Meet = (team: TeamId, count: number) => Promise<void>;

export function createMeet({ slack, clock, learn, ttlMs }: MeetDeps): Meet {
  const meetings = new Map<TeamId, { count: number; until: Instant; over: Promise<void> }>();

  async function meet(team: TeamId, count: number): Promise<void> {
    let cursor: string | undefined;
    for (let pages = Math.floor(count / SAVED_BY_A_PAGE); pages > 0; pages -= 1) {
      const { users, next } = await slack.usersPage(team, cursor);
      learn(team, users);
      if (next === undefined) return;
      cursor = next;
    }
  }

  return async (team, count) => {
    if (count < SAVED_BY_A_PAGE) return;
    let last = meetings.get(team);
    if (!last || last.until <= clock.now() || last.count < count) {
      last = { count, until: clock.now() + ttlMs, over: meet(team, count).catch(() => {}) };
      meetings.set(team, last);
    }
    await last.over;
  };
}
