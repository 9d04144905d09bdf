/** Signals and facts in; a nudge, or the reason for silence, out. Pure: everything it needs is handed to it. */
import type { ChannelSettings } from '../channels/channel-settings.js';
import { ATTENTION_BUDGET } from '../core/attention-budget.js';
import type { Instant } from '../core/clock.js';
import type { Preference } from '../people/preference.js';
import type { QuietReason } from './nudge.js';
import type { Signal } from './rule.js';

/** At most one nudge a person in so many milliseconds: one a day. */
export const PERSON_COOLDOWN_MS = 24 * 60 * 60 * 1000;

export interface NudgeFacts {
  readonly message: { readonly fromBot: boolean; readonly edited: boolean; readonly external: boolean };
  /** What the rules said of the text, in the order of the rules. */
  readonly signals: readonly Signal[];
  readonly author: { readonly isGuest: boolean; readonly isExternal: boolean };
  readonly channel: Pick<ChannelSettings, 'nudges' | 'cooldownMinutes' | 'incident'>;
  /** The least confidence at which this channel wants to hear of it. */
  readonly threshold: number;
  readonly preference: Pick<Preference, 'optedOut' | 'quietRules' | 'snoozedUntil'> | undefined;
  readonly lastNudged: { readonly person?: Instant; readonly channel?: Instant };
  /** Unasked messages this person got since their day began. */
  readonly unaskedToday: number;
  readonly now: Instant;
}

export type Decision =
  | { readonly nudge: Signal }
  /** `signal` is the one that would have spoken, absent when none did. */
  | { readonly quiet: QuietReason; readonly signal?: Signal };

/** Decides about one message. The order is the order in which `/async why` would explain it: what it is, where, who, when. */
export function decide(facts: NudgeFacts): Decision {
  const signal = strongest(facts.signals);
  if (facts.message.fromBot) return quiet('bot-author', signal);
  if (!signal) return quiet('not-a-request');
  if (facts.message.edited) return quiet('edited', signal);
  return quiet(
    becauseOfTheMessage(signal, facts) ??
      becauseOfTheChannel(facts) ??
      becauseOfThePerson(signal, facts) ??
      becauseOfHistory(facts),
    signal,
  );
}

function becauseOfTheMessage(signal: Signal, facts: NudgeFacts): QuietReason | undefined {
  if (signal.caution) return signal.caution;
  return signal.confidence < facts.threshold ? 'low-confidence' : undefined;
}

function becauseOfTheChannel({ message, author, channel }: NudgeFacts): QuietReason | undefined {
  if (message.external || author.isExternal) return 'external-channel';
  if (channel.incident) return 'incident';
  return channel.nudges ? undefined : 'channel-off';
}

function becauseOfThePerson(
  signal: Signal,
  { author, preference, now }: NudgeFacts,
): QuietReason | undefined {
  if (author.isGuest) return 'guest';
  if (!preference) return undefined;
  if (preference.optedOut || preference.quietRules.includes(signal.rule)) return 'opted-out';
  return preference.snoozedUntil !== undefined && now < preference.snoozedUntil ? 'snoozed' : undefined;
}

function becauseOfHistory({ lastNudged, channel, unaskedToday, now }: NudgeFacts): QuietReason | undefined {
  const within = (last: Instant | undefined, ms: number) => last !== undefined && now - last < ms;
  if (within(lastNudged.person, PERSON_COOLDOWN_MS)) return 'person-cooldown';
  if (within(lastNudged.channel, channel.cooldownMinutes * 60_000)) return 'channel-cooldown';
  return unaskedToday >= ATTENTION_BUDGET ? 'budget-spent' : undefined;
}

function quiet(reason: QuietReason | undefined, signal?: Signal): Decision {
  if (reason) return signal ? { quiet: reason, signal } : { quiet: reason };
  return signal ? { nudge: signal } : { quiet: 'not-a-request' };
}

/** Of several signals, the first of the surest. */
export const strongest = (signals: readonly Signal[]): Signal | undefined =>
  signals.reduce<Signal | undefined>(
    (best, signal) => (best === undefined || signal.confidence > best.confidence ? signal : best),
    undefined,
  );
