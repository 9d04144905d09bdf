/** A proposal as the channel sees it: open with its deadline, later closed with its outcome. */
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../core/clock.js';
import { formatInZone, type Zone } from '../../core/zoned-time.js';
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { labelled, pages, sectionsOf } from '../../slack/long-text.js';
import { escapeText, localTime, mention, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Proposal } from '../proposal.js';
import { KIND_WORDS } from './kind-words.js';

/** *Close with outcome*; its value is the proposal's id. */
export const CLOSE_ACTION = 'proposals:close';

/** Characters of the author's text, and of the outcome, in the post itself; what is longer goes on in the thread. */
const TEXT_ROOM = 6_500;
const OUTCOME_ROOM = 4_500;
/** Slack's display names hold 80. */
const NAME_LENGTH = 80;

export interface Author {
  /** As in Slack, not escaped. */
  readonly name: string;
  /** Named in the times that old clients and notifications show. */
  readonly zone: Zone;
}

export interface PostView {
  readonly post: MessageContent;
  /** What did not fit into the post, in order; for its thread. */
  readonly continued: readonly MessageContent[];
  /** The same of the outcome. */
  readonly outcomeContinued: readonly MessageContent[];
}

export function postView(proposal: Proposal, author: Author): PostView {
  const words = KIND_WORDS[proposal.kind];
  const text = pages(
    [...labelled('Context', proposal.context), ...labelled(words.label, proposal.body)],
    TEXT_ROOM,
  );
  const outcome = pages(labelled('Outcome', proposal.outcome ?? ''), OUTCOME_ROOM);
  const title = escapeText(proposal.title);
  const name = escapeText(shorten(author.name, NAME_LENGTH));
  const isClosed = proposal.outcome !== undefined;
  const headline = `${title}: ${name} ${words.wrote}`;
  return {
    post: message(
      isClosed
        ? withWhole(`${title}: closed.`, `Outcome: ${escapeText(proposal.outcome ?? '')}`)
        : withWhole(headline, escapeText(proposal.body)),
      section(`*${title}*`),
      context(`${name} ${words.wrote}`),
      ...sectionsOf(outcome[0]),
      ...sectionsOf(text[0]),
      ...(text.length + outcome.length > 2 ? [context('It goes on in the thread.')] : []),
      ...(isClosed ? closing(proposal, author, name) : asking(proposal, author)),
    ),
    continued: continuation(text, `${title}, continued`),
    outcomeContinued: continuation(outcome, `${title}, outcome continued`),
  };
}

/** Notifications and screen readers get the whole where there is room for it. */
const withWhole = (headline: string, rest: string): string =>
  headline.length + 1 + rest.length <= LIMITS.message.updateText ? `${headline}\n${rest}` : headline;

function continuation(all: readonly (readonly string[])[], headline: string): readonly MessageContent[] {
  return all.slice(1).map((texts, n) => {
    const where = `${headline} (${n + 2} of ${all.length})`;
    return message(where, context(where), ...sectionsOf(texts));
  });
}

function asking(proposal: Proposal, author: Author): readonly KnownBlock[] {
  return [
    section(askedLine(proposal, author)),
    context(KIND_WORDS[proposal.kind].guidance),
    actions(
      'proposals.post',
      button({ actionId: CLOSE_ACTION, text: 'Close with outcome', value: proposal.id }),
    ),
  ];
}

function askedLine({ asked, replyBy }: Proposal, author: Author): string {
  const who = asked.length > 0 ? `For ${asked.map(mention).join(' ')}. ` : '';
  if (replyBy === undefined) return `${who}No reply needed; read it when it suits you.`;
  const fair = asked.length > 0 ? ', counted in the working hours of everyone asked' : '';
  return `${who}*Replies by ${timeFor(replyBy, author)}*${fair}.`;
}

function closing({ closedAt }: Proposal, author: Author, name: string): readonly KnownBlock[] {
  const when = closedAt === undefined ? '' : `, ${timeFor(closedAt, author)}`;
  return [context(`Closed by ${name}${when}.`)];
}

const timeFor = (at: Instant, { zone }: Author): string =>
  localTime(at, `${formatInZone(at, zone, 'day-and-time')} ${zone}`);
