/** What processes tell each other of live talks. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { messageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import { inParts } from '../core/in-parts.js';
import type { ConversationPlace, Said } from '../nudges/talk/conversation.js';
import type { PublishedTalk, TalkRepository } from '../nudges/talk/talk-repository.js';
import type { Ambient } from './ambient.js';
import { countOf } from './rows.js';
import type { TalkWindowTable } from './talk-tables.js';

/** Conversations named in one statement: SQLite nests no more than a thousand conditions. */
const MOST_AT_ONCE = 100;

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
        for (const part of inParts(talks, MOST_AT_ONCE)) {
          await handle()
            .insertInto('talk_window')
            .values(
              part.map((talk) => ({ ...keyOf(talk), writer, said: jsonOf(talk.said), updated_at: now })),
            )
            .onConflict((conflict) =>
              conflict.columns(['team_id', 'channel_id', 'thread_ts', 'writer']).doUpdateSet((eb) => ({
                said: eb.ref('excluded.said'),
                updated_at: eb.ref('excluded.updated_at'),
              })),
            )
            .execute();
        }
      }),

    async others(places, writer, since) {
      const heard: PublishedTalk[] = [];
      for (const part of inParts(places, MOST_AT_ONCE)) {
        const rows = await handle()
          .selectFrom('talk_window')
          .selectAll()
          .where((eb) => eb.or(part.map((place) => eb.and(keyOf(place)))))
          .where('writer', '!=', writer)
          .where('updated_at', '>=', since)
          .execute();
        for (const row of rows) heard.push({ ...placeOf(row), said: saidOf(row.said) });
      }
      return heard;
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

type Place = Pick<Selectable<TalkWindowTable>, 'team_id' | 'channel_id' | 'thread_ts'>;

const keyOf = ({ team, channel, threadTs }: ConversationPlace): Place => ({
  ...{ team_id: team, channel_id: channel, thread_ts: threadTs ?? '' },
});

const placeOf = (row: Place): ConversationPlace => ({
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
