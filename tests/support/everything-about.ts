/**
 * A world in which one person's id stands wherever an id can stand, and a look into every column of every table for it. What a new table
 * or column keeps must be written here too, or be said to name nobody: `unwritten` tells of whatever is neither.
 */
import {
  callId,
  channelId,
  decisionId,
  messageTs,
  pauseId,
  proposalId,
  standupId,
  type TeamId,
  type UserId,
  wrapUpId,
} from '../../src/core/ids.js';
import type { Store } from '../../src/store/database.js';
import { tables } from '../../src/store/schema.js';
import { call, pause } from '../contracts/call-samples.js';
import { decision, position } from '../contracts/decision-samples.js';
import { digestRecord, digestSettings } from '../contracts/digest-samples.js';
import { installation, lesserOffer, NOW, nudge, outgoing, proposal, wrapUp } from '../contracts/samples.js';
import { occurrence, response, standup } from '../contracts/standup-samples.js';

/** Who did everything, and somebody else who did it with them. */
export interface Pair {
  readonly team: TeamId;
  readonly who: UserId;
  readonly other: UserId;
  /** The installation as it stands; a made-up one when there is none. */
  readonly installed?: Parameters<Store['repositories']['installations']['save']>[0];
}

const HOUR_MS = 3_600_000;
const place = channelId('CEVERYTHING');

/** `who` nudged, wrote, answered, decided, wrapped up, called, set things and was told; and is named in what `other` did. */
export async function writeEverythingAbout({ repositories, jobTable }: Store, pair: Pair) {
  const { team, who, other } = pair;
  await repositories.installations.save({ ...(pair.installed ?? installation({ team })), installedBy: who });
  await repositories.preferences.change(team, who, { optedOut: true, zone: 'Asia/Tokyo' }, NOW);
  await repositories.channels.change(team, place, { nudges: false }, who, NOW);
  await repositories.nudges.record(nudge({ team, user: who, channel: place }));
  const cooldowns = { personCooldownMs: 1, channelCooldownMs: 1 };
  await repositories.nudges.takeTurn({ team, user: who, channel: place, now: NOW, ...cooldowns });
  const said = { user: who, ts: messageTs('1.1'), at: 1.1, marks: 0, gone: false };
  await repositories.talks.publish('W1', [{ team, channel: place, said: [said] }], NOW);
  await standupsAbout(repositories, pair);
  for (const [mine, author, named] of [
    ['1', who, other],
    ['2', other, who],
  ] as const) {
    const at = { team, channel: place };
    await repositories.proposals.add(
      proposal({ ...at, id: proposalId(`PE${mine}`), author, asked: [named], state: 'closed' }),
    );
    await repositories.calls.add(
      call({ ...at, id: callId(`KE${mine}`), asker: author, needed: [named], state: 'cancelled' }),
    );
    await repositories.wrapUps.add(wrapUp({ ...at, id: wrapUpId(`WE${mine}`), author, state: 'posted' }));
    const id = decisionId(`DE${mine}`);
    const closing = { state: 'accepted', closedBy: named, extendedBy: named, passedFrom: named } as const;
    await repositories.decisions.add(
      decision({ ...at, id, author, owner: named, asked: [{ user: named, hours: 8 }], ...closing }),
    );
    for (const user of [who, other])
      await repositories.decisions.savePosition(position({ team, decision: id, user }));
    await repositories.pauses.add(
      pause({
        ...{ ...at, id: pauseId(`BE${mine}`), threadTs: messageTs(`${mine}.1`), asker: author },
        ...{ people: [named], settledBy: named, state: 'back' },
      }),
    );
  }
  await repositories.digests.saveSettings(
    digestSettings({ team, channel: place, updatedBy: who, on: false }),
    0,
  );
  await repositories.digests.begin(digestRecord({ team, channel: place, state: 'posted' }));
  const sent = { team, channel: place, state: 'sent' } as const;
  await repositories.outbox.intend(outgoing({ ...sent, key: 'nudge:everything', user: who }), undefined);
  const { user: _, ...toAll } = outgoing({
    ...sent,
    kind: 'channel',
    key: `standup:SE:2026-03-02:${who}:answer`,
  });
  await repositories.outbox.intend(toAll, undefined);
  await repositories.outbox.intend(
    outgoing({ ...sent, kind: 'dm', key: `standup:SE:unreachable:${who}`, user: other }),
    undefined,
  );
  await repositories.outbox.intend(
    outgoing({ ...sent, kind: 'dm', key: `standup:SE:2026-03-02:${other}:prompt`, user: other }),
    undefined,
  );
  for (const [user, named] of [
    [who, other],
    [other, who],
    [other, other],
  ] as const) {
    const key = `standup:SE:${user}:unreachable:${named}`;
    await repositories.lesser.add(lesserOffer({ team, user, key, about: 'SE' }), NOW);
    await repositories.lesser.take(team, [key], `together:${user}:1`, NOW);
  }
  await repositories.deliveries.claim(team, ['event:everything'], NOW);
  const runAt = NOW + 1_000 * 24 * HOUR_MS;
  await jobTable.add([
    { team, name: 'everything.about', key: `${who}:1`, payload: { user: who, turn: 1 }, runAt },
    { team, name: 'everything.invited', key: place, payload: { channel: place, inviter: who }, runAt },
    { team, name: 'everything.about', key: `${other}:1`, payload: { user: other, turn: 1 }, runAt },
  ]);
}

async function standupsAbout(repositories: Store['repositories'], { team, who, other }: Pair) {
  const { standups, terms, occurrences, responses, leave } = repositories;
  const id = standupId('SE');
  const { schedule } = standup();
  await standups.add(
    standup({
      ...{ team, id, channel: place, state: 'paused', pauseReason: 'asked', createdBy: who },
      ...{ owners: [who, other], observers: [who], roster: { kind: 'list', users: [who, other] } },
    }),
  );
  for (const user of [who, other]) {
    await terms.set(team, id, user, { schedule, zone: 'UTC', settledUntil: NOW });
    await occurrences.add([occurrence({ team, standup: id, user, state: 'answered' })]);
    await responses.save(response({ team, standup: id, user }));
    await leave.add(team, user, { from: '2026-03-02', to: '2026-03-03' }, NOW);
  }
}

/** Text columns, by name, that hold what is no person in any table. */
const NAMES_NOBODY = new Set(
  `team_id team_name enterprise_id app_id bot_user bot_id scopes state state_reason id channel_id thread_ts ts source_ts posted_ts
  from_ts to_ts quiet_rules work_start work_end work_days zone region sensitivity deliver rule purpose quiet saw feedback kind
  refusal content_hash code why name time days every_two_weeks_from remind_time report_mode report_group_by privacy roster_kind
  roster_source regions zones pause_reason standup_id member_zone work_day reason due_kind source about unasked_kind first_day last_day silence decision_id supersedes
  superseded_by review_on link cadence without day writer archive cites worker error`
    .trim()
    .split(/\s+/),
);

/** Sealed text: what its author typed, which may mention anybody and which nobody can search. It goes with its author's row. */
const SEALED = new Set(
  `installation.bot_token nudge.attached_text proposal.title proposal.context proposal.body proposal.outcome standup.name
  standup.questions response.answers response.asked decision.question decision.context decision.proposal decision.options
  decision.reason decision_position.concern call.topic call.read_ahead call.outcome wrap_up.title wrap_up.outcome
  wrap_up.questions wrap_up.steps wrap_up.links`
    .trim()
    .split(/\s+/),
);

/** Columns of other kinds, by table. */
const NAMES_NOBODY_HERE = new Set([
  // Ids of events, messages, views and presses; see `DeliveryKey`.
  'delivery.key',
]);

const isText = (type: string) => /text|char|json/i.test(type);

/** Where a text stands: `table.column`, each once. */
export const columnsWith = (store: Store, text: string): Promise<readonly string[]> =>
  store.transaction(async () => {
    const found = new Set<string>();
    for (const table of tables) {
      const rows = (await store.running()?.selectFrom(table).selectAll().execute()) ?? [];
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          if (typeof value === 'string' && value.includes(text)) found.add(`${table}.${column}`);
    }
    return [...found].sort();
  });

/** Text columns that neither hold the person nor are said to name nobody. */
export async function unwritten(store: Store, who: UserId): Promise<readonly string[]> {
  const held = new Set(await columnsWith(store, who));
  const all = await store.transaction(async () => store.running()?.introspection.getTables());
  const ours = (all ?? []).filter(({ name }) => (tables as readonly string[]).includes(name));
  return ours
    .flatMap(({ name, columns }) =>
      columns
        .filter(({ dataType, name: column }) => isText(dataType) && !NAMES_NOBODY.has(column))
        .map((column) => `${name}.${column.name}`),
    )
    .filter((column) => !held.has(column) && !SEALED.has(column) && !NAMES_NOBODY_HERE.has(column))
    .sort();
}
