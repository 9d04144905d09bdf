/** What a channel's digest tells of its decisions. */
import type { DigestReaders, WrittenDecision } from '../digests/readers.js';
import type { Decision } from './decision.js';
import type { DecisionReader } from './decision-repository.js';

export const createDecisionDigestReader = (
  reader: Pick<DecisionReader, 'between'>,
): Pick<DigestReaders, 'decisions'> => ({
  async decisions(team, channel, { from, to, ahead }) {
    const [happened, coming] = await Promise.all([
      reader.between(team, [channel], from, to),
      reader.between(team, [channel], to, ahead),
    ]);
    return {
      opened: happened.opened.flatMap(told).reverse(),
      closing: coming.closing.flatMap(told).reverse(),
      closed: happened.closed.flatMap(told).reverse(),
    };
  },
});

function told(decision: Decision): readonly WrittenDecision[] {
  const { id, owner, question, state, deadline, options, chosen, proposal, postedTs, sourceTs } = decision;
  if (state === 'returned') return [];
  const ts = postedTs ?? sourceTs;
  const outcome = state === 'accepted' ? (chosen === undefined ? proposal : options[chosen]) : undefined;
  return [
    {
      ...{ id, owner, question, state },
      ...(ts !== undefined && { ts }),
      ...(deadline !== undefined && { deadline }),
      ...(outcome && { outcome }),
    },
  ];
}
