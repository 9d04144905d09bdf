/** What a channel's digest tells of its standups. Of anonymous ones counts alone, of confidential ones nothing. */
import { addDays, type CalendarDate } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import type { UserId } from '../../core/ids.js';
import type { DigestReaders, OpenBlocker, StandupDay } from '../../digests/readers.js';
import type { OutboxRepository } from '../../outbox/outbox.js';
import type { Occurrence } from '../occurrence.js';
import type { Standup, StandupResponse } from '../standup-record.js';
import type { ResponseRepository, StandupRepository } from '../standup-repository.js';
import { blockedLines, type ReportDay } from './day.js';
import type { ReadDay } from './read-day.js';
import { compiledKey, parentKey } from './report-keys.js';
import { standingSince } from './standing-since.js';

export interface DigestReaderDeps {
  readonly standups: Pick<StandupRepository, 'ofChannel'>;
  readonly responses: Pick<ResponseRepository, 'newest' | 'ofMembers'>;
  readonly readDay: ReadDay;
  readonly outboxRecords: Pick<OutboxRepository, 'find'>;
}

/** Dates that are looked through for the first mention of a blocker; one that is older still is told as so old. */
const LOOK_BACK_DAYS = 14;
/** A blocker named longer ago than this, by somebody who has not answered since, is not known to stand. */
const STALE_DAYS = 4;

export function createDigestReader(
  deps: DigestReaderDeps,
): Pick<DigestReaders, 'standupDays' | 'openBlockers'> {
  const { standups, responses, readDay, outboxRecords } = deps;

  async function shown(...of: Parameters<StandupRepository['ofChannel']>): Promise<readonly Standup[]> {
    const all = await standups.ofChannel(...of);
    return all.filter(({ state, privacy }) => state !== 'deleted' && privacy !== 'confidential');
  }

  async function whereReported({ team, id }: Standup, workDay: CalendarDate): Promise<StandupDay['report']> {
    for (const key of [parentKey(id, workDay), compiledKey(id, workDay)]) {
      const record = await outboxRecords.find(team, key);
      if (record?.channel && record.ts) return { channel: record.channel, ts: record.ts };
    }
    return undefined;
  }

  /**
   * Of each member who is blocked, newest first, as far back as they may have been. Of most others the newest answer is enough: a large
   * channel's weeks are not opened for them.
   */
  async function blockedAnswers({ team, id }: Standup, asOf: CalendarDate): Promise<Answers> {
    const days = { first: addDays(asOf, -STALE_DAYS), last: asOf };
    const newest = await responses.newest(team, id, days);
    const blocked = newest.filter((answer) => blockedLines(answer).length > 0).map(({ user }) => user);
    const recent = await responses.ofMembers(team, id, blocked, days);
    const still = byUser(recent).filter((answers) =>
      openOf(answers).some(({ since }) => since === answers.at(-1)?.workDay),
    );
    const before = { first: addDays(asOf, -LOOK_BACK_DAYS), last: addDays(days.first, -1) };
    const users = still.flatMap(([answer]) => answer?.user ?? []);
    return byUser([...recent, ...(await responses.ofMembers(team, id, users, before))]);
  }

  return {
    async standupDays(team, channel, { first, last, now }) {
      const days: StandupDay[] = [];
      for (const standup of await shown(team, channel)) {
        for (let workDay = first; workDay <= last; workDay = addDays(workDay, 1)) {
          const { day, occurrences } = await readDay(standup, workDay);
          if (day.asked === 0 && day.out.length === 0) continue;
          days.push(dayOf(day, occurrences, await whereReported(standup, workDay), now));
        }
      }
      return days;
    },

    async openBlockers(team, channel, asOf) {
      const blockers: OpenBlocker[] = [];
      for (const standup of await shown(team, channel)) {
        if (standup.privacy !== 'open') continue;
        for (const answers of await blockedAnswers(standup, asOf)) blockers.push(...openOf(answers));
      }
      return blockers;
    },
  };
}

function dayOf(
  { standup, workDay, responses, answered, asked, out }: ReportDay,
  occurrences: readonly Occurrence[],
  report: StandupDay['report'],
  now: Instant,
): StandupDay {
  const day = { name: standup.name, workDay, answered, asked, out: standup.privacy === 'open' ? out : [] };
  const there = report && { report };
  if (standup.privacy !== 'open') return { ...day, ...there };
  const done = new Set(responses.map(({ user }) => user));
  const open = occurrences.filter(
    ({ user, state }) => !done.has(user) && state !== 'skipped' && state !== 'missed',
  );
  const waits = ({ state, promptAt }: Occurrence) => state === 'waiting' && promptAt > now;
  return {
    ...day,
    ...there,
    noAnswerYet: open.filter((each) => !waits(each)).map(({ user }) => user),
    notDueYet: open.filter(waits).map(({ user, promptAt }) => ({ user, at: promptAt })),
  };
}

/** One list a person. */
type Answers = readonly (readonly StandupResponse[])[];

/** @param answers of one person, newest first. */
function openOf(answers: readonly StandupResponse[]): readonly OpenBlocker[] {
  const [newest] = answers;
  if (!newest) return [];
  return blockedLines(newest).map((line) => ({
    user: newest.user,
    line,
    since: standingSince(line, answers),
  }));
}

function byUser(history: readonly StandupResponse[]): Answers {
  const users = new Map<UserId, StandupResponse[]>();
  for (const response of history) {
    const of = users.get(response.user);
    if (of) of.push(response);
    else users.set(response.user, [response]);
  }
  return [...users.values()];
}
