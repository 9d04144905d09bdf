/** Forgets standups that were deleted long ago, with all that hangs on them. */
import type { Instant } from '../core/clock.js';
import type { Ambient } from './ambient.js';

/** One transaction's worth: a year of a large standup is some 100,000 rows. */
const STANDUPS_AT_ONCE = 20;
const HANGING_ON = ['standup_member', 'standup_terms', 'occurrence', 'response'] as const;

/** @returns how many standups went. */
export async function forgetStandups(
  { handle, transaction }: Pick<Ambient, 'handle' | 'transaction'>,
  deletedBefore: Instant,
): Promise<number> {
  let count = 0;
  for (let went = STANDUPS_AT_ONCE; went === STANDUPS_AT_ONCE; count += went) {
    went = await transaction(async () => {
      const gone = await handle()
        .selectFrom('standup')
        .select(['team_id', 'id'])
        .where('state', '=', 'deleted')
        .where('updated_at', '<', deletedBefore)
        .limit(STANDUPS_AT_ONCE)
        .execute();
      for (const { team_id, id } of gone) {
        for (const table of HANGING_ON) {
          await handle()
            .deleteFrom(table)
            .where('team_id', '=', team_id)
            .where('standup_id', '=', id)
            .execute();
        }
        await handle().deleteFrom('standup').where('team_id', '=', team_id).where('id', '=', id).execute();
      }
      return gone.length;
    });
  }
  return count;
}
