/** A subcommand of `/async`: one entry in its slice's `commands.ts`. Help, the nearest match and the DM words are made from the same list. */
import type { ChannelId, MessageTs, TeamId, UserId } from '../core/ids.js';
import type { MessageContent } from '../slack/slack-api.js';

export interface CommandRequest {
  readonly team: TeamId;
  readonly user: UserId;
  /** Where it was typed: a channel, or the app's DM. */
  readonly channel: ChannelId;
  readonly inDm: boolean;
  /** What follows the subcommand's name, trimmed. */
  readonly rest: string;
  /** For opening a modal; absent when the words were typed in the DM. */
  readonly triggerId?: string;
}

export interface Subcommand {
  /** The word after `/async`. */
  readonly name: string;
  /** Other words that mean the same. */
  readonly aliases?: readonly string[];
  /** Also a slash command by its own name, `/standup`: the same words follow, and the same handler answers. In the manifest too. */
  readonly slash?: `/${string}`;
  /** One line for help: what it does for the reader. */
  readonly summary: string;
  /** What may follow the name, as help shows it, e.g. `[1h | 1d | 1w | off]`. */
  readonly usage?: string;
  /**
   * Whether what follows the name is meant for this command: asked in the DM while a standup waits for an answer, which may well begin
   * with the same word. Absent: what `usage` shows decides (`reads-as-command.ts`).
   */
  understands?(request: Pick<CommandRequest, 'team' | 'user' | 'rest'>): boolean | Promise<boolean>;
  /** Answers what the person sees (ephemeral, or a reply in the DM); undefined when a modal says it all. */
  run(request: CommandRequest): Promise<MessageContent | undefined>;
}

/** One message typed in the app's DM. */
export interface DmWords {
  readonly team: TeamId;
  readonly user: UserId;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly text: string;
}

/** Words in the app's DM that name no subcommand: somebody may be waiting for them. */
export interface DmAnswer extends Omit<DmWords, 'text'> {
  /** As Slack sent them, in mrkdwn. */
  readonly received: string;
  /** Joins the running transaction. False when this message was dealt with before: then nothing may be done. */
  claim(): Promise<boolean>;
}

/** @returns the answer; undefined when nobody waits for such words, or when their claim failed. */
export type DmFallback = (words: DmAnswer) => Promise<MessageContent | undefined>;
