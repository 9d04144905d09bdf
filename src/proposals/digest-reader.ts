/** What a channel's digest tells of what was written there instead of a meeting. */
import type { DigestReaders, WrittenWay } from '../digests/readers.js';
import type { Proposal, ProposalRepository } from './proposal.js';

export const createDigestReader = ({
  proposals,
}: {
  readonly proposals: Pick<ProposalRepository, 'postedOrClosed' | 'unanswered'>;
}): Pick<DigestReaders, 'writtenWays' | 'openQuestions'> => ({
  writtenWays: async (team, channel, { from, to }) =>
    (await proposals.postedOrClosed(team, channel, from, to)).flatMap(wayOf),
  openQuestions: async (team, channel, { from, to }) =>
    (await proposals.unanswered(team, channel, from, to))
      .flatMap(wayOf)
      .filter(({ kind }) => kind !== 'update'),
});

/** What Slack has not shown is nothing that a channel's readers could know. */
function wayOf(proposal: Proposal): readonly WrittenWay[] {
  const { kind, author, title, sourceTs, postedTs, postedAt, replyBy, outcome, closedAt } = proposal;
  if (postedTs === undefined || postedAt === undefined) return [];
  return [
    {
      ...{ kind, author, title, ts: postedTs, postedAt },
      ...(sourceTs !== undefined && { sourceTs }),
      ...(replyBy !== undefined && { replyBy }),
      ...(outcome !== undefined && { outcome }),
      ...(closedAt !== undefined && { closedAt }),
    },
  ];
}
