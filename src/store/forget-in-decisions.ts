/** Takes a person out of the decisions: theirs go, those of others go on without them. */
import { type TeamId, type UserId, userId } from '../core/ids.js';
import type { Ambient } from './ambient.js';
import { askedOf } from './decision-rows.js';
import { countOf } from './rows.js';

const NOBODY = userId('');

/** Joins the running transaction. @returns how many records were about them. */
export async function forgetInDecisions(ambient: Ambient, team: TeamId, user: UserId): Promise<number> {
  const { handle } = ambient;
  const theirs = handle()
    .selectFrom('decision')
    .select('id')
    .where('team_id', '=', team)
    .where('author', '=', user);
  await handle()
    .deleteFrom('decision_position')
    .where('team_id', '=', team)
    .where('decision_id', 'in', theirs)
    .execute();
  const positions = await handle()
    .deleteFrom('decision_position')
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .executeTakeFirst();
  const opened = await handle()
    .deleteFrom('decision')
    .where('team_id', '=', team)
    .where('author', '=', user)
    .executeTakeFirst();
  return countOf(positions) + countOf(opened) + (await forgetInOthers(ambient, team, user));
}

/** Their name in decisions of others: as owner (it goes back to the author), as asked, as who closed or extended it. */
async function forgetInOthers({ handle }: Ambient, team: TeamId, user: UserId): Promise<number> {
  const naming = await handle()
    .selectFrom('decision')
    .select(['id', 'asked', 'owner', 'author', 'closed_by', 'extended_by', 'passed_from', 'version'])
    .where('team_id', '=', team)
    .where(({ eb, or }) =>
      or([
        eb('owner', '=', user),
        eb('closed_by', '=', user),
        eb('extended_by', '=', user),
        eb('passed_from', '=', user),
        // Quoted as in the JSON: U1 is not in a list with U12. Slack's ids hold no wildcard.
        eb('asked', 'like', `%"${user}"%`),
      ]),
    )
    .execute();
  for (const { id, ...row } of naming) {
    await handle()
      .updateTable('decision')
      .set({
        asked: JSON.stringify(askedOf(row.asked).filter((each) => each.user !== user)),
        owner: row.owner === user ? row.author : row.owner,
        closed_by: row.closed_by === user ? NOBODY : row.closed_by,
        extended_by: row.extended_by === user ? NOBODY : row.extended_by,
        // Back with the author, it was never passed on.
        passed_from: row.owner === user || row.passed_from === user ? null : row.passed_from,
        version: row.version + 1,
      })
      .where('team_id', '=', team)
      .where('id', '=', id)
      .execute();
  }
  return naming.length;
}
