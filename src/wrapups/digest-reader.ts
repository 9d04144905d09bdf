/** What a channel's digest tells of its wrap-ups. */
import type { DigestReaders, WrittenWrapUp } from '../digests/readers.js';
import type { WrapUp, WrapUpRepository } from './wrap-up.js';

export const createWrapUpDigestReader = ({
  wrapUps,
}: {
  readonly wrapUps: Pick<WrapUpRepository, 'since'>;
}): Pick<DigestReaders, 'wrapUps'> => ({
  wrapUps: async (team, channel, { from, to }) =>
    (await wrapUps.since(team, channel, from, to)).flatMap(told),
});

/** What Slack has not shown is nothing that a channel's readers could know. */
function told({ author, title, outcome, postedTs, state }: WrapUp): readonly WrittenWrapUp[] {
  if (state !== 'posted' || postedTs === undefined) return [];
  return [{ author, title, ts: postedTs, ...(outcome !== '' && { outcome }) }];
}
