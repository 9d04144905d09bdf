/**
 * The log as one person may see it. Words are sealed at rest, so a search opens them in memory, newest first, over a bounded stretch;
 * the next page goes on from there.
 */
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { Decision } from './decision.js';
import type { DecisionRepository, LogCursor } from './decision-repository.js';
import type { Seeing } from './seeing.js';
import type { LogEntry, LogPage } from './views/log.js';
import { STATE_WORDS } from './views/words.js';

/** Entries of one page: it fits a message, and a screen. */
const PAGE = 8;
/** Read from the store at once. */
const BATCH = 100;
/** Opened for one page; a search that finds nothing in so many goes on with *Older*. */
const MOST_LOOKED_AT = 1_000;

export interface SearchLogDeps {
  readonly decisions: Pick<DecisionRepository, 'newest' | 'find'>;
  readonly seeing: Pick<Seeing, 'channel'>;
}

export type SearchLog = (team: TeamId, user: UserId, words: string, after?: LogCursor) => Promise<LogPage>;

/** Whether somebody may see a channel, asked of Slack once for each in one go. */
export function rememberingChannels(
  seeing: Pick<Seeing, 'channel'>,
  team: TeamId,
  user: UserId,
): (channel: ChannelId) => Promise<boolean> {
  const known = new Map<ChannelId, Promise<boolean>>();
  return (channel) => {
    const asked = known.get(channel) ?? seeing.channel(team, user, channel);
    known.set(channel, asked);
    return asked;
  };
}

export const createSearchLog =
  ({ decisions, seeing }: SearchLogDeps): SearchLog =>
  async (team, user, words, after) => {
    const maySee = rememberingChannels(seeing, team, user);
    const wanted = wordsOf(words);
    const entries: LogEntry[] = [];
    let from = after;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += BATCH) {
      const batch = await decisions.newest(team, BATCH, from);
      for (const decision of batch) {
        // One more than a page is there: this page ends before it.
        if (entries.length === PAGE) return { words, entries, ...(from && { next: from }) };
        from = { createdAt: decision.createdAt, id: decision.id };
        if (!isListed(decision) || !speaksOf(decision, wanted)) continue;
        if (!(await maySee(decision.channel))) continue;
        entries.push({ decision, supersededBy: await successor(decision) });
      }
      if (batch.length < BATCH) return { words, entries };
    }
    return { words, entries, ...(from && { next: from }) };

    async function successor({ supersededBy }: Decision): Promise<Decision | undefined> {
      const later = supersededBy && (await decisions.find(team, supersededBy));
      return later && (await maySee(later.channel)) ? later : undefined;
    }
  };

/** What never reached the channel is its author's alone. */
export const isListed = ({ state }: Decision): boolean => state !== 'returned';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const wordsOf = (text: string): readonly string[] => folded(text).split(/\s+/).filter(Boolean);

/** All of the words, in any order, anywhere in what was typed; the state counts as a word of it. */
function speaksOf(decision: Decision, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const { question, context, proposal, options, reason = '', state } = decision;
  const words = state === 'returned' ? '' : STATE_WORDS[state];
  const text = folded([question, context, proposal, ...options, reason, words].join('\n'));
  return wanted.every((word) => text.includes(word));
}
