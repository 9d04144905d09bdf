/** Nudges, and the turns that the cooldowns count from. */
import type { Selectable } from 'kysely';
import type { ChannelId, MessageTs, TeamId } from '../core/ids.js';
import type { NudgeRecord, NudgeRepository } from '../nudges/nudge.js';
import type { Ambient } from './ambient.js';
import type { Encryption } from './encryption.js';
import { takeTurn } from './nudge-turn.js';
import { countOf, listOf, orNull, textList, unlessNull, withoutNulls } from './rows.js';
import type { NudgeTable } from './schema.js';

export const nudgeStore = (ambient: Ambient, encryption: Encryption): NudgeRepository => {
  const { handle, transaction } = ambient;
  const nudgeOf = nudgeWith(encryption);
  return {
    takeTurn: (turn) => takeTurn(ambient, turn),

    async lastNudged(team, user, channel) {
      const rows = await handle()
        .selectFrom('nudge_turn')
        .select(['kind', 'taken_at'])
        .where('team_id', '=', team)
        .where((where) =>
          where.or([
            where.and([where('kind', '=', 'person'), where('subject', '=', user)]),
            where.and([where('kind', '=', 'channel'), where('subject', '=', channel)]),
          ]),
        )
        .execute();
      return Object.fromEntries(rows.map((row) => [row.kind, row.taken_at]));
    },

    async record(nudge) {
      await handle()
        .insertInto('nudge')
        .values(rowOf(nudge, encryption))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async find(team, channel, ts) {
      const row = await handle()
        .selectFrom('nudge')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('ts', '=', ts)
        // Of several rules, the one that spoke.
        .orderBy((order) => order.case().when('quiet', 'is', null).then(0).else(1).end())
        .orderBy('decided_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && nudgeOf(row);
    },

    async spokeIn(team, channel, threadTs, rule) {
      const row = await handle()
        .selectFrom('nudge')
        .select('ts')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('thread_ts', '=', threadTs)
        .where('rule', '=', rule)
        .where('quiet', 'is', null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async giveFeedback(team, channel, ts, feedback, now) {
      await handle()
        .updateTable('nudge')
        .set({ feedback, feedback_at: now })
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('ts', '=', ts)
        .execute();
    },

    async attachText(team, channel, ts, text) {
      await handle()
        .updateTable('nudge')
        .set({ attached_text: encryption.seal(attachedTo(team, channel, ts), text) })
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('ts', '=', ts)
        .execute();
    },

    async recent(team, user, limit) {
      const rows = await handle()
        .selectFrom('nudge')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .orderBy('decided_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(nudgeOf);
    },

    async allOf(team, user) {
      const rows = await handle()
        .selectFrom('nudge')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .orderBy('decided_at')
        .execute();
      return rows.map(nudgeOf);
    },

    async withAttachedText(limit) {
      const rows = await handle()
        .selectFrom('nudge')
        .selectAll()
        .where('attached_text', 'is not', null)
        .orderBy('decided_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(nudgeOf);
    },

    deletePerson: (team, user) =>
      transaction(async () => {
        const nudges = await handle()
          .deleteFrom('nudge')
          .where('team_id', '=', team)
          .where('user_id', '=', user)
          .executeTakeFirst();
        const turns = await handle()
          .deleteFrom('nudge_turn')
          .where('team_id', '=', team)
          .where('kind', '=', 'person')
          .where('subject', '=', user)
          .executeTakeFirst();
        return countOf(nudges) + countOf(turns);
      }),

    purge: (before) =>
      transaction(async () => {
        const nudges = await handle().deleteFrom('nudge').where('decided_at', '<', before).executeTakeFirst();
        const turns = await handle()
          .deleteFrom('nudge_turn')
          .where('taken_at', '<', before)
          .executeTakeFirst();
        return countOf(nudges) + countOf(turns);
      }),
  };
};

const attachedTo = (team: TeamId, channel: ChannelId, ts: MessageTs) =>
  [team, 'nudge.attached_text', channel, ts] as const;

function rowOf(nudge: NudgeRecord, encryption: Encryption): NudgeTable {
  const { team, channel, ts } = nudge;
  return {
    team_id: team,
    channel_id: channel,
    ts,
    rule: nudge.rule,
    thread_ts: orNull(nudge.threadTs),
    user_id: nudge.user,
    purpose: nudge.purpose,
    confidence: nudge.confidence,
    quiet: orNull(nudge.quiet),
    saw: textList(nudge.saw),
    people: orNull(nudge.people),
    minutes: orNull(nudge.minutes),
    decided_at: nudge.decidedAt,
    feedback: orNull(nudge.feedback),
    feedback_at: null,
    attached_text: unlessNull(nudge.attachedText, (text) =>
      encryption.seal(attachedTo(team, channel, ts), text),
    ),
  };
}

const nudgeWith =
  (encryption: Encryption) =>
  (row: Selectable<NudgeTable>): NudgeRecord => ({
    team: row.team_id,
    channel: row.channel_id,
    ts: row.ts,
    user: row.user_id,
    rule: row.rule,
    purpose: row.purpose,
    confidence: row.confidence,
    saw: listOf(row.saw),
    decidedAt: row.decided_at,
    ...withoutNulls({
      threadTs: row.thread_ts,
      quiet: row.quiet,
      people: row.people,
      minutes: row.minutes,
      feedback: row.feedback,
      attachedText: unlessNull(row.attached_text, (sealed) =>
        encryption.open(attachedTo(row.team_id, row.channel_id, row.ts), sealed),
      ),
    }),
  });
