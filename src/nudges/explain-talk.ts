/** What a channel would hear of a whole conversation, message by message: for `meanwhile explain --threads` and the evaluation. */
import { channelId, messageTs, teamId, userId } from '../core/ids.js';
import type { QuietReason } from './nudge.js';
import type { Signal, TalkRule } from './rule.js';
import { addSaid, newConversation, turnsOf } from './talk/conversation.js';

export interface Spoken<Ts> {
  readonly user: string;
  /** Seconds since the epoch, as a number or as Slack writes them. */
  readonly ts: Ts;
  readonly text: string;
}

export interface TalkJudgement<Ts> {
  readonly nudge: boolean;
  /** The `ts` of the message at which it is shown, as given. */
  readonly at?: Ts;
  /** What the rule said last, whether it led to a nudge or not. */
  readonly signal?: Signal;
  /** Absent when nudged. */
  readonly quiet?: QuietReason;
}

/**
 * @param messages in the order in which they were heard
 * @param wanted messages of substance that the channel waits for (`ChannelSettings.talkMessages`)
 * @param threshold the least confidence that is worth a nudge (`sensitivity.ts`)
 */
export function judgeTalk<Ts extends string | number>(
  messages: readonly Spoken<Ts>[],
  rule: TalkRule,
  { wanted, threshold }: { readonly wanted: number; readonly threshold: number },
): TalkJudgement<Ts> {
  const talk = newConversation({ team: teamId('T'), channel: channelId('C'), threadTs: messageTs('0') });
  let last: Signal | undefined;
  for (const [index, { user, ts, text }] of messages.entries()) {
    // Two in one instant are two messages all the same.
    const said = {
      ts: messageTs(`${ts}/${index}`),
      user: userId(user),
      at: Number(ts),
      marks: rule.read(text),
    };
    if (!addSaid(talk, said, text)) continue;
    const signal = rule.detect({ turns: turnsOf(talk), wanted });
    if (signal && signal.caution === undefined && signal.confidence >= threshold)
      return { nudge: true, at: ts, signal };
    last = signal ?? last;
  }
  if (!last) return { nudge: false, quiet: 'not-live' };
  return { nudge: false, signal: last, quiet: last.caution ?? 'low-confidence' };
}
