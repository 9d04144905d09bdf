/** What processes tell each other of live talks. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { messageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import type { ConversationPlace, Said } from '../nudges/talk/conversation.js';
import type { TalkRepository } from '../nudges/talk/talk-repository.js';
import type { Ambient } from './ambient.js';
import { countOf } from './rows.js';
import type { TalkWindowTable } from './talk-tables.js';

export const talkStore = ({ handle, transaction }: Ambient): TalkRepository => {
  const naming = (team: TeamId, user: UserId) =>
    handle()
      .selectFrom('talk_window')
      .select(['team_id', 'channel_id', 'thread_ts'])
      .distinct()
      .where('team_id', '=', team)
      // Quoted as in the JSON: U1 is not in a list with U12. Slack's ids hold no wildcard.
      .where('said', 'like', `%"${user}"%`);
  return {
    publish: (writer, talks, now) =>
      transaction(async () => {
        for (const { team, channel, threadTs, said } of talks) {
          const row = { said: jsonOf(said), updated_at: now };
          await handle()
            .insertInto('talk_window')
            .values({ team_id: team, channel_id: channel, thread_ts: threadTs ?? '', writer, ...row })
            .onConflict((conflict) =>
              conflict.columns(['team_id', 'channel_id', 'thread_ts', 'writer']).doUpdateSet(row),
            )
            .execute();
        }
      }),

    async others({ team, channel, threadTs }, writer, since) {
      const rows = await handle()
        .selectFrom('talk_window')
        .select('said')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('thread_ts', '=', threadTs ?? '')
        .where('writer', '!=', writer)
        .where('updated_at', '>=', since)
        .execute();
      return rows.flatMap(({ said }) => saidOf(said));
    },

    async recent(since, limit) {
      const rows = await handle()
        .selectFrom('talk_window')
        .selectAll()
        .where('updated_at', '>=', since)
        .orderBy('updated_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...placeOf(row), said: saidOf(row.said) }));
    },

    namedIn: async (team, user) => (await naming(team, user).execute()).map(placeOf),

    deletePerson: async (team, user) =>
      countOf(
        await handle()
          .deleteFrom('talk_window')
          .where('team_id', '=', team)
          .where('said', 'like', `%"${user}"%`)
          .executeTakeFirst(),
      ),

    async purge(before) {
      const gone = await handle()
        .deleteFrom('talk_window')
        .where('updated_at', '<', before)
        .executeTakeFirst();
      return countOf(gone);
    },
  };
};

const placeOf = (
  row: Pick<Selectable<TalkWindowTable>, 'team_id' | 'channel_id' | 'thread_ts'>,
): ConversationPlace => ({
  team: row.team_id,
  channel: row.channel_id,
  ...(row.thread_ts !== '' && { threadTs: row.thread_ts }),
});

const Listed = z.array(z.tuple([z.string(), z.string(), z.number(), z.number()]));

const jsonOf = (said: readonly Said[]): string =>
  JSON.stringify(said.map(({ ts, user, marks, gone }) => [ts, user, marks, gone ? 1 : 0]));

const saidOf = (json: string): readonly Said[] =>
  Listed.parse(JSON.parse(json)).map(([ts, user, marks, gone]) => ({
    ...{ ts: messageTs(ts), user: userId(user), at: Number(ts) },
    ...{ marks, gone: gone === 1 },
  }));
