/** People asked to reply to a proposal that somebody else wrote. */
import type { TeamId, UserId } from '../core/ids.js';
import type { Ambient } from './ambient.js';
import { listOf, textList } from './rows.js';

/** Takes a person out of every list of people asked. @returns how many lists they were in. */
export async function forgetAsked({ handle }: Ambient, team: TeamId, user: UserId): Promise<number> {
  const lists = await handle()
    .selectFrom('proposal')
    .select(['id', 'asked'])
    .where('team_id', '=', team)
    // Quoted as in the JSON: U1 is not in a list with U12. Slack's ids hold no wildcard.
    .where('asked', 'like', `%"${user}"%`)
    .execute();
  for (const { id, asked } of lists) {
    const others = listOf(asked).filter((each) => each !== user);
    await handle()
      .updateTable('proposal')
      .set({ asked: textList(others) })
      .where('team_id', '=', team)
      .where('id', '=', id)
      .execute();
  }
  return lists.length;
}
