/**
 * The narrow port to Slack's Web API: what the slices may ask of Slack, in our words.
 * `web-client.ts` is the one adapter. Every method throws `SlackCallError` (`errors.ts`) and nothing else.
 */
import type { KnownBlock, View } from '@slack/types';
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId, ViewId } from '../core/ids.js';

/** What a message shows; `text` is never empty (notifications and screen readers use it). */
export interface MessageContent {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** A message's address. `threadTs` is the parent's ts for a reply. */
export interface MessageRef {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly threadTs?: MessageTs;
}

/** A message as read back from a conversation. */
export interface ReadMessage {
  readonly ts: MessageTs;
  readonly text: string;
  readonly user?: UserId;
  readonly threadTs?: MessageTs;
}

/** A thread, or what a channel said between two messages (both included; replies in threads are not part of it). */
export interface TalkPlace {
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  readonly fromTs?: MessageTs;
  readonly toTs?: MessageTs;
}

/** What people wrote there, oldest first; apps' messages and notices are left out. */
export interface ReadTalk {
  readonly messages: readonly ReadMessage[];
  /** The thread's root, also when the place named one of its replies. */
  readonly threadTs?: MessageTs;
  /** False when Slack did not give all of it, or there is more than we read. */
  readonly complete: boolean;
}

/** What somebody's status says, as they typed it. `until`: when Slack takes it away; absent when it stays. */
export interface SlackStatus {
  readonly text: string;
  /** `:palm_tree:`, or ''. */
  readonly emoji: string;
  readonly until?: Instant;
}

/** What we need to know of a person. `zone` is Slack's IANA name, absent when Slack does not tell. */
export interface SlackUser {
  readonly id: UserId;
  readonly name: string;
  readonly zone?: string;
  readonly status?: SlackStatus;
  readonly isBot: boolean;
  /** Single- or multi-channel guest. */
  readonly isGuest: boolean;
  readonly isAdmin: boolean;
  readonly isDeactivated: boolean;
  /** Belongs to another workspace (Slack Connect). */
  readonly isExternal: boolean;
}

export interface SlackChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isGroupDm: boolean;
  readonly isDm: boolean;
  readonly isArchived: boolean;
  /** Shared with another organisation (Slack Connect). */
  readonly isExternal: boolean;
  /** The app itself is a member. */
  readonly isMember: boolean;
}

/** A user group, `@platform`. */
export interface SlackGroup {
  /** `S…`. */
  readonly id: string;
  /** Without `@`. */
  readonly handle: string;
  readonly name: string;
  /** Slack deletes none: whoever takes one away disables it, and may enable it again. */
  readonly isDisabled: boolean;
}

/** Who we are in a workspace. */
export interface AppIdentity {
  readonly team: TeamId;
  readonly botUser: UserId;
  readonly botId: string;
}

export interface OpenedView {
  readonly id: ViewId;
  readonly hash: string;
}

/** Key under which a posted message can be found again: carried in its metadata, holds no secret. */
export type PostKey = string;

/** Answer of `findPosted`: where it stands, a DM by its channel too; surely not there; or it can't be told (no access, or too much was said since). What passes is thrown. */
export type FindPosted = MessageRef | 'absent' | 'unreadable';

/** A text, or bytes. */
export interface SharedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

interface FilePlace {
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
}

export interface SlackApi {
  identity(team: TeamId): Promise<AppIdentity>;
  /** Posts once, without retries of its own. `channel` may be a user id (the app's DM with that person). */
  postMessage(
    team: TeamId,
    post: MessageContent & { channel: ChannelId | UserId; threadTs?: MessageTs; key: PostKey },
  ): Promise<MessageRef>;
  /** Shows a message to one person only. Slack stores it nowhere: it can be neither read back nor updated later. */
  postEphemeral(
    team: TeamId,
    post: MessageContent & { channel: ChannelId; user: UserId; threadTs?: MessageTs },
  ): Promise<void>;
  updateMessage(team: TeamId, at: MessageRef, content: MessageContent & { key: PostKey }): Promise<void>;
  /** Looks for a message of ours that carries `key`, at or after `since`, in a conversation or thread. */
  findPosted(
    team: TeamId,
    where: { channel: ChannelId | UserId; threadTs?: MessageTs; key: PostKey; since: Instant },
  ): Promise<FindPosted>;
  /** One message by its address, or undefined when it is gone. */
  readMessage(team: TeamId, at: MessageRef): Promise<ReadMessage | undefined>;
  /** What was said in a thread or a stretch of a channel, as far as Slack lets us read. */
  readTalk(team: TeamId, place: TalkPlace): Promise<ReadTalk>;
  permalink(team: TeamId, at: MessageRef): Promise<string>;
  user(team: TeamId, user: UserId): Promise<SlackUser>;
  /** Some 200 of everybody in the workspace, people, bots and those who left alike. @param cursor `next` of the page before. */
  usersPage(team: TeamId, cursor?: string): Promise<{ users: readonly SlackUser[]; next?: string }>;
  channel(team: TeamId, channel: ChannelId): Promise<SlackChannel>;
  /** Up to `limit` member ids, people and bots alike. */
  members(team: TeamId, channel: ChannelId, limit: number): Promise<readonly UserId[]>;
  /** Every user group of the workspace, disabled ones too. */
  groups(team: TeamId): Promise<readonly SlackGroup[]>;
  /** Everybody in a user group, also in a disabled one. */
  groupMembers(team: TeamId, group: string): Promise<readonly UserId[]>;
  openView(team: TeamId, triggerId: string, view: View): Promise<OpenedView>;
  pushView(team: TeamId, triggerId: string, view: View): Promise<OpenedView>;
  updateView(team: TeamId, at: { id: ViewId; hash?: string }, view: View): Promise<OpenedView>;
  publishHome(team: TeamId, user: UserId, view: View): Promise<void>;
  /** Sends a file of text to a person's DM with the app; `text` introduces it. */
  sendFile(team: TeamId, user: UserId, file: SharedFile & { content: string; text: string }): Promise<void>;
  /** Shares a file in a channel or thread, once, without retries of its own. Slack does not tell the message's address. */
  shareFile(team: TeamId, file: SharedFile & FilePlace & { text: string }): Promise<void>;
  /** Looks for a file of ours by its name, which must be unique there, shared at or after `since`. */
  findFile(team: TeamId, where: FilePlace & { name: string; since: Instant }): Promise<FindPosted>;
}

/** Answers in place of, or beside, what somebody pressed or typed (Slack's `response_url`, 5 uses in 30 minutes). */
export type Respond = (
  responseUrl: string,
  answer: MessageContent & { replaceOriginal?: boolean },
) => Promise<void>;
/** Takes away the ephemeral message whose button was pressed. */
export type TakeAway = (responseUrl: string) => Promise<void>;
