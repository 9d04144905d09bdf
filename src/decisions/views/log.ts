/** The log: what was decided and what is open, newest first, and the way to take it along. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { decisionId } from '../../core/ids.js';
import type { Zone } from '../../core/zoned-time.js';
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { channelLink, escapeText, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Decision } from '../decision.js';
import type { LogCursor } from '../decision-repository.js';
import { decisionLink, SUPERSEDE_ACTION } from './card.js';
import { dayFor, STATE_WORDS, timeFor } from './words.js';

export const OLDER_ACTION = 'decisions:older';
export const EXPORT_MD_ACTION = 'decisions:export-markdown';
export const EXPORT_JSON_ACTION = 'decisions:export-json';

/** What stands in one line of an entry; the card has all of it. */
const LINE = 300;

export interface LogPage {
  /** What was searched for, as typed; '' for everything. */
  readonly words: string;
  readonly entries: readonly LogEntry[];
  /** Where the next page begins; absent on the last. */
  readonly next?: LogCursor;
}

export interface LogEntry {
  readonly decision: Decision;
  /** What took its place, if this reader may see it. */
  readonly supersededBy?: Decision | undefined;
}

export function logView({ words, entries, next }: LogPage, zone: Zone): MessageContent {
  const about = words === '' ? '' : ` about “${escapeText(shorten(words, 80))}”`;
  if (entries.length === 0 && next) {
    const none = `Among the newest decisions I found none${about} in the channels that you can see. *Older* looks further back.`;
    return message(none, section(none), actions('decisions.log', ...buttons(words, next)));
  }
  if (entries.length === 0) {
    return message(
      `I know no decision${about} in the channels that you can see. \`/async decide\` starts one; *Log as decision*, in the menu of any message, writes down one that was made.`,
    );
  }
  return message(
    `Decisions${about}, newest first`,
    section(`*Decisions${about}*, newest first`),
    ...entries.map((entry) => entrySection(entry, zone)),
    actions('decisions.log', ...buttons(words, next)),
    context('You see those of channels that you can see. The file has all of them, not only this page.'),
  );
}

function entrySection({ decision, supersededBy }: LogEntry, zone: Zone): KnownBlock {
  const { id, state, channel, options, chosen, proposal, deadline, closedAt, createdAt } = decision;
  const words = STATE_WORDS[state === 'returned' ? 'withdrawn' : state];
  const when =
    state === 'proposed' && deadline !== undefined
      ? `closes ${timeFor(deadline, zone)}`
      : dayFor(closedAt ?? createdAt, zone);
  const what = options[chosen ?? -1] ?? proposal;
  const line = what === '' ? '' : `\n${escapeText(shorten(what.replace(/\s+/g, ' '), LINE))}`;
  const chain = supersededBy ? ` by ${decisionLink(supersededBy)}` : '';
  const anew = button({ actionId: SUPERSEDE_ACTION, text: 'Decide anew…', value: id });
  return section(
    `*${decisionLink(decision)}*\n${channelLink(channel)} · *${words}*${chain} · ${when}${line}`,
    state === 'accepted' ? anew : undefined,
  );
}

function buttons(words: string, next: LogCursor | undefined) {
  return [
    ...(next ? [button({ actionId: OLDER_ACTION, text: 'Older', value: writeOlder(words, next) })] : []),
    button({ actionId: EXPORT_MD_ACTION, text: 'Export as Markdown', value: 'md' }),
    button({ actionId: EXPORT_JSON_ACTION, text: 'Export as JSON', value: 'json' }),
  ];
}

const older = z.object({
  w: z.string(),
  c: z.number(),
  i: z.string().transform(decisionId),
});

/** The reader's own words ride in their own button; nobody else sees them. */
function writeOlder(words: string, { createdAt, id }: LogCursor): string {
  // Cut without the sign for it, which would be searched for.
  return JSON.stringify({ w: words.slice(0, LIMITS.button.value / 8), c: createdAt, i: id });
}

/** @returns undefined for anything that is not such a value. */
export function readOlder(value: string): { readonly words: string; readonly after: LogCursor } | undefined {
  try {
    const { w, c, i } = older.parse(JSON.parse(value));
    return { words: w, after: { createdAt: c, id: i } };
  } catch {
    return undefined;
  }
}

export const exportOnItsWayView = (): MessageContent =>
  message('Your file is on its way: it comes in our direct messages.');

export const exportFileText = (count: number): string =>
  count === 1
    ? 'Here is the decision that you can see.'
    : `Here are the ${count} decisions that you can see.`;

export const fileRefusedView = (): MessageContent =>
  message('I could not send you the file with the decisions: this workspace does not let me send files.');
