/** `rich_text` blocks as plain characters. */
import type { Viewer } from '../sandbox.js';
import { textField, type Wire, wires } from '../wire.js';
import { renderDate } from './dates.js';

export function renderRichText(block: Wire, viewer: Viewer): string {
  return wires(block.elements)
    .map((part) => section(part, viewer))
    .join('\n');
}

function section(part: Wire, viewer: Viewer): string {
  const children = wires(part.elements);
  const inline = children.map((child) => element(child, viewer)).join('');
  switch (part.type) {
    case 'rich_text_list':
      return children
        .map((item, i) => `${part.style === 'ordered' ? `${i + 1}.` : '•'} ${section(item, viewer)}`)
        .join('\n');
    case 'rich_text_quote':
      return inline.replace(/^/gm, '> ');
    default:
      return inline;
  }
}

function element(child: Wire, viewer: Viewer): string {
  const field = (name: string): string => textField(child, name) ?? '';
  switch (child.type) {
    case 'user':
      return `@${viewer.nameOf(field('user_id')) ?? field('user_id')}`;
    case 'channel':
      return `#${viewer.nameOf(field('channel_id')) ?? field('channel_id')}`;
    case 'broadcast':
      return `@${field('range')}`;
    case 'usergroup':
      return `@${field('usergroup_id')}`;
    case 'emoji':
      return `:${field('name')}:`;
    case 'link':
      return field('text') === '' ? field('url') : `${field('text')} (${field('url')})`;
    case 'date':
      return renderDate(Number(child.timestamp), field('format'), viewer);
    default:
      return field('text');
  }
}
