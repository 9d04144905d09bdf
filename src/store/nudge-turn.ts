/** Cooldowns, kept by one row for each person and each channel: whoever moves both rows forward has the turn. */
import type { Instant } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import type { NudgeRepository } from '../nudges/nudge.js';
import type { Ambient } from './ambient.js';
import type { NudgeTurnTable } from './schema.js';

type Turn = Parameters<NudgeRepository['takeTurn']>[0];
type Whose = Pick<NudgeTurnTable, 'kind' | 'subject'>;

/** Both rows move, or neither. The person's first, always, so that two callers can't wait for each other's second row. */
export const takeTurn = (
  { handle, transaction }: Ambient,
  turn: Turn,
): ReturnType<NudgeRepository['takeTurn']> =>
  transaction(async () => {
    const { team, now } = turn;
    const person: Whose = { kind: 'person', subject: turn.user };
    const channel: Whose = { kind: 'channel', subject: turn.channel };
    if (!(await take(handle, team, person, now, turn.personCooldownMs))) return 'person-cooldown';
    if (await take(handle, team, channel, now, turn.channelCooldownMs)) return 'taken';
    await giveBack(handle, team, person);
    return 'channel-cooldown';
  });

/** One statement decides and writes, so a second caller waits for the first and then sees its turn. */
async function take(handle: Ambient['handle'], team: TeamId, whose: Whose, now: Instant, cooldownMs: number) {
  const taken = await handle()
    .insertInto('nudge_turn')
    .values({ team_id: team, ...whose, taken_at: now, taken_before: null })
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'kind', 'subject'])
        .doUpdateSet((row) => ({ taken_at: now, taken_before: row.ref('nudge_turn.taken_at') }))
        .where('nudge_turn.taken_at', '<=', now - cooldownMs),
    )
    .returning('subject')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Not by rolling back: the transaction may be somebody else's, with work of its own. */
async function giveBack(handle: Ambient['handle'], team: TeamId, { kind, subject }: Whose) {
  const before = await handle()
    .updateTable('nudge_turn')
    .set((row) => ({ taken_at: row.ref('taken_before').$notNull(), taken_before: null }))
    .where('team_id', '=', team)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('taken_before', 'is not', null)
    .executeTakeFirst();
  if (before.numUpdatedRows > 0n) return;
  await handle()
    .deleteFrom('nudge_turn')
    .where('team_id', '=', team)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .execute();
}
