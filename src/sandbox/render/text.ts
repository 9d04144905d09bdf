/** Slack's mrkdwn as one person reads it, in plain characters. */
import type { Viewer } from '../sandbox.js';
import { unescaped } from '../workspace/rich-text.js';
import { renderDate } from './dates.js';

/** Mentions become names, dates the viewer's own time, links their label, escapes what they stand for. */
export function renderText(text: string, viewer: Viewer): string {
  return text
    .split(/(<[^<>]*>)/)
    .map((part) => (/^<.*>$/s.test(part) ? reference(part.slice(1, -1), viewer) : unescaped(part)))
    .join('');
}

function reference(inside: string, viewer: Viewer): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(inside.slice(bar + 1));
  if (target.startsWith('@')) return `@${viewer.nameOf(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${viewer.nameOf(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith('!date^')) return date(target, label, viewer);
  if (target.startsWith('!subteam^')) return label ?? `@${target.slice('!subteam^'.length)}`;
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label === undefined ? unescaped(target) : `${label} (${unescaped(target)})`;
}

function date(target: string, fallback: string | undefined, viewer: Viewer): string {
  const [, unix = '', pattern = ''] = target.split('^');
  return /^\d+$/.test(unix) && pattern !== ''
    ? renderDate(Number(unix), unescaped(pattern), viewer)
    : (fallback ?? '');
}
