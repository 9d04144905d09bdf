/** Reads a link to a message, as Slack's *Copy link* gives it. Pure. */
import { channelId, messageTs } from '../core/ids.js';
import type { Talk } from './wrap-up.js';

/** `https://acme.slack.com/archives/C024BE7LR/p1773223100000100`, for a reply with `?thread_ts=1773223000.000100&cid=C024BE7LR`. */
const LINK =
  /https:\/\/[\w.-]+\.slack\.com\/archives\/([CGD][A-Z0-9]{1,20})\/p(\d{10})(\d{6})(?:\?([^\s<>|]{0,300}))?/;
const THREAD = /(?:^|[?&]|&amp;)thread_ts=(\d{1,12}\.\d{1,6})/;

/** @returns the thread of the message, or undefined when there is no such link in the words. */
export function readLink(words: string): Talk | undefined {
  const [, channel, seconds, micros, query = ''] = LINK.exec(words) ?? [];
  if (!channel || !seconds || !micros) return undefined;
  const root = THREAD.exec(query)?.[1] ?? `${seconds}.${micros}`;
  return { channel: channelId(channel), threadTs: messageTs(root) };
}
