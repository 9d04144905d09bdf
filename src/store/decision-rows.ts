/** Rows and decisions, with the sealing between them. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { DecisionId, TeamId } from '../core/ids.js';
import { userId } from '../core/ids.js';
import type { Asked, Decision, Position } from '../decisions/decision.js';
import type { DecisionPositionTable, DecisionTable } from './decision-tables.js';
import type { Encryption, Place } from './encryption.js';
import { listOf, orNull, textList, unlessNull, withoutNulls } from './rows.js';

const AskedList = z.array(
  z.object({
    user: z.string().transform(userId),
    hours: z.number(),
    remindAt: z.number().exactOptional(),
  }),
);

/** @throws when the column holds no such list. */
export const askedOf = (json: string): readonly Asked[] => AskedList.parse(JSON.parse(json));

export function decisionRows(encryption: Encryption) {
  const placeOf = (team: TeamId, id: DecisionId, column: string): Place => [team, `decision.${column}`, id];
  const concernPlace = (of: Pick<Position, 'team' | 'decision' | 'user'>): Place => [
    ...([of.team, 'decision_position.concern'] as const),
    ...[of.decision, of.user],
  ];

  const rowOf = (decision: Decision): DecisionTable => {
    const seal = (column: string, text: string) =>
      encryption.seal(placeOf(decision.team, decision.id, column), text);
    return {
      team_id: decision.team,
      id: decision.id,
      author: decision.author,
      owner: decision.owner,
      passed_from: orNull(decision.passedFrom),
      channel_id: decision.channel,
      thread_ts: orNull(decision.threadTs),
      source_ts: orNull(decision.sourceTs),
      question: seal('question', decision.question),
      context: seal('context', decision.context),
      proposal: seal('proposal', decision.proposal),
      options: seal('options', textList(decision.options)),
      asked: JSON.stringify(decision.asked),
      hours: decision.hours,
      silence: decision.silence,
      quorum: orNull(decision.quorum),
      opens_at: orNull(decision.opensAt),
      deadline: orNull(decision.deadline),
      extended_by: orNull(decision.extendedBy),
      state: decision.state,
      why: orNull(decision.why),
      chosen: orNull(decision.chosen),
      reason: unlessNull(decision.reason, (text) => seal('reason', text)),
      closed_by: orNull(decision.closedBy),
      closed_at: orNull(decision.closedAt),
      rounds: decision.rounds,
      supersedes: orNull(decision.supersedes),
      superseded_by: orNull(decision.supersededBy),
      review_on: orNull(decision.reviewOn),
      confirmed_at: orNull(decision.confirmedAt),
      refusal: orNull(decision.refusal),
      posted_ts: orNull(decision.postedTs),
      posted_at: orNull(decision.postedAt),
      link: orNull(decision.link),
      created_at: decision.createdAt,
      due_at: orNull(decision.dueAt),
      version: decision.version,
    };
  };

  const decisionOf = (row: Selectable<DecisionTable>): Decision => {
    const open = (column: string, text: string) =>
      encryption.open(placeOf(row.team_id, row.id, column), text);
    return {
      team: row.team_id,
      id: row.id,
      author: row.author,
      owner: row.owner,
      channel: row.channel_id,
      question: open('question', row.question),
      context: open('context', row.context),
      proposal: open('proposal', row.proposal),
      options: listOf(open('options', row.options)),
      asked: askedOf(row.asked),
      hours: row.hours,
      silence: row.silence,
      state: row.state,
      rounds: row.rounds,
      createdAt: row.created_at,
      version: row.version,
      ...withoutNulls({
        passedFrom: row.passed_from,
        threadTs: row.thread_ts,
        sourceTs: row.source_ts,
        quorum: row.quorum,
        opensAt: row.opens_at,
        deadline: row.deadline,
        extendedBy: row.extended_by,
        why: row.why,
        chosen: row.chosen,
        reason: unlessNull(row.reason, (text) => open('reason', text)),
        closedBy: row.closed_by,
        closedAt: row.closed_at,
        supersedes: row.supersedes,
        supersededBy: row.superseded_by,
        reviewOn: row.review_on,
        confirmedAt: row.confirmed_at,
        refusal: row.refusal,
        postedTs: row.posted_ts,
        postedAt: row.posted_at,
        link: row.link,
        dueAt: row.due_at,
      }),
    };
  };

  const positionRowOf = (position: Position): DecisionPositionTable => ({
    team_id: position.team,
    decision_id: position.decision,
    user_id: position.user,
    kind: position.kind,
    option_index: orNull(position.option),
    concern: unlessNull(position.concern, (text) => encryption.seal(concernPlace(position), text)),
    taken_at: position.takenAt,
    changed_at: orNull(position.changedAt),
  });

  const positionOf = (row: Selectable<DecisionPositionTable>): Position => {
    const named = { team: row.team_id, decision: row.decision_id, user: row.user_id };
    return {
      ...named,
      kind: row.kind,
      takenAt: row.taken_at,
      ...withoutNulls({
        option: row.option_index,
        concern: unlessNull(row.concern, (text) => encryption.open(concernPlace(named), text)),
        changedAt: row.changed_at,
      }),
    };
  };

  return { rowOf, decisionOf, positionRowOf, positionOf };
}
