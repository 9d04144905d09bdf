/** Proposals. What their authors typed is sealed; what is asked of the table is ids and instants. */
import type { Selectable } from 'kysely';
import { userId } from '../core/ids.js';
import type { Proposal, ProposalRepository } from '../proposals/proposal.js';
import type { Ambient } from './ambient.js';
import { forgetAsked } from './asked.js';
import type { Encryption } from './encryption.js';
import { countOf, listOf, orNull, textList, unlessNull, withoutNulls } from './rows.js';
import type { ProposalTable } from './schema.js';

type Change = Parameters<ProposalRepository['change']>[2];
type Named = Pick<Proposal, 'team' | 'id'>;

export const proposalStore = (ambient: Ambient, encryption: Encryption): ProposalRepository => {
  const { handle, transaction } = ambient;
  const rows = rowsWith(encryption);
  return {
    async add(proposal) {
      const added = await handle()
        .insertInto('proposal')
        .values(rows.rowOf(proposal))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },

    async find(team, id) {
      const row = await handle()
        .selectFrom('proposal')
        .selectAll()
        .where('team_id', '=', team)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && rows.proposalOf(row);
    },

    async change(team, id, change) {
      const columns = rows.columnsOf({ team, id }, change);
      // An empty change still answers the proposal, and SQL has no empty SET.
      const row = await handle()
        .updateTable('proposal')
        .set({ id, ...columns })
        .where('team_id', '=', team)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && rows.proposalOf(row);
    },

    async postedOrClosed(team, channel, from, to) {
      const found = await handle()
        .selectFrom('proposal')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where((where) =>
          where.or([
            where.and([where('posted_at', '>=', from), where('posted_at', '<', to)]),
            where.and([where('closed_at', '>=', from), where('closed_at', '<', to)]),
          ]),
        )
        .orderBy('posted_at')
        .orderBy('id')
        .execute();
      return found.map(rows.proposalOf);
    },

    async unanswered(team, channel, from, to) {
      const found = await handle()
        .selectFrom('proposal')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('state', '=', 'posted')
        .where('reply_by', '>=', from)
        .where('reply_by', '<', to)
        .orderBy('posted_at')
        .orderBy('id')
        .execute();
      return found.map(rows.proposalOf);
    },

    async allOf(team, user) {
      const written = await handle()
        .selectFrom('proposal')
        .selectAll()
        .where('team_id', '=', team)
        .where('author', '=', user)
        .orderBy('created_at')
        .execute();
      return written.map(rows.proposalOf);
    },

    deletePerson: (team, user) =>
      transaction(async () => {
        const written = await handle()
          .deleteFrom('proposal')
          .where('team_id', '=', team)
          .where('author', '=', user)
          .executeTakeFirst();
        return countOf(written) + (await forgetAsked(ambient, team, user));
      }),
  };
};

/** Rows and proposals, with the sealing between them. */
function rowsWith(encryption: Encryption) {
  const seal = (named: Named, column: string, text: string) =>
    encryption.seal([named.team, `proposal.${column}`, named.id], text);
  const open = (named: Named, column: string, text: string) =>
    encryption.open([named.team, `proposal.${column}`, named.id], text);

  const rowOf = (proposal: Proposal): ProposalTable => ({
    team_id: proposal.team,
    id: proposal.id,
    kind: proposal.kind,
    author: proposal.author,
    channel_id: proposal.channel,
    thread_ts: orNull(proposal.threadTs),
    source_ts: orNull(proposal.sourceTs),
    title: seal(proposal, 'title', proposal.title),
    context: seal(proposal, 'context', proposal.context),
    body: seal(proposal, 'body', proposal.body),
    asked: textList(proposal.asked),
    reply_hours: orNull(proposal.replyHours),
    reply_by: orNull(proposal.replyBy),
    state: proposal.state,
    refusal: orNull(proposal.refusal),
    posted_ts: orNull(proposal.postedTs),
    outcome: unlessNull(proposal.outcome, (text) => seal(proposal, 'outcome', text)),
    created_at: proposal.createdAt,
    posted_at: orNull(proposal.postedAt),
    closed_at: orNull(proposal.closedAt),
  });

  /** A field that is there and undefined is removed; an absent one is left alone. */
  const columnsOf = (named: Named, change: Change): Partial<ProposalTable> => ({
    ...(change.state !== undefined && { state: change.state }),
    ...('threadTs' in change && { thread_ts: orNull(change.threadTs) }),
    ...('postedTs' in change && { posted_ts: orNull(change.postedTs) }),
    ...('postedAt' in change && { posted_at: orNull(change.postedAt) }),
    ...('outcome' in change && {
      outcome: unlessNull(change.outcome, (text) => seal(named, 'outcome', text)),
    }),
    ...('closedAt' in change && { closed_at: orNull(change.closedAt) }),
    ...('refusal' in change && { refusal: orNull(change.refusal) }),
    ...('replyBy' in change && { reply_by: orNull(change.replyBy) }),
  });

  const proposalOf = (row: Selectable<ProposalTable>): Proposal => {
    const named: Named = { team: row.team_id, id: row.id };
    return {
      ...named,
      kind: row.kind,
      author: row.author,
      channel: row.channel_id,
      title: open(named, 'title', row.title),
      context: open(named, 'context', row.context),
      body: open(named, 'body', row.body),
      asked: listOf(row.asked).map(userId),
      state: row.state,
      createdAt: row.created_at,
      ...withoutNulls({
        threadTs: row.thread_ts,
        sourceTs: row.source_ts,
        replyHours: row.reply_hours,
        replyBy: row.reply_by,
        refusal: row.refusal,
        postedTs: row.posted_ts,
        outcome: unlessNull(row.outcome, (text) => open(named, 'outcome', text)),
        postedAt: row.posted_at,
        closedAt: row.closed_at,
      }),
    };
  };

  return { rowOf, columnsOf, proposalOf };
}
