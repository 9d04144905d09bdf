/** Wrap-ups. What their authors typed is sealed; what is asked of the table is ids and instants. */
import type { Selectable } from 'kysely';
import { messageTs } from '../core/ids.js';
import type { Words, WrapUp, WrapUpChange, WrapUpRepository } from '../wrapups/wrap-up.js';
import type { Ambient } from './ambient.js';
import type { Encryption } from './encryption.js';
import { countOf, flag, isSet, listOf, orNull, textList, withoutNulls } from './rows.js';
import type { WrapUpTable } from './wrap-up-tables.js';

type Named = Pick<WrapUp, 'team' | 'id'>;
const WORDS = ['title', 'outcome', 'questions', 'steps', 'links'] as const satisfies readonly (keyof Words)[];

export const wrapUpStore = ({ handle }: Ambient, encryption: Encryption): WrapUpRepository => {
  const rows = rowsWith(encryption);
  return {
    async add(wrapUp) {
      const added = await handle()
        .insertInto('wrap_up')
        .values(rows.rowOf(wrapUp))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },

    async find(team, id) {
      const row = await handle()
        .selectFrom('wrap_up')
        .selectAll()
        .where('team_id', '=', team)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && rows.wrapUpOf(row);
    },

    async change(team, id, change) {
      // An empty change still answers the wrap-up, and SQL has no empty SET.
      const row = await handle()
        .updateTable('wrap_up')
        .set({ id, ...rows.columnsOf({ team, id }, change) })
        .where('team_id', '=', team)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && rows.wrapUpOf(row);
    },

    async since(team, channel, from, to) {
      const posted = await handle()
        .selectFrom('wrap_up')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('posted_at', '>=', from)
        .where('posted_at', '<', to)
        .orderBy('posted_at')
        .orderBy('id')
        .execute();
      return posted.map(rows.wrapUpOf);
    },

    async allOf(team, user) {
      const written = await handle()
        .selectFrom('wrap_up')
        .selectAll()
        .where('team_id', '=', team)
        .where('author', '=', user)
        .orderBy('created_at')
        .execute();
      return written.map(rows.wrapUpOf);
    },

    async deletePerson(team, user) {
      const written = handle().deleteFrom('wrap_up').where('team_id', '=', team).where('author', '=', user);
      return countOf(await written.executeTakeFirst());
    },

    async purge(before) {
      return countOf(
        await handle().deleteFrom('wrap_up').where('created_at', '<', before).executeTakeFirst(),
      );
    },
  };
};

/** Rows and wrap-ups, with the sealing between them. */
function rowsWith(encryption: Encryption) {
  const place = ({ team, id }: Named, column: string) => [team, `wrap_up.${column}`, id] as const;
  const wordsOf = (named: Named, how: 'seal' | 'open', words: Words): Words => ({
    title: encryption[how](place(named, 'title'), words.title),
    outcome: encryption[how](place(named, 'outcome'), words.outcome),
    questions: encryption[how](place(named, 'questions'), words.questions),
    steps: encryption[how](place(named, 'steps'), words.steps),
    links: encryption[how](place(named, 'links'), words.links),
  });

  const rowOf = (wrapUp: WrapUp): WrapUpTable => ({
    team_id: wrapUp.team,
    id: wrapUp.id,
    author: wrapUp.author,
    channel_id: wrapUp.channel,
    thread_ts: orNull(wrapUp.threadTs),
    from_ts: orNull(wrapUp.fromTs),
    to_ts: orNull(wrapUp.toTs),
    ...wordsOf(wrapUp, 'seal', wrapUp),
    cites: textList(wrapUp.cites),
    to_channel: flag(wrapUp.toChannel),
    state: wrapUp.state,
    version: wrapUp.version,
    archive: orNull(wrapUp.archive),
    refusal: orNull(wrapUp.refusal),
    posted_ts: orNull(wrapUp.postedTs),
    created_at: wrapUp.createdAt,
    posted_at: orNull(wrapUp.postedAt),
    edited_at: orNull(wrapUp.editedAt),
  });

  /** A field that is there and undefined is removed; an absent one is left alone. */
  const columnsOf = (named: Named, change: WrapUpChange): Partial<WrapUpTable> => {
    const sealed = WORDS.flatMap((column) => {
      const text = change[column];
      return text === undefined ? [] : [[column, encryption.seal(place(named, column), text)] as const];
    });
    return {
      ...Object.fromEntries(sealed),
      ...(change.cites !== undefined && { cites: textList(change.cites) }),
      ...(change.toChannel !== undefined && { to_channel: flag(change.toChannel) }),
      ...(change.state !== undefined && { state: change.state }),
      ...(change.version !== undefined && { version: change.version }),
      ...('archive' in change && { archive: orNull(change.archive) }),
      ...('refusal' in change && { refusal: orNull(change.refusal) }),
      ...('postedTs' in change && { posted_ts: orNull(change.postedTs) }),
      ...('postedAt' in change && { posted_at: orNull(change.postedAt) }),
      ...('editedAt' in change && { edited_at: orNull(change.editedAt) }),
    };
  };

  const wrapUpOf = (row: Selectable<WrapUpTable>): WrapUp => {
    const named: Named = { team: row.team_id, id: row.id };
    return {
      ...named,
      author: row.author,
      channel: row.channel_id,
      ...wordsOf(named, 'open', row),
      cites: listOf(row.cites).map(messageTs),
      toChannel: isSet(row.to_channel),
      state: row.state,
      version: row.version,
      createdAt: row.created_at,
      ...withoutNulls({
        threadTs: row.thread_ts,
        fromTs: row.from_ts,
        toTs: row.to_ts,
        archive: row.archive,
        refusal: row.refusal,
        postedTs: row.posted_ts,
        postedAt: row.posted_at,
        editedAt: row.edited_at,
      }),
    };
  };

  return { rowOf, columnsOf, wrapUpOf };
}
