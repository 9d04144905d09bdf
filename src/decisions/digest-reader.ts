/** What a channel's digest tells of its decisions. */
import type { Instant } from '../core/clock.js';
import type { DigestReaders, UnansweredDecision, WrittenDecision } from '../digests/readers.js';
import type { PreferenceReader } from '../people/preference.js';
import type { Decision } from './decision.js';
import type { DecisionReader, DecisionRepository } from './decision-repository.js';
import { isOpenAt, waitingFor } from './unanswered.js';
import type { Voters } from './voters.js';

export interface DecisionDigestDeps {
  readonly reader: Pick<DecisionReader, 'between'>;
  readonly decisions: Pick<DecisionRepository, 'positions' | 'runningAt'>;
  readonly voters: Pick<Voters, 'one'>;
  readonly preferences: PreferenceReader;
}

export function createDecisionDigestReader(
  deps: DecisionDigestDeps,
): Pick<DigestReaders, 'decisions' | 'unansweredDecisions'> {
  const { reader } = deps;

  async function waiting(decision: Decision, at: Instant): Promise<readonly UnansweredDecision[]> {
    const { team, id, asked } = decision;
    const people = await Promise.all(
      asked.map(async ({ user }) => {
        const voter = await deps.voters.one(team, user);
        const optedOut = (await deps.preferences.find(team, user))?.optedOut ?? false;
        return voter ? [{ ...voter, optedOut }] : [];
      }),
    );
    const waitsFor = waitingFor(decision, people.flat(), await deps.decisions.positions(team, id), at);
    return waitsFor.length === 0 ? [] : told(decision).map((each) => ({ ...each, waitsFor }));
  }

  return {
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

    async unansweredDecisions(team, channel, at) {
      const running = await deps.decisions.runningAt(team, channel, at);
      const found = await Promise.all(
        running.filter((each) => isOpenAt(each, at)).map((each) => waiting(each, at)),
      );
      return found.flat().sort((one, other) => longest(one) - longest(other));
    },
  };
}

const longest = ({ waitsFor }: UnansweredDecision): Instant =>
  Math.min(...waitsFor.map(({ since }) => since));

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
