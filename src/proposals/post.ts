/**
 * Makes Slack show a proposal as it is saved: posted, gone on in its thread, later with its outcome. Everything goes through the
 * outbox under keys of the proposal's, so running it again after a crash changes nothing. What Slack refuses goes back to the author.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { MessageTs, ProposalId, TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { Destination, Outbox, Outcome } from '../outbox/outbox.js';
import type { ProfileReader } from '../people/person.js';
import type { ReturnReason } from '../slack/returned-words.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { MayPost } from './may-post.js';
import type { Proposal, ProposalRepository } from './proposal.js';
import type { ReplyDeadline } from './reply-deadline.js';
import { type Author, postView } from './views/post.js';
import { type ReturnedPart, returnedView } from './views/returned.js';

export interface PostDeps {
  readonly proposals: Pick<ProposalRepository, 'find' | 'change'>;
  readonly people: ProfileReader;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly mayPost: MayPost;
  readonly replyDeadline: ReplyDeadline;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface PostProposal {
  /** @returns when to run again, or undefined when all is done. */
  show(team: TeamId, id: ProposalId): Promise<Instant | undefined>;
  /** Gives the words back when showing them failed for good. @returns when to try that again, or undefined when it is done. */
  giveUp(team: TeamId, id: ProposalId): Promise<Instant | undefined>;
}

type Failed = Extract<Outcome, { state: 'refused' | 'unknown' }> | typeof AUTHOR_LEFT;

export function createPost(deps: PostDeps): PostProposal {
  const { proposals, outbox, clock, logger } = deps;

  async function show(team: TeamId, id: ProposalId): Promise<Instant | undefined> {
    const saved = await proposals.find(team, id);
    if (!saved || saved.state === 'returned') return undefined;
    if (saved.state === 'saved' && !(await mayStillPost(saved))) return notShown(saved, AUTHOR_LEFT);
    const proposal = await withDeadline(saved);
    const view = postView(proposal, await authorOf(proposal));
    const posted = await put(proposal, '', inChannel(proposal, proposal.threadTs), view.post);
    if (posted.state === 'later') return posted.at;
    if (posted.state !== 'sent') return notShown(proposal, posted);
    const postedTs = posted.at?.ts ?? proposal.postedTs;
    if (proposal.state === 'saved') await markPosted(proposal, postedTs);
    const thread = inChannel(proposal, proposal.threadTs ?? postedTs);
    return (
      (await putAll(proposal, ':', thread, view.continued, 'continued')) ??
      (await putAll(proposal, ':outcome:', thread, view.outcomeContinued, 'outcome'))
    );
  }

  /** One that stands in the channel since before a crash is left there. */
  async function mayStillPost(proposal: Proposal): Promise<boolean> {
    if (await deps.mayPost(proposal)) return true;
    return (await outbox.standing(proposal.team, keyOf(proposal))).state !== 'absent';
  }

  async function giveUp(team: TeamId, id: ProposalId): Promise<Instant | undefined> {
    const proposal = await proposals.find(team, id);
    return proposal && notShown(proposal, { state: 'unknown' });
  }

  /** The deadline is kept before it is shown: a second run must show the same one. */
  async function withDeadline(proposal: Proposal): Promise<Proposal> {
    if (proposal.replyBy !== undefined) return proposal;
    const replyBy = await deps.replyDeadline(proposal);
    if (replyBy === undefined) return proposal;
    return (await proposals.change(proposal.team, proposal.id, { replyBy })) ?? proposal;
  }

  async function authorOf({ team, author }: Proposal): Promise<Author> {
    const person = await deps.people.profile(team, author);
    return { name: person?.name ?? 'Somebody', zone: person?.hours.zone ?? 'UTC' };
  }

  function put(
    { team, id }: Proposal,
    keyEnd: string,
    to: Destination,
    content: MessageContent,
  ): Promise<Outcome> {
    return outbox.put({ team, key: `${keyOf({ id })}${keyEnd}`, to, content });
  }

  /** The further messages of a text, from the second on. @returns when to run again. */
  async function putAll(
    proposal: Proposal,
    keyEnd: string,
    to: Destination,
    contents: readonly MessageContent[],
    part: ReturnedPart,
  ): Promise<Instant | undefined> {
    for (const [n, content] of contents.entries()) {
      const outcome = await put(proposal, `${keyEnd}${n + 2}`, to, content);
      if (outcome.state === 'later') return outcome.at;
      if (outcome.state !== 'sent') return giveBack(proposal, part, outcome);
    }
    return undefined;
  }

  async function markPosted(proposal: Proposal, postedTs: MessageTs | undefined): Promise<void> {
    await proposals.change(proposal.team, proposal.id, {
      state: 'posted',
      postedAt: clock.now(),
      ...(postedTs !== undefined && { postedTs }),
    });
  }

  async function notShown(proposal: Proposal, failed: Failed): Promise<Instant | undefined> {
    if (proposal.state === 'closed') return giveBack(proposal, 'outcome', failed);
    if (proposal.state === 'posted') return undefined; // The channel has the text; only a touch of it could not be renewed.
    const later = await giveBack(proposal, 'post', failed);
    if (later !== undefined) return later;
    await proposals.change(proposal.team, proposal.id, {
      state: failed.state === 'refused' ? 'returned' : 'unknown',
      ...(failed.state === 'refused' && { refusal: failed.code }),
    });
    return undefined;
  }

  /** @returns when to run again, if the author cannot be told yet. */
  async function giveBack(
    proposal: Proposal,
    part: ReturnedPart,
    failed: Failed,
  ): Promise<Instant | undefined> {
    const reason: ReturnReason = failed.state === 'refused' ? failed.why : 'unknown';
    const contents = returnedView(proposal, part, reason);
    for (const [n, content] of contents.entries()) {
      const keyEnd = `:returned:${part}:${n + 1}`;
      const told = await put(proposal, keyEnd, { kind: 'dm', user: proposal.author }, content);
      if (told.state === 'later') return told.at;
      if (told.state !== 'sent') {
        const { team, id } = proposal;
        logger.warn({ team, proposal: id, part }, 'the text could not be given back; it stays in the store');
        return undefined;
      }
    }
    return undefined;
  }

  return { show, giveUp };
}

/** Our own code: Slack would let us post, but not its author. */
const AUTHOR_LEFT = { state: 'refused', why: 'left', code: 'author_not_in_channel' } as const;

const keyOf = ({ id }: Pick<Proposal, 'id'>): string => `proposal:${id}`;

const inChannel = ({ channel }: Proposal, threadTs: MessageTs | undefined): Destination => ({
  kind: 'channel',
  channel,
  ...(threadTs !== undefined && { threadTs }),
});
