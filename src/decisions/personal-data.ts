/** What this slice keeps about a person, for `/async privacy`. */
import { isoOf } from '../core/clock.js';
import type { PersonalData } from '../people/personal-data.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';

export const decisionData = (
  decisions: Pick<DecisionRepository, 'allOf' | 'positionsOf' | 'deletePerson'>,
): PersonalData => ({
  title: 'Decisions you opened or logged, and positions you took',
  explanation:
    'What you typed into the forms, whom you asked, where you stood and your concerns; encrypted where it is kept, for the log, until you delete it. Whoever sees a decision’s channel sees it. Deleting takes decisions you opened out of the log; what was posted stays in its channel.',
  async export(team, user) {
    const positions = await decisions.positionsOf(team, user);
    return [
      ...(await decisions.allOf(team, user)).map(exported),
      ...positions.map(({ decision, kind, option, concern, takenAt, changedAt }) => ({
        ...{ decision, position: kind, takenAt: isoOf(takenAt) },
        ...(option !== undefined && { option }),
        ...(concern !== undefined && { concern }),
        ...(changedAt !== undefined && { changedAt: isoOf(changedAt) }),
      })),
    ];
  },
  delete: (team, user) => decisions.deletePerson(team, user),
});

function exported({ team: _team, author: _author, version: _version, ...kept }: Decision) {
  const { createdAt, opensAt, deadline, postedAt, closedAt, confirmedAt, dueAt: _due, ...rest } = kept;
  const times = Object.entries({ createdAt, opensAt, deadline, postedAt, closedAt, confirmedAt });
  return {
    ...rest,
    asked: kept.asked.map(({ user }) => user),
    ...Object.fromEntries(times.flatMap(([name, at]) => (at === undefined ? [] : [[name, isoOf(at)]]))),
  };
}
