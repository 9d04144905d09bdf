/** Puts the messages of a report through the outbox: each under its own key, in order, so that a crash repeats none and loses none. */
import type { Clock } from '../../core/clock.js';
import type { ChannelId, TeamId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import { RetryLater } from '../../jobs/job.js';
import type { Destination, Outbox, OutboxRepository, Outcome } from '../../outbox/outbox.js';
import type { MessageContent, MessageRef } from '../../slack/slack-api.js';
import { pageKey } from './report-keys.js';
import { nothingLeftView } from './views/words.js';

export interface PutDeps {
  readonly outbox: Pick<Outbox, 'put'>;
  /** What stands in Slack already, and where. */
  readonly records: Pick<OutboxRepository, 'find'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Slack will not have the report in that channel until somebody changes something there. */
export interface OnHold {
  /** Slack's code. */
  readonly onHold: string;
  readonly channel: ChannelId;
}

export interface Pages {
  readonly team: TeamId;
  readonly key: string;
  readonly contents: readonly MessageContent[];
  readonly to: Destination;
  /** Where the second and later messages go, given where the first one stands. Default: where the first one goes. */
  readonly restTo?: (first: MessageRef) => Destination;
}

export interface PutReport {
  /** Where the message under `key` stands, if it does. */
  where(team: TeamId, key: string): Promise<MessageRef | undefined>;
  /**
   * @returns where the first message stands: undefined when that is not known, or Slack refused this message alone.
   * @throws RetryLater when it is too early for one of them; those before it stand.
   */
  pages(pages: Pages): Promise<MessageRef | OnHold | undefined>;
}

const CHANNEL_GONE: ReadonlySet<string> = new Set(['channel_not_found', 'not_in_channel', 'is_archived']);
/** Between attempts while nothing can be posted at all: a dead token, or Slack out of reach for a day. */
const HOPELESS_WAIT_MS = 60 * 60_000;

export function createPutReport({ outbox, records, clock, logger }: PutDeps): PutReport {
  async function where(team: TeamId, key: string): Promise<MessageRef | undefined> {
    const { channel, ts, threadTs } = (await records.find(team, key)) ?? {};
    if (channel === undefined || ts === undefined) return undefined;
    return { channel, ts, ...(threadTs !== undefined && { threadTs }) };
  }

  async function put(team: TeamId, key: string, to: Destination, content: MessageContent): Promise<Outcome> {
    const outcome = await outbox.put({ team, key, to, content, evenIfRefused: true });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'a report');
    if (outcome.state === 'refused' && (outcome.why === 'token' || outcome.why === 'unreachable')) {
      throw new RetryLater(clock.now() + HOPELESS_WAIT_MS, outcome.code);
    }
    return outcome;
  }

  async function pages({ team, key, contents, to, restTo }: Pages): Promise<MessageRef | OnHold | undefined> {
    let first: MessageRef | undefined;
    for (const [n, content] of contents.entries()) {
      const place = n > 0 && first && restTo ? restTo(first) : to;
      const outcome = await put(team, pageKey(key, n + 1), place, content);
      const held = onHold(outcome, place);
      if (held) return held;
      if (outcome.state === 'refused')
        logger.warn({ team, key, code: outcome.code }, 'part of a report was refused');
      if (n === 0 && outcome.state === 'sent') first = outcome.at;
    }
    await emptyTheRest(team, key, contents.length, to);
    return first;
  }

  /** Messages that an edit left over say so: they can't be taken back by key, and their text stands elsewhere now. */
  async function emptyTheRest(team: TeamId, key: string, count: number, to: Destination): Promise<void> {
    for (let n = count + 1; (await where(team, pageKey(key, n))) !== undefined; n += 1) {
      await put(team, pageKey(key, n), to, nothingLeftView());
    }
  }

  return { where, pages };
}

/** A person who can't be written to, or one message that is gone, is no reason to hold a report. */
function onHold(outcome: Outcome, to: Destination): OnHold | undefined {
  if (outcome.state !== 'refused' || to.kind !== 'channel') return undefined;
  const holds = outcome.why === 'policy' || CHANNEL_GONE.has(outcome.code);
  return holds ? { onHold: outcome.code, channel: to.channel } : undefined;
}
