/** Slack's text markup. `escapeText` is the one function through which every string that a person typed goes before it is shown. */
import type { Instant } from '../core/clock.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes typed text harmless in mrkdwn: no mention, broadcast, link or date can come out of it. Call it once, never twice. */
export function escapeText(typed: string): string {
  return typed.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The inverse, for text that Slack sent us escaped and a person should see as typed (modal fields). */
export function unescapeText(received: string): string {
  return received.replace(/&(amp|lt|gt);/g, (_, name: string) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
  );
}

/** `<@U…>`: pings the person. Only for people that somebody chose in a form, or the reader. */
export const mention = (user: string): string => `<@${user}>`;

/** `<#C…>`: a link to a channel; people who can't see it see no name. */
export const channelLink = (channel: string): string => `<#${channel}>`;

/**
 * An instant that each reader sees in their own zone.
 * @param fallback shown in notifications and old clients: must name its zone, e.g. "Thu 12 Mar, 15:00 Europe/Berlin".
 */
export function localTime(at: Instant, fallback: string, style = '{date_short_pretty} at {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${style}|${escapeText(fallback)}>`;
}

/** Cuts to `max` UTF-16 units with an ellipsis, never inside a surrogate pair. For labels only: what people wrote is split, not cut. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - 1;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
