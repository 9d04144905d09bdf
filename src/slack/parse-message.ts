/**
 * Message events, by hand: this is the one path that every message of every channel takes, so it costs a few property reads and no
 * schema. Whatever is not somebody's words (notices, our own posts and edits) ends here; of a deletion, its place is told on.
 */
import { channelId, messageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import type { ChannelType, IncomingDeletion, IncomingMessage } from './incoming.js';

/** Who we are in the workspace, to know our own posts by. */
export interface OwnIds {
  readonly team: TeamId;
  readonly botUser: UserId;
  readonly botId: string;
}

/** A JSON object whose fields nobody has checked. */
type Fields = Readonly<Record<string, unknown>>;

/** Subtypes that carry somebody's words. Any other is a notice (`channel_join`, …) or something newer than this file. */
const WORDS: ReadonlySet<unknown> = new Set([
  undefined,
  'file_share',
  'thread_broadcast',
  'me_message',
  'bot_message',
]);
const CHANNEL_TYPES: ReadonlySet<unknown> = new Set<ChannelType>(['channel', 'group', 'mpim', 'im']);

/**
 * Reads an Events API envelope whose inner event is a `message`.
 * @returns undefined when there is nothing in it for anybody: not words, our own, or not of the shape Slack documents.
 */
export function parseMessage(envelope: Fields, own: OwnIds): IncomingMessage | undefined {
  const event = asFields(envelope.event);
  if (!event) return undefined;
  const changed = event.subtype === 'message_changed';
  const message = changed ? editedByAPerson(event) : event;
  // Edits are always `hidden`; anything else that is was never shown to anybody.
  if (!message || (!changed && event.hidden === true) || !WORDS.has(message.subtype)) return undefined;
  if (isOwn(message, envelope.api_app_id, own) || message.user === 'USLACKBOT') return undefined;

  const { channel, channel_type: channelType } = event;
  const { ts, thread_ts: threadTs, parent_user_id: threadStarter, user, text } = message;
  const { event_id: eventId } = envelope;
  if (typeof channel !== 'string' || typeof ts !== 'string' || typeof eventId !== 'string') return undefined;
  if (!isChannelType(channelType)) return undefined;
  return {
    eventId,
    team: own.team,
    channel: channelId(channel),
    channelType,
    ts: messageTs(ts),
    ...(typeof threadTs === 'string' && { threadTs: messageTs(threadTs) }),
    ...(typeof threadStarter === 'string' && { threadStarter: userId(threadStarter) }),
    ...(typeof user === 'string' && { user: userId(user) }),
    text: typeof text === 'string' ? text : '',
    fromBot: typeof message.bot_id === 'string' || message.subtype === 'bot_message',
    edited: changed,
    external: envelope.is_ext_shared_channel === true,
    authorExternal: isElsewhere(message.user_team ?? message.source_team ?? message.team, own.team, envelope),
  };
}

/** Reads the same envelope when its event tells of a deleted message. @returns undefined for any other. */
export function parseDeletion(envelope: Fields, team: TeamId): IncomingDeletion | undefined {
  const event = asFields(envelope.event);
  if (event?.subtype !== 'message_deleted') return undefined;
  const { channel, deleted_ts: ts } = event;
  if (typeof channel !== 'string' || typeof ts !== 'string') return undefined;
  const threadTs = asFields(event.previous_message)?.thread_ts;
  return {
    ...{ team, channel: channelId(channel), ts: messageTs(ts) },
    ...(typeof threadTs === 'string' && { threadTs: messageTs(threadTs) }),
  };
}

/**
 * The new message of a `message_changed`, if a person changed its words. Slack sends the same event when a link unfurls or a reply is
 * counted, and for each `chat.update` of ours (which `isOwn` drops: answering those would be a loop).
 */
function editedByAPerson(event: Fields): Fields | undefined {
  const now = asFields(event.message);
  const before = asFields(event.previous_message);
  return now?.edited && now.text !== before?.text ? now : undefined;
}

function isOwn(message: Fields, appId: unknown, own: OwnIds): boolean {
  if (message.user === own.botUser || message.bot_id === own.botId) return true;
  return typeof appId === 'string' && message.app_id === appId;
}

/** An author's team is neither ours nor the organisation (`E…`) that ours belongs to. */
function isElsewhere(authorTeam: unknown, team: TeamId, envelope: Fields): boolean {
  if (typeof authorTeam !== 'string' || authorTeam === team) return false;
  return authorTeam !== envelope.context_enterprise_id && authorTeam !== envelope.enterprise_id;
}

const isChannelType = (type: unknown): type is ChannelType => CHANNEL_TYPES.has(type);

const asFields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null ? (value as Fields) : undefined;
