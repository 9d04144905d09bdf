/** Pause, resume, hand over and delete: small changes, made on whatever version is stored just then. */
import type { Clock } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { Resumed } from '../ports.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';
import type { Manageable } from './access.js';
import type { PlanFor } from './ports.js';

/** Somebody else may be quicker; more than twice in a row is not to be expected. */
const TRIES = 3;

/** @returns what the standup is to be; the same object when there is nothing to change. */
export type Alteration = (standup: Standup) => Standup;

/**
 * Undefined when there is no such standup, or none that this person may manage.
 * @throws AppError `store-busy` when others kept being quicker.
 */
export type ChangeStandup = (
  team: TeamId,
  user: UserId,
  id: StandupId,
  alteration: Alteration,
) => Promise<Standup | undefined>;

export const createChangeStandup =
  (deps: {
    readonly manageable: Manageable;
    readonly standups: Pick<StandupRepository, 'save'>;
    readonly planFor: PlanFor;
    readonly resumed: Resumed;
    readonly transaction: InTransaction;
    readonly clock: Clock;
  }): ChangeStandup =>
  async (team, user, id, alteration) => {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const stored = await deps.manageable(team, user, id);
      if (!stored) return undefined;
      const altered = alteration(stored);
      if (altered === stored) return stored;
      const next = { ...altered, version: stored.version + 1, updatedAt: deps.clock.now() };
      const saved = await deps.transaction(async () => {
        if (!(await deps.standups.save(next, stored.version))) return false;
        await deps.planFor(team, id);
        if (stored.state === 'paused' && next.state === 'active') await deps.resumed(next, stored.updatedAt);
        return true;
      });
      if (saved) return next;
    }
    throw new AppError('store-busy', 'A standup was changed by others again and again.');
  };

export const pause: Alteration = (standup) =>
  standup.state === 'active' ? { ...standup, state: 'paused' } : standup;

/** Also when its channel was gone: should it still be, posting there says so again. */
export const resume: Alteration = (standup) => {
  if (standup.state !== 'paused') return standup;
  const { pauseReason: _, ...rest } = standup;
  return { ...rest, state: 'active' };
};

export const remove: Alteration = (standup) => ({ ...standup, state: 'deleted' });

export const handOverTo =
  (owners: readonly UserId[]): Alteration =>
  (standup) => ({ ...standup, owners });
