/** Tells the owners that their standup's report is on hold, why, and how it goes on. */
import { type StandupId, standupId, type TeamId } from '../../core/ids.js';
import type { Attention, UnaskedSource } from '../../outbox/unasked.js';
import { reportIsHeld } from '../pause-reason.js';
import type { StandupRepository } from '../standup-repository.js';
import { onHoldKey } from './report-keys.js';
import { heldView } from './views/held.js';

const SOURCE = 'report-held';

/** @param version of the standup when it was put on hold. */
export type TellHeld = (team: TeamId, id: StandupId, version: number) => Promise<void>;

type Standups = { readonly standups: Pick<StandupRepository, 'find'> };

export const createTellHeld =
  ({ standups, attention }: Standups & { readonly attention: Attention }): TellHeld =>
  async (team, id, version) => {
    const owners = (await standups.find(team, id))?.owners ?? [];
    await attention.offer(
      ...owners.map((user) => ({ team, user, key: onHoldKey(id, version, user), source: SOURCE, about: id })),
    );
  };

/** It may have gone on in the meantime: then there is nothing to tell. */
export const heldSource = ({ standups }: Standups): UnaskedSource => ({
  name: SOURCE,
  kind: 'notice',
  async tell({ team, about }) {
    const standup = await standups.find(team, standupId(about));
    if (standup?.pauseReason === undefined || standup.state === 'deleted' || !reportIsHeld(standup))
      return undefined;
    return { content: heldView(standup, standup.pauseReason) };
  },
});
