/** A channel of many people, and days of its life: answers of its standup, decisions, proposals, wrap-ups and calls. */
import { addDays, type CalendarDate } from '../../src/core/calendar-date.js';
import type { Instant } from '../../src/core/clock.js';
import {
  callId,
  channelId,
  decisionId,
  messageTs,
  proposalId,
  standupId,
  teamId,
  type UserId,
  userId,
  wrapUpId,
} from '../../src/core/ids.js';
import { instantOf } from '../../src/core/zoned-time.js';
import { standupDefaults } from '../../src/standups/standup.js';
import type { Store } from '../../src/store/database.js';

export const TEAM = teamId('T1');
export const CHANNEL = channelId('C1');
export const TODAY = '2026-03-02';
/** When the digest is due: after the day's last answer. */
export const DUE = instantOf(TODAY, '17:00', 'UTC');

const STANDUP = standupId('S1');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** One in ten does not answer; of the others one in twenty waits for something, each day somebody else. */
const [SILENT, BLOCKED] = [10, 20];
/** Of each kind a day. */
const WRITTEN = 3;
/** So many days pass until a question is one that nobody answers. */
const UNANSWERED = 10;

const QUESTIONS = [
  { text: 'What did you finish since last time?', role: 'last' },
  { text: 'What is next?', role: 'plan' },
  { text: 'What are you waiting for?', role: 'blockers' },
] as const;

export const membersOf = (people: number): readonly UserId[] =>
  Array.from({ length: people }, (_, n) => userId(`U${n}`));

/** @param days that came before the digest is due, today included. */
export async function plantHistory(
  store: Pick<Store, 'transaction' | 'repositories'>,
  members: readonly UserId[],
  days: number,
): Promise<void> {
  const owner = members[0] ?? userId('U0');
  await store.repositories.standups.add({
    ...{ team: TEAM, id: STANDUP, name: 'Platform', channel: CHANNEL, questions: QUESTIONS },
    ...{ schedule: standupDefaults, report: { mode: 'thread', groupBy: 'person' }, privacy: 'open' },
    ...{ roster: { kind: 'list', users: members }, observers: [], owners: [owner], state: 'active' },
    ...{ createdBy: owner, createdAt: 0, updatedAt: 0, version: 1 },
  });
  for (let back = days - 1; back >= 0; back -= 1)
    await store.transaction(async () => {
      await plantStandup(store, members, back);
      for (let n = 0; n < WRITTEN; n += 1) await plantWriting(store, members, back, n);
    });
}

async function plantStandup(
  { repositories }: Pick<Store, 'repositories'>,
  members: readonly UserId[],
  back: number,
): Promise<void> {
  const workDay = addDays(TODAY, -back) as CalendarDate;
  const opensAt = instantOf(workDay, '09:00', 'UTC');
  const isSilent = (n: number) => (n + back) % SILENT === 0;
  await repositories.occurrences.add(
    members.map((user, n) => ({
      ...{ team: TEAM, standup: STANDUP, workDay, user, opensAt, promptAt: opensAt },
      ...{ remindAt: opensAt + 4 * HOUR_MS, closesAt: opensAt + 8 * HOUR_MS },
      state: isSilent(n) ? ('reminded' as const) : ('answered' as const),
    })),
  );
  for (const [n, user] of members.entries()) {
    if (isSilent(n)) continue;
    const blocker = (n + 7 * back) % BLOCKED === 1 ? `The keys of service ${back}` : '';
    await repositories.responses.save({
      ...{ team: TEAM, standup: STANDUP, workDay, user, asked: QUESTIONS, late: false },
      ...{ answers: [`Finished part ${back}`, 'The next part, and its tests', blocker] },
      submittedAt: opensAt + n,
    });
  }
}

/** Written in the hours before a digest, and settled a day later. */
async function plantWriting(
  { repositories }: Pick<Store, 'repositories'>,
  members: readonly UserId[],
  back: number,
  n: number,
): Promise<void> {
  const at: Instant = DUE - back * DAY_MS - (n + 1) * HOUR_MS;
  const [author = userId('U0'), ...asked] = members.slice(n, n + 4);
  const id = `${back}-${n}`;
  const postedTs = messageTs(`${Math.floor(at / 1000)}.00000${n}`);
  const [over, end] = [back > 0, at + DAY_MS];
  const open = back % UNANSWERED === UNANSWERED - 1 && n === 0;
  const place = { team: TEAM, channel: CHANNEL, postedTs, createdAt: at, postedAt: at };
  for (const kind of ['proposal', 'question', 'update'] as const)
    await repositories.proposals.add({
      ...{ ...place, id: proposalId(`P${id}-${kind}`), kind, author, title: `A ${kind}`, context: '' },
      ...{ body: 'As it was written.', asked },
      ...(kind !== 'update' && { replyHours: 8, replyBy: end - HOUR_MS }),
      ...(over && !open && kind !== 'update'
        ? { state: 'closed', outcome: 'So we do it.', closedAt: end }
        : { state: 'posted' }),
    });
  await repositories.decisions.add({
    ...{ ...place, id: decisionId(`D${id}`), author, owner: author, question: 'Which queue first?' },
    ...{ context: '', proposal: 'The slow one.', options: [], hours: 8, silence: 'accepts', rounds: 1 },
    ...{ asked: asked.map((user) => ({ user, hours: 8 })), opensAt: at, deadline: end, version: 1 },
    ...(over ? { state: 'accepted', why: 'no-objection', closedAt: end } : { state: 'proposed' }),
  });
  await repositories.wrapUps.add({
    ...{ ...place, id: wrapUpId(`W${id}`), author, title: 'The importer', outcome: 'A table of its own.' },
    ...{ questions: '', steps: '', links: '', cites: [], toChannel: false, state: 'posted', version: 1 },
  });
  await repositories.calls.add({
    ...{
      ...place,
      id: callId(`K${id}`),
      asker: author,
      topic: 'Who rolls back?',
      needed: asked,
      minutes: 25,
    },
    ...{ startsAt: at + HOUR_MS, sequence: 0, changedAt: at, version: 1 },
    ...(over ? { state: 'closed', outcome: 'Ben.', outcomeAt: end } : { state: 'agreed' }),
  });
}
