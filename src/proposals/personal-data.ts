/** What this slice keeps about a person, for `/async privacy`. */
import { formatInZone } from '../core/zoned-time.js';
import type { PersonalData } from '../people/personal-data.js';
import type { Proposal, ProposalRepository } from './proposal.js';

export const proposalData = (
  proposals: Pick<ProposalRepository, 'allOf' | 'deletePerson'>,
): PersonalData => ({
  title: 'Proposals, questions and updates you wrote',
  explanation:
    'What you typed into the forms, whom you asked and the outcome; encrypted where it is kept, until you delete it. What was posted stays in its channel.',
  export: async (team, user) => (await proposals.allOf(team, user)).map(exported),
  delete: (team, user) => proposals.deletePerson(team, user),
});

function exported(proposal: Proposal): Readonly<Record<string, unknown>> {
  const { team: _team, author: _author, createdAt, postedAt, closedAt, replyBy, ...kept } = proposal;
  const times = { createdAt, replyBy, postedAt, closedAt };
  const told = Object.entries(times).flatMap(([name, at]) =>
    at === undefined ? [] : [[name, { epochMs: at, utc: `${formatInZone(at, 'UTC', 'day-and-time')} UTC` }]],
  );
  return { ...kept, ...Object.fromEntries(told) };
}
