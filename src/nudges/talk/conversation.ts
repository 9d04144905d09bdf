/**
 * The last half hour of one conversation, kept message by message: sorted, each message once, whatever order it comes in. Mutable, because
 * it stands in the path of every message; nothing outside `talk/` changes it.
 */
import type { ChannelSettings } from '../../channels/channel-settings.js';
import type { Instant } from '../../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId } from '../../core/ids.js';
import type { QuietReason } from '../nudge.js';
import { type Marks, TALK_WINDOW_S, type Turn } from '../rule.js';

/** More than any channel waits for; the oldest go first. */
export const MOST_TURNS = 64;
/** Longer words are cut: a wrap-up quotes lines, not essays. */
const MOST_WORDS = 2_000;

/** One message, as replicas tell each other of it: no words. */
export interface Said extends Turn {
  readonly ts: MessageTs;
  readonly user: UserId;
  /** Deleted since: it counts no more, here and on every replica that hears of it. */
  readonly gone: boolean;
}

interface Entry extends Said {
  marks: Marks;
  gone: boolean;
  /** The words as received; undefined for what another replica heard, and once they are taken back. */
  text: string | undefined;
  readonly own: boolean;
}

export interface Conversation {
  readonly team: TeamId;
  readonly channel: ChannelId;
  /** Absent for what is said in the channel outside threads. */
  readonly threadTs?: MessageTs;
  /** Who began the thread, when Slack told. */
  starter?: UserId;
  entries: Entry[];
  /** Characters held, for the limit over all conversations. */
  held: number;
  /** Own messages that the other replicas have not been told of. */
  untold: number;
  toldAt?: Instant;
  /** So many more messages must follow before the rule can have anything new to say. */
  patience: number;
  /** It was decided about: a thread once, other talk once until it pauses for half an hour. */
  considered: boolean;
  /** Somebody looks at it now: what is heard meanwhile makes them look again. */
  look: 'none' | 'running' | 'again';
  /** Reasons for silence that were recorded since it began. */
  readonly noted: Set<QuietReason>;
  /** What the channel chose, remembered for a minute so that a hot talk does not ask the store for every message. */
  wishes?: { readonly settings: ChannelSettings; readonly until: Instant };
}

export type ConversationPlace = Pick<Conversation, 'team' | 'channel' | 'threadTs'>;

export const newConversation = ({ team, channel, threadTs }: ConversationPlace): Conversation => ({
  ...{ team, channel, ...(threadTs !== undefined && { threadTs }) },
  ...{ entries: [], held: 0, untold: 0, patience: 0, considered: false, look: 'none', noted: new Set() },
});

/** The place of `ts`, or where it belongs as `~place`. Looked for from the newest, where it nearly always is. */
function placeOf(entries: readonly Entry[], ts: MessageTs, at: number): number {
  let place = entries.length;
  for (; place > 0; place -= 1) {
    const before = entries[place - 1];
    if (before === undefined || before.at < at) break;
    if (before.ts === ts) return place - 1;
  }
  return ~place;
}

/** @returns false for a message that is known already, is too old to count, or has a `ts` that is no time. */
export function addSaid(
  talk: Conversation,
  said: Omit<Said, 'gone'> & { readonly gone?: boolean },
  text?: string,
): boolean {
  const { entries } = talk;
  const newest = entries.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(said.at) || said.at < newest - TALK_WINDOW_S) return false;
  if (newest < said.at - TALK_WINDOW_S) beginAgain(talk);
  const place = placeOf(entries, said.ts, said.at);
  if (place >= 0) {
    const known = entries[place];
    if (known && said.gone) takeBack(talk, known);
    return false;
  }
  const own = text !== undefined;
  const words = own ? shortened(text) : undefined;
  const { ts, user, at, marks, gone = false } = said;
  const isNewest = ~place === entries.length;
  const entry: Entry = { ts, user, at, marks, gone, own, text: gone ? undefined : words };
  if (isNewest) entries.push(entry);
  else entries.splice(~place, 0, entry);
  if (own) talk.untold += 1;
  talk.held += entry.text?.length ?? 0;
  const forgotten = prune(talk);
  // What comes out of order, or pushes much out at once, changes more than the rule reckoned with.
  talk.patience = isNewest && forgotten <= 1 ? Math.max(0, talk.patience - 1) : 0;
  return true;
}

/** After a pause of half an hour another talk begins; in a thread it was decided about for good. */
function beginAgain(talk: Conversation): void {
  talk.entries.length = 0;
  talk.held = 0;
  talk.untold = 0;
  talk.patience = 0;
  talk.noted.clear();
  if (talk.threadTs === undefined) talk.considered = false;
}

/** @returns how many turns are forgotten. */
function prune(talk: Conversation): number {
  const { entries } = talk;
  const oldest = (entries.at(-1)?.at ?? 0) - TALK_WINDOW_S;
  let drop = Math.max(0, entries.length - MOST_TURNS);
  while ((entries[drop]?.at ?? oldest) < oldest) drop += 1;
  for (let n = 0; n < drop; n += 1) talk.held -= entries.shift()?.text?.length ?? 0;
  return drop;
}

/** @returns whether it was there. */
export function removeSaid(talk: Conversation, ts: MessageTs): boolean {
  const known = talk.entries[placeOf(talk.entries, ts, Number(ts))];
  if (!known || known.gone) return false;
  takeBack(talk, known);
  talk.untold += 1;
  return true;
}

function takeBack(talk: Conversation, entry: Entry): void {
  entry.gone = true;
  talk.patience = 0;
  talk.held -= entry.text?.length ?? 0;
  entry.text = undefined;
}

/** An edit: other words for the same message. A message that is not remembered stays so. */
export function rewordSaid(talk: Conversation, ts: MessageTs, text: string, marks: Marks): void {
  const known = talk.entries[placeOf(talk.entries, ts, Number(ts))];
  if (!known || known.gone || known.text === undefined) return;
  talk.patience = 0;
  talk.held -= known.text.length;
  known.text = shortened(text);
  known.marks = marks;
  talk.held += known.text.length;
}

/** Forgets what one person said. */
export function forgetSpeaker(talk: Conversation, user: UserId): void {
  talk.entries = talk.entries.filter((entry) => entry.user !== user);
  talk.held = talk.entries.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
  talk.patience = 0;
  if (talk.starter === user) delete talk.starter;
}

/** What counts, oldest first. */
export const turnsOf = ({ entries }: Pick<Conversation, 'entries'>): readonly Said[] =>
  entries.some(({ gone }) => gone) ? entries.filter(({ gone }) => !gone) : entries;

/** What this process heard itself, deletions too: what it tells the others. */
export const ownSaid = ({ entries }: Pick<Conversation, 'entries'>): readonly Said[] =>
  entries.filter(({ own }) => own);

/** A cut string of V8's keeps the whole one alive; this one is its own. */
const shortened = (text: string): string =>
  text.length <= MOST_WORDS ? text : Buffer.from(text.slice(0, MOST_WORDS), 'utf16le').toString('utf16le');
