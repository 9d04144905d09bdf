/** The message above a work day's thread: how many answered, what blocks whom, who is out. */
import type { KnownBlock } from '@slack/types';
import { context, message, section } from '../../../slack/blocks.js';
import { escapeText, shorten } from '../../../slack/mrkdwn.js';
import { joinWhileFits } from '../../../slack/pages.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Blocker, ReportDay } from '../day.js';
import { dayLabel, type NameOf, nameLabel } from './words.js';

/** People whose blockers are named here; what they wrote is in their replies, whole. */
export const MOST_BLOCKED = 8;
/** Of what they wrote. */
const BLOCKER_LENGTH = 150;
/** People out who are named; the others are counted. */
export const MOST_OUT = 12;
const OUT_NAME_LENGTH = 40;

export function parentView(day: ReportDay, nameOf: NameOf): MessageContent {
  const { headline, count } = headlineOf(day);
  return message(
    `${headline}: ${count}`,
    section(`*${headline}*\n${count}`),
    ...blockerBlocks(day.blockers, nameOf),
    ...outBlocks(day, nameOf),
  );
}

/** `Daily, Mon 9 Mar` and `3 of 5 answered`. */
export function headlineOf({ standup, workDay, answered, asked }: ReportDay) {
  return {
    headline: `${nameLabel(standup.name)}, ${dayLabel(workDay)}`,
    count: `${answered} of ${asked} answered`,
  };
}

/** Who is out, never why. In an anonymous standup nobody is named at all. */
export function outBlocks({ standup, out }: ReportDay, nameOf: NameOf): readonly KnownBlock[] {
  if (out.length === 0) return [];
  if (standup.privacy === 'anonymous') return [context(`Out: ${out.length}`)];
  const named = out.slice(0, MOST_OUT).map((user) => nameLabel(nameOf(user), OUT_NAME_LENGTH));
  const others = out.length - named.length;
  return [context(`Out: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`)];
}

function blockerBlocks(blockers: readonly Blocker[], nameOf: NameOf): readonly KnownBlock[] {
  if (blockers.length === 0) return [];
  const shown = blockers.slice(0, MOST_BLOCKED).map((blocker) => blockerLine(blocker, nameOf));
  const others = blockers.length - shown.length;
  const more = others > 0 ? `${others} more in the thread. ` : '';
  return [
    ...joinWhileFits(['*Blockers*', ...shown], '\n').map((text) => section(text)),
    context(`${more}The replies below have them in full.`),
  ];
}

function blockerLine({ user, lines, since }: Blocker, nameOf: NameOf): string {
  // Code is told in the reply; a fence that is cut here would swallow the rest of the line.
  const what = lines.join(' · ').replaceAll('`', "'").replace(/\s+/g, ' ').trim();
  const also = since === undefined ? '' : ` _(also on ${dayLabel(since)})_`;
  return `• *${nameLabel(nameOf(user))}*: ${escapeText(shorten(what, BLOCKER_LENGTH))}${also}`;
}
