/** Tells the owners that their standup's report is on hold, why, and how it goes on. */
import type { StandupId, TeamId } from '../../core/ids.js';
import { RetryLater } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import { reportIsHeld } from '../pause-reason.js';
import type { StandupRepository } from '../standup-repository.js';
import { onHoldKey } from './report-keys.js';
import { heldView } from './views/held.js';

/** @param version of the standup when it was put on hold. */
export type TellHeld = (team: TeamId, id: StandupId, version: number) => Promise<void>;

export const createTellHeld =
  (deps: {
    readonly standups: Pick<StandupRepository, 'find'>;
    readonly outbox: Pick<Outbox, 'put'>;
  }): TellHeld =>
  async (team, id, version) => {
    const standup = await deps.standups.find(team, id);
    // It may have gone on in the meantime: then there is nothing to tell.
    if (standup?.pauseReason === undefined || standup.state === 'deleted' || !reportIsHeld(standup)) return;
    const content = heldView(standup, standup.pauseReason);
    for (const user of standup.owners) {
      const key = onHoldKey(id, version, user);
      const outcome = await deps.outbox.put({ team, key, to: { kind: 'dm', user }, content, unasked: false });
      if (outcome.state === 'later') throw new RetryLater(outcome.at, 'a report on hold');
    }
  };
