/**
 * What happens when people talk live: each message is counted in memory; when the talk rule would speak, facts are gathered, `decide`
 * decides, and whoever began the talk is asked once. All of it in the background: the next message looks again, so nothing is lost.
 */
import type { ChannelSettings, ChannelSettingsReader } from '../channels/channel-settings.js';
import type { Clock } from '../core/clock.js';
import { type ChannelId, type TeamId, type UserId, userId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { startOfDay, zoneOf } from '../core/zoned-time.js';
import type { DeliveryKey, DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { Destination, Outbox } from '../outbox/outbox.js';
import type { Profile, ProfileReader } from '../people/person.js';
import type { PreferenceReader } from '../people/preference.js';
import type { InFlight } from '../slack/in-flight.js';
import type { IncomingMessage } from '../slack/incoming.js';
import { nudgeKey } from './arrival.js';
import { decide } from './decide.js';
import type { NudgeRepository } from './nudge.js';
import type { RecordChoice } from './record-choice.js';
import { type Signal, TALK_WINDOW_S, type TalkRule } from './rule.js';
import { DEFAULT_TALK_MESSAGES, FEWEST_TALK_MESSAGES, thresholds } from './sensitivity.js';
import { type Conversation, type Said, turnsOf } from './talk/conversation.js';
import type { KeepInStep } from './talk/keep-in-step.js';
import type { TalkTracker } from './talk/tracker.js';
import { talkNudgeView } from './views/talk.js';

/** A channel's settings are read again after so long while a talk is hot. */
const WISHES_MS = 60_000;
/** No channel hears of shorter talk, however readily it wants to. */
const LEAST_TURNS = Math.floor(FEWEST_TALK_MESSAGES * 0.8);
/** A message that reaches us later counts, but makes us say nothing: by then the talk may be over. */
const TOO_LATE_S = 600;

export interface ConsiderTalkDeps {
  readonly talkRule: TalkRule;
  readonly tracker: TalkTracker;
  readonly keepInStep: KeepInStep;
  readonly recordChoice: RecordChoice;
  readonly clock: Clock;
  readonly deliveries: DeliveryRepository;
  readonly nudges: Pick<NudgeRepository, 'lastNudged' | 'spokeIn'>;
  readonly channels: ChannelSettingsReader;
  readonly preferences: PreferenceReader;
  readonly people: ProfileReader;
  readonly isMember: (team: TeamId, channel: ChannelId, user: UserId) => Promise<boolean>;
  readonly outbox: Outbox;
  readonly inFlight: InFlight;
  readonly logger: Logger;
}

/** A message by a person. */
type Heard = IncomingMessage & { readonly user: UserId };

/** @returns what hears every message of people. In memory; whatever takes longer goes on in the background. */
export function createConsiderTalk(deps: ConsiderTalkDeps) {
  const { tracker, keepInStep, clock } = deps;
  return (message: Heard): void => {
    const talk = tracker.hear(message);
    if (!talk || talk.considered || clock.now() / 1000 - Number(message.ts) > TOO_LATE_S) return;
    if (talk.look !== 'none') {
      talk.look = 'again';
      return;
    }
    if (!keepInStep.isDue(talk) && !mayMatter(deps, talk)) return;
    deps.inFlight.run('nudges.talk', () => lookUntilSeen(deps, talk, message));
  };
}

async function lookUntilSeen(deps: ConsiderTalkDeps, talk: Conversation, message: Heard): Promise<void> {
  try {
    do {
      talk.look = 'running';
      await look(deps, talk, message);
    } while (isAskedAgain(talk));
  } finally {
    talk.look = 'none';
  }
}

const isAskedAgain = ({ look: state, considered }: Conversation): boolean => state === 'again' && !considered;

/**
 * In memory: whether the rule would say something new, as far as the channel's wishes are known. When it would not, it is left alone for
 * as many messages as it needs at the least; a second reason for silence, or other wishes, are then noticed so much later.
 */
function mayMatter({ talkRule, clock }: ConsiderTalkDeps, talk: Conversation): boolean {
  if (talk.entries.length < LEAST_TURNS || talk.patience > 0) return false;
  const known = talk.wishes && clock.now() < talk.wishes.until ? talk.wishes.settings : undefined;
  const heard = { turns: turnsOf(talk), wanted: known ? wantedBy(known) : FEWEST_TALK_MESSAGES };
  const least = thresholds[known?.sensitivity ?? 'high'];
  const signal = talkRule.detect(heard);
  if (signal && (signal.caution ? !talk.noted.has(signal.caution) : signal.confidence >= least)) return true;
  talk.patience = talkRule.notBefore(heard, least);
  return false;
}

/** A channel that wants none still has its silence recorded, where another would have been asked. */
const wantedBy = ({ talkMessages }: ChannelSettings): number => talkMessages || DEFAULT_TALK_MESSAGES;

async function look(deps: ConsiderTalkDeps, talk: Conversation, message: Heard): Promise<void> {
  const { clock, keepInStep, talkRule } = deps;
  if (keepInStep.isDue(talk)) await keepInStep.exchange(talk);
  const settings = await settingsOf(deps, talk);
  const threshold = thresholds[settings.sensitivity];
  const turns = turnsOf(talk);
  const signal = talkRule.detect({ turns, wanted: wantedBy(settings) });
  const newest = turns.at(-1);
  // Less than the channel asks for is no silence: the talk may get there yet.
  if (!signal || !newest || (!signal.caution && signal.confidence < threshold)) return;
  if (signal.caution && talk.noted.has(signal.caution)) return;

  const person = await whoToAsk(deps, talk, turns);
  if (!person) return;
  const now = clock.now();
  const { team, channel, threadTs } = talk;
  const decision = decide({
    message: { fromBot: false, edited: false, external: message.external },
    signals: [signal],
    author: person,
    channel: { ...settings, nudges: settings.nudges && settings.talkMessages > 0 },
    threshold,
    preference: await deps.preferences.find(team, person.id),
    lastNudged: await deps.nudges.lastNudged(team, person.id, channel),
    unaskedToday: await deps.outbox.unaskedSince(
      team,
      person.id,
      startOfDay(now, person.zone ?? zoneOf('UTC')),
    ),
    now,
  });
  if (signal.caution) talk.noted.add(signal.caution);
  else {
    const first = await isFirst(deps, talk, newest);
    // From here on it is decided about, whoever does it.
    talk.considered = true;
    if (!first) return;
  }
  const about = {
    team,
    channel,
    ts: newest.ts,
    user: person.id,
    ...(threadTs !== undefined && { threadTs }),
  };
  const final = await deps.recordChoice(about, decision, settings.cooldownMinutes, now);
  if ('nudge' in final) await ask(deps, talk, final.nudge, about, settings);
}

async function settingsOf(
  { channels, clock }: ConsiderTalkDeps,
  talk: Conversation,
): Promise<ChannelSettings> {
  const now = clock.now();
  if (talk.wishes && now < talk.wishes.until) return talk.wishes.settings;
  const settings = await channels.of(talk.team, talk.channel);
  talk.wishes = { settings, until: now + WISHES_MS };
  return settings;
}

/** Whoever began it, if they are there to be asked; else whoever wrote most. Nobody when Slack knows neither. */
async function whoToAsk(
  deps: ConsiderTalkDeps,
  talk: Conversation,
  turns: readonly Said[],
): Promise<Profile | undefined> {
  const starter = talk.starter ?? (talk.threadTs === undefined ? turns[0]?.user : undefined);
  const wrote = new Map<UserId, number>();
  for (const { user } of turns) wrote.set(user, (wrote.get(user) ?? 0) + 1);
  if (starter !== undefined) {
    const person = await deps.people.profile(talk.team, starter);
    const isHere = wrote.has(starter) || (await deps.isMember(talk.team, talk.channel, starter));
    if (person && !person.isBot && !person.isDeactivated && isHere) return person;
  }
  const [mostActive] = [...wrote].sort(([, one], [, other]) => other - one);
  return mostActive && deps.people.profile(talk.team, userId(mostActive[0]));
}

/** Over all replicas and restarts: a thread once, other talk once in half an hour at the least. */
async function isFirst(
  { deliveries, nudges, clock, talkRule }: ConsiderTalkDeps,
  talk: Conversation,
  newest: Said,
) {
  const { team, channel, threadTs } = talk;
  if (threadTs !== undefined && (await nudges.spokeIn(team, channel, threadTs, talkRule.id))) return false;
  return deliveries.claim(team, keysOf(channel, threadTs, newest.at), clock.now());
}

function keysOf(channel: ChannelId, threadTs: string | undefined, at: number): readonly DeliveryKey[] {
  if (threadTs !== undefined) return [`talk:${channel}:${threadTs}`];
  // Replicas may not agree on when a talk began; of two half hours side by side, one claim wins.
  const halfHour = Math.floor(at / TALK_WINDOW_S);
  return [`talk:${channel}:${halfHour - 1}`, `talk:${channel}:${halfHour}`];
}

async function ask(
  deps: ConsiderTalkDeps,
  talk: Conversation,
  signal: Signal,
  about: Parameters<RecordChoice>[0],
  settings: ChannelSettings,
): Promise<void> {
  const { team, channel, ts, threadTs, user } = about;
  const thread = threadTs !== undefined && { threadTs };
  const to: Destination =
    settings.deliver === 'dm' ? { kind: 'dm', user } : { kind: 'ephemeral', channel, user, ...thread };
  const from = turnsOf(talk)[0]?.ts ?? ts;
  const content = talkNudgeView({ ...{ channel, ts, from, ...thread }, signal });
  const outcome = await deps.outbox.put({
    team,
    key: nudgeKey({ channel, ts, rule: signal.rule }),
    to,
    content,
    unasked: 'nudge',
  });
  if (outcome.state !== 'sent')
    deps.logger.warn({ team, channel, ts, outcome: outcome.state }, 'a nudge about a talk did not arrive');
}
