/** Rate limits: token buckets per method and workspace, and one post a second per channel. */
import type { Clock, Instant } from '../../core/clock.js';

/** Calls a minute of the documented tiers (docs.slack.dev, "Rate limits"). */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
type Tier = keyof typeof PER_MINUTE;

const TIERS: Readonly<Record<string, Tier>> = {
  'apps.connections.open': 3,
  'apps.uninstall': 1,
  'auth.revoke': 3,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.join': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'files.completeUploadExternal': 4,
  'files.getUploadURLExternal': 4,
  'oauth.v2.access': 4,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'users.conversations': 3,
  'users.info': 4,
  'users.list': 2,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};
/** Methods of no tier: "hundreds a minute" (the figure is the one Slack's Java SDK works with). */
const SPECIAL_PER_MINUTE = 600;
/** Posts a second in one channel (documented), and how many may come at once (our choice: "bursts allowed"). */
const CHANNEL_POSTS = { perMinute: 60, burst: 4 };
/** Posts of one workspace: "several hundred a minute" is all Slack says. */
const TEAM_POSTS = { perMinute: 300, burst: 50 };
const HISTORY = new Set(['conversations.history', 'conversations.replies']);

interface Bucket {
  tokens: number;
  filledAt: Instant;
}
interface Size {
  readonly perMinute: number;
  readonly burst: number;
}

export interface Tiers {
  /**
   * Takes one call out of every bucket it belongs to.
   * @returns seconds to wait (a whole number) when one is empty, and then takes nothing.
   */
  take(
    method: string,
    team: string,
    channel: string | undefined,
    oneHistoryAMinute: boolean,
  ): number | undefined;
}

export function createTiers({ clock }: { readonly clock: Clock }): Tiers {
  const buckets = new Map<string, Bucket>();

  const filled = (key: string, { perMinute, burst }: Size): Bucket => {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { tokens: burst, filledAt: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) * perMinute) / 60_000);
    bucket.filledAt = now;
    buckets.set(key, bucket);
    return bucket;
  };

  return {
    take(method, team, channel, oneHistoryAMinute) {
      const needed = sizesFor(method, team, channel, oneHistoryAMinute).map(([key, size]): [Bucket, Size] => [
        filled(key, size),
        size,
      ]);
      const waits = needed.map(([bucket, size]) => Math.ceil(((1 - bucket.tokens) * 60) / size.perMinute));
      const wait = Math.max(...waits);
      if (wait > 0) return wait;
      for (const [bucket] of needed) bucket.tokens -= 1;
      return undefined;
    },
  };
}

function sizesFor(
  method: string,
  team: string,
  channel: string | undefined,
  oneHistoryAMinute: boolean,
): [string, Size][] {
  if (method === 'chat.postMessage') {
    return [
      [`${method} ${team}`, TEAM_POSTS],
      [`${method} ${team} ${channel}`, CHANNEL_POSTS],
    ];
  }
  if (oneHistoryAMinute && HISTORY.has(method)) return [[`${method} ${team}`, { perMinute: 1, burst: 1 }]];
  const tier = TIERS[method];
  const perMinute = tier === undefined ? SPECIAL_PER_MINUTE : PER_MINUTE[tier];
  return [[`${method} ${team}`, { perMinute, burst: perMinute }]];
}
