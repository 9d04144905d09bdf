/** Text as Slack stores it next to the plain form: a `rich_text` block, made from mrkdwn as received. */
import type { Wire } from '../wire.js';

/** `&amp;`, `&lt;` and `&gt;` are the only escapes that Slack's text has. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function elementOf(inside: string): Wire {
  const [target = '', label] = inside.split('|', 2);
  const id = target.slice(1);
  if (target.startsWith('@')) return { type: 'user', user_id: id };
  if (target.startsWith('#')) return { type: 'channel', channel_id: id };
  if (target.startsWith('!subteam^'))
    return { type: 'usergroup', usergroup_id: target.slice('!subteam^'.length) };
  if (target.startsWith('!date^')) return { type: 'text', text: label ?? '' };
  if (target.startsWith('!')) return { type: 'broadcast', range: id };
  return { type: 'link', url: unescaped(target), ...(label === undefined ? {} : { text: unescaped(label) }) };
}

/** One `rich_text` block with mentions, links and plain text told apart; styles stay in the text. */
export function richText(text: string, blockId: string): Wire {
  const elements: Wire[] = [];
  for (const [index, part] of text.split(/<([^<>]+)>/).entries()) {
    if (index % 2 === 1) elements.push(elementOf(part));
    else if (part !== '') elements.push({ type: 'text', text: unescaped(part) });
  }
  return { type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] };
}
