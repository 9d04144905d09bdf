/** Changes a decision from what it is at that moment, whoever else changes it: reads, decides, writes, and again if it was not so any more. */
import { AppError } from '../core/errors.js';
import type { DecisionId, TeamId } from '../core/ids.js';
import type { Decision, Position } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';

/** Positions come in bursts; each of these tries loses only to a change that was really made. */
const MOST_TRIES = 20;

/**
 * To be called inside a transaction, with whatever belongs to the change.
 * @param decide answers what it is to be (its version is seen to), or undefined to leave it alone. Called again after a lost race.
 * @returns what it became; undefined when it was left alone, or is not there.
 */
export async function changeDecision(
  decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>,
  team: TeamId,
  id: DecisionId,
  decide: (found: Decision, positions: readonly Position[]) => Decision | undefined,
): Promise<Decision | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await decisions.find(team, id);
    if (!found) return undefined;
    const next = decide(found, await decisions.positions(team, id));
    if (!next) return undefined;
    const saved = { ...next, version: found.version + 1 };
    if (await decisions.save(saved)) return saved;
  }
  throw new AppError('bug', 'a decision was changed again and again');
}
