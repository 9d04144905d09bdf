/**
 * Prompts that went out just before a crash kept us from noting it. However long the app was down after that: whoever was asked is not
 * recorded as missed.
 */
import type { Clock, Instant } from '../../core/clock.js';
import type { MessageTs, TeamId, UserId } from '../../core/ids.js';
import { RetryLater } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import type { Occurrence } from '../occurrence.js';
import type { Standup } from '../standup-record.js';
import type { OccurrenceRepository } from '../standup-repository.js';
import { promptKey } from './dm-keys.js';
import type { MarkPrompted } from './mark-prompted.js';

export interface NoteDeliveredDeps {
  readonly occurrences: Pick<OccurrenceRepository, 'ofMember'>;
  readonly outbox: Pick<Outbox, 'standing'>;
  readonly markPrompted: MarkPrompted;
  readonly clock: Clock;
}

/**
 * @param since turns before are left as they are.
 * @throws RetryLater while nobody can tell yet whether a prompt is there.
 */
export type NoteDelivered = (
  standup: Pick<Standup, 'team' | 'id'>,
  user: UserId,
  since: Instant,
) => Promise<void>;

export const createNoteDelivered =
  ({ occurrences, outbox, markPrompted, clock }: NoteDeliveredDeps): NoteDelivered =>
  async ({ team, id }, user, since) => {
    for (const turn of await occurrences.ofMember(team, id, user, since)) {
      if (turn.state !== 'waiting' || turn.promptAt > clock.now()) continue;
      const sentAt = await whenSent(outbox, team, turn, clock.now());
      if (sentAt !== undefined) await markPrompted(turn, sentAt);
    }
  };

/** One that may have arrived counts as sent, as when it is asked: better not asked than asked twice. */
async function whenSent(
  outbox: Pick<Outbox, 'standing'>,
  team: TeamId,
  turn: Occurrence,
  now: Instant,
): Promise<Instant | undefined> {
  const standing = await outbox.standing(team, promptKey(turn));
  if (standing.state === 'later') throw new RetryLater(standing.at, 'a prompt may be under way');
  if (standing.state === 'absent') return undefined;
  const sent = standing.state === 'there' && standing.at ? instantOf(standing.at.ts) : now;
  // Slack's clock may differ from ours by a little.
  return Math.min(now, Math.max(turn.promptAt, sent));
}

/** A message's ts is when Slack took it, in seconds. */
const instantOf = (ts: MessageTs): Instant => Math.floor(Number(ts) * 1000);
