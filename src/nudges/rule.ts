/** What a nudge rule is: the contract between `rules/*` and the rest of the slice. Pure data in, pure data out. */

/** Rule names, as stored and as shown by `/async why`. */
export type RuleId = 'meeting-request';

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
  readonly caution?: Caution;
}

/** Why a rule stayed silent, for `meanwhile explain`: what it saw, and what spoke against it. */
export interface Silence {
  readonly saw: readonly Evidence[];
  readonly against: readonly Evidence[];
}

export interface Rule {
  readonly id: RuleId;
  /** One sentence for help, Home and README: "Somebody asks to meet, call or huddle." */
  readonly summary: string;
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
