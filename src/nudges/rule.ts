/** What a nudge rule is: the contract between `rules/*` and the rest of the slice. Pure data in, pure data out. */

/** Rule names, as stored and as shown by `/async why`. */
export type RuleId = 'meeting-request' | 'long-thread';

/** What the talk would be for, as far as the words tell. It chooses the written way that is offered first. */
export type Purpose =
  | 'status'
  | 'decision'
  | 'question'
  | 'brainstorm'
  | 'review'
  | 'walkthrough'
  | 'unknown';

/** Talk that deserves silence although somebody asks for it (PRODUCT, manners 3), or that is written already. */
export type Caution = 'incident' | 'care' | 'social' | 'agenda-present';

/** A conversation that deserves silence although it goes on live: talking is right, an outcome was said, or little would be worth keeping. */
export type TalkCaution = 'incident' | 'care' | 'settled' | 'chatter' | 'mixed-topics';

/** One thing that the rule saw, in words for "Why this?": `{ what: 'asks to talk live', words: 'hop on a call' }`. */
export interface Evidence {
  readonly what: string;
  /** The words of the message that showed it, at most 80 characters, lower case. Never stored. */
  readonly words: string;
}

export interface Signal {
  readonly rule: RuleId;
  /** 0 to 1: the share of messages with such evidence that really ask (from `npm run eval`). */
  readonly confidence: number;
  readonly purpose: Purpose;
  /** Slack user ids named in the message, in order, without repeats. */
  readonly people: readonly string[];
  /** Length proposed, in minutes, when the message names one. */
  readonly minutes?: number;
  /** The time proposed in the writer's own words ("tomorrow at 3pm"), when the message names one. */
  readonly time?: string;
  readonly saw: readonly Evidence[];
  readonly caution?: Caution | TalkCaution;
}

/** Why a rule stayed silent, for `meanwhile explain`: what it saw, and what spoke against it. */
export interface Silence {
  readonly saw: readonly Evidence[];
  readonly against: readonly Evidence[];
}

/** What every rule is known by. */
export interface RuleName {
  readonly id: RuleId;
  /** One sentence for help, Home and README: "Somebody asks to meet, call or huddle." */
  readonly summary: string;
}

/** A rule that reads one message. */
export interface Rule extends RuleName {
  /** Sentences of our own that must and must not make the rule speak; a test runs them all. */
  readonly examples: { readonly fires: readonly string[]; readonly quiet: readonly string[] };
  /**
   * Reads one message (Slack's mrkdwn as received) and answers a signal, or undefined when it has nothing to say.
   * Pure, synchronous, no I/O, linear in the length of `text`.
   */
  detect(text: string): Signal | undefined;
  /** The same reading with its reasons, for `meanwhile explain` and the evaluation; slower, never on the hot path. */
  explain(text: string): Signal | Silence;
}

/**
 * What may be noticed in the words of one message of a talk. A closed list, and all that outlives the words: replicas tell each other
 * these bits, never a text.
 */
export const MARKS = { light: 1, settles: 2, incident: 4, care: 8, thanks: 16 } as const;

/** A sum of `MARKS`; 0 is an ordinary message. */
export type Marks = number;

/** One message of a talk, without its words. */
export interface Turn {
  /** Slack user id of a person; apps take no turns. */
  readonly user: string;
  /** When it was said, in seconds since the epoch (Slack's `ts` as a number). */
  readonly at: number;
  readonly marks: Marks;
}

/** A conversation's last half hour: the replies of one thread, or what was said in a channel outside threads. */
export interface Talk {
  /** Oldest first, each message once, none deleted, nothing older than `TALK_WINDOW_S` before the newest. */
  readonly turns: readonly Turn[];
  /** How many messages of substance the channel waits for (`ChannelSettings.talkMessages`). */
  readonly wanted: number;
}

/** How far back a talk is remembered, in seconds: half an hour separates live talk from slow threads best (`npm run eval`). */
export const TALK_WINDOW_S = 1_800;

/** A rule that reads a conversation, message by message. It sees words once, in `read`, and afterwards only what it noticed in them. */
export interface TalkRule extends RuleName {
  /** Conversations of our own that must and must not make the rule speak, each as `user: words` lines half a minute apart. */
  readonly examples: { readonly fires: readonly string[]; readonly quiet: readonly string[] };
  /** What is noticed in one message's words. Pure, linear in the length of `text`. */
  read(text: string): Marks;
  /** Answers a signal when the newest turn makes the talk one worth speaking of. Pure, linear in the number of turns. */
  detect(talk: Talk): Signal | undefined;
  /**
   * Asked when `detect` has nothing to say: at least so many more messages (>= 1) must follow before it answers a signal of this confidence
   * without a caution. True as long as each comes as the newest, at most one turn is forgotten for each, and none is deleted or reworded.
   */
  notBefore(talk: Talk, confidence: number): number;
  /** The same with reasons, for `meanwhile explain`. */
  explain(talk: Talk): Signal | Silence;
}
