/**
 * A decision outlives whoever decides it: when they leave, it goes to its author, else to the first asked, else to the first who took a
 * position; always to somebody who can see it.
 */
import type { DecisionId, TeamId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { JobQueue } from '../jobs/job.js';
import type { PeopleReader } from '../people/person.js';
import { changeDecision } from './change.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { showJob } from './requests.js';
import { isActive, type Seeing } from './seeing.js';

export interface PassOnDeps {
  readonly people: PeopleReader;
  readonly seeing: Pick<Seeing, 'channel'>;
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
}

/** Does nothing while its owner is there. With nobody to pass it to it stays: it still closes by itself, and admins may decide it. */
export type PassOn = (team: TeamId, id: DecisionId) => Promise<void>;

export function createPassOn({ people, seeing, decisions, jobs, transaction }: PassOnDeps): PassOn {
  const isThere = async (team: TeamId, user: Decision['owner']) =>
    user !== '' && isActive(await people.person(team, user));

  return async (team, id) => {
    const found = await decisions.find(team, id);
    if (!found || !needsOwner(found) || (await isThere(team, found.owner))) return;
    const candidates = [
      found.author,
      ...found.asked.map(({ user }) => user),
      ...(await decisions.positions(team, id)).map(({ user }) => user),
    ];
    for (const next of candidates) {
      if (next === '' || next === found.owner || !(await seeing.channel(team, next, found.channel))) continue;
      await transaction(async () => {
        const passed = await changeDecision(decisions, team, id, (still) =>
          still.owner === found.owner ? { ...still, owner: next, passedFrom: found.owner } : undefined,
        );
        if (passed) await jobs.enqueue(showJob(passed));
      });
      return;
    }
  };
}

/** Open, or to be looked at again. */
const needsOwner = ({ state, reviewOn }: Decision): boolean =>
  state === 'proposed' || (state === 'accepted' && reviewOn !== undefined);
