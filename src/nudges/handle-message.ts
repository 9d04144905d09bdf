/**
 * What happens on a message: it is counted with its talk, and rules read it, in memory; if one speaks, the delivery is claimed, facts are gathered, `decide` decides,
 * the choice is recorded, and a nudge goes out through the outbox. A message that interests no rule costs no I/O at all.
 */
import type { ChannelSettingsReader } from '../channels/channel-settings.js';
import type { Clock } from '../core/clock.js';
import { type TeamId, type UserId, userId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { startOfDay, zoneOf } from '../core/zoned-time.js';
import type { DeliveryKey, DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { Destination, Outbox } from '../outbox/outbox.js';
import type { Profile, ProfileReader } from '../people/person.js';
import type { PreferenceReader } from '../people/preference.js';
import { SlackCallError } from '../slack/errors.js';
import type { InFlight } from '../slack/in-flight.js';
import type { IncomingMessage } from '../slack/incoming.js';
import { nudgeKey } from './arrival.js';
import { decide } from './decide.js';
import type { NudgeRepository } from './nudge.js';
import type { RecordChoice } from './record-choice.js';
import type { Rule, Signal } from './rule.js';
import { thresholds } from './sensitivity.js';
import { nudgeView } from './views/nudge.js';
import { zoneCosts } from './zone-cost.js';

/** More people than this in one message are not looked up: the sentence names one or two anyway. */
const MOST_NAMED = 5;

export interface HandleMessageDeps {
  readonly rules: readonly Rule[];
  readonly clock: Clock;
  readonly deliveries: DeliveryRepository;
  readonly nudges: Pick<NudgeRepository, 'lastNudged'>;
  readonly recordChoice: RecordChoice;
  readonly channels: ChannelSettingsReader;
  readonly preferences: PreferenceReader;
  /** Nobody's holidays: a nudge does not wait for their tables. */
  readonly people: ProfileReader;
  readonly outbox: Outbox;
  readonly inFlight: InFlight;
  readonly logger: Logger;
  /** Hears every message of people, and goes on in the background; in memory. */
  readonly considerTalk: (message: IncomingMessage & { readonly user: UserId }) => void;
  /** Hears that a message has other words now. */
  readonly rewordTalk: (message: IncomingMessage) => void;
}

/** A message with its author known and something seen in it. */
type Noticed = IncomingMessage & { readonly user: UserId };

/**
 * @returns a listener for every message. It answers undefined at once when no rule is interested, else a promise that resolves when
 * the delivery is claimed; the nudge itself follows in the background.
 */
export function createHandleMessage(deps: HandleMessageDeps) {
  return (message: IncomingMessage): Promise<void> | undefined => {
    // A bot has nobody to nudge and nobody to ask why; DMs with the app are commands.
    if (message.fromBot || message.user === undefined || message.channelType === 'im') return undefined;
    const said = { ...message, user: message.user };
    if (message.edited) deps.rewordTalk(message);
    else deps.considerTalk(said);
    const signals = detect(deps.rules, message.text);
    if (signals.length === 0) return undefined;
    return claimAndConsider(deps, said, signals);
  };
}

function detect(rules: readonly Rule[], text: string): readonly Signal[] {
  const signals: Signal[] = [];
  for (const rule of rules) {
    const signal = rule.detect(text);
    if (signal) signals.push(signal);
  }
  return signals;
}

async function claimAndConsider(deps: HandleMessageDeps, message: Noticed, signals: readonly Signal[]) {
  const { team, channel, ts } = message;
  // An edit is about the same message: whichever of the two is heard of first is decided about, and the other is not.
  const keys: readonly DeliveryKey[] = [`event:${message.eventId}`, `message:${channel}:${ts}`];
  if (!(await deps.deliveries.claim(team, keys, deps.clock.now()))) return;
  deps.inFlight.run('nudges.consider', () => consider(deps, message, signals));
}

async function consider(deps: HandleMessageDeps, message: Noticed, signals: readonly Signal[]) {
  const { team, channel, ts, user } = message;
  const now = deps.clock.now();
  const preference = await deps.preferences.find(team, user);
  const author = await deps.people.profile(team, user, { preference });
  const settings = await deps.channels.of(team, channel);
  const decision = decide({
    message,
    signals,
    author: {
      isGuest: author?.isGuest ?? false,
      isExternal: message.authorExternal || (author?.isExternal ?? false),
    },
    channel: settings,
    threshold: thresholds[settings.sensitivity],
    preference,
    lastNudged: await deps.nudges.lastNudged(team, user, channel),
    unaskedToday: await deps.outbox.unaskedSince(team, user, startOfDay(now, author?.zone ?? zoneOf('UTC'))),
    now,
  });
  const final = await deps.recordChoice(message, decision, settings.cooldownMinutes, now);
  if (!('nudge' in final)) return;

  const named = await namedPeople(deps, message, final.nudge);
  const outcome = await deps.outbox.put({
    team,
    key: nudgeKey({ ...message, rule: final.nudge.rule }),
    to: destination(message, settings.deliver),
    content: nudgeView({ signal: final.nudge, message, costs: zoneCosts(named, now) }),
    unasked: 'nudge',
  });
  if (outcome.state !== 'sent') {
    // A suggestion that comes late is worse than none: it is not tried again.
    deps.logger.warn({ team, channel, ts, outcome: outcome.state }, 'a nudge did not arrive');
  }
}

async function namedPeople(
  deps: HandleMessageDeps,
  message: Noticed,
  signal: Signal,
): Promise<readonly Profile[]> {
  const ids = signal.people.filter((id) => id !== message.user).slice(0, MOST_NAMED);
  const people = await Promise.all(ids.map((id) => personIfReachable(deps, message.team, userId(id))));
  return people.filter((person) => person !== undefined);
}

/** Somebody who cannot be looked up costs the sentence a name, not the author the nudge. */
async function personIfReachable({ people }: HandleMessageDeps, team: TeamId, user: UserId) {
  try {
    return await people.profile(team, user);
  } catch (error) {
    if (error instanceof SlackCallError) return undefined;
    throw error;
  }
}

function destination({ channel, threadTs, user }: Noticed, deliver: 'ephemeral' | 'dm'): Destination {
  if (deliver === 'dm') return { kind: 'dm', user };
  return { kind: 'ephemeral', channel, user, ...(threadTs && { threadTs }) };
}
