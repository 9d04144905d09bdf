/** What can be read out of a conversation: short lists of lines, each with the message that it comes from. */
import type { MessageTs, UserId } from '../../core/ids.js';

export interface Line {
  /** Mrkdwn as Slack sent it; a sentence of the message. */
  readonly text: string;
  /** The message it cites, and who wrote that. */
  readonly ts: MessageTs;
  readonly author: UserId;
  /** The words by which it was recognised, for whoever asks why. */
  readonly saw: string;
}

export interface Step extends Line {
  /** Who does it: the one who promised, or who was named. */
  readonly who?: UserId;
}

export interface Extraction {
  /** Empty is a result: no decision was found. Each list is in the order in which things were said. */
  readonly outcomes: readonly Line[];
  readonly questions: readonly Line[];
  readonly steps: readonly Step[];
  /** `text` is the address. */
  readonly links: readonly Line[];
  /** Everybody who spoke, in order of speaking. */
  readonly participants: readonly UserId[];
  /** Messages read. */
  readonly messages: number;
}

/** More than this of one kind is a transcript, not a summary. */
export const MOST_LINES = 5;
