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
  readonly responses: Pick<ResponseRepository, 'history'>;
  readonly readDay: ReadDay;
  readonly outboxRecords: Pick<OutboxRepository, 'find'>;
}

/** Work days that are looked through for the first mention of a blocker; one that is older still is told as so old. */
const LOOK_BACK_DAYS = 10;
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
        const history = await responses.history(team, standup.id, LOOK_BACK_DAYS);
        for (const answers of byUser(history.filter(({ workDay }) => workDay <= asOf))) {
          blockers.push(...openOf(answers, asOf));
        }
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

/** @param answers of one person, newest first. */
function openOf(answers: readonly StandupResponse[], asOf: CalendarDate): readonly OpenBlocker[] {
  const [newest] = answers;
  if (!newest || newest.workDay < addDays(asOf, -STALE_DAYS)) return [];
  return blockedLines(newest).map((line) => ({
    user: newest.user,
    line,
    since: standingSince(line, answers),
  }));
}

function byUser(history: readonly StandupResponse[]): Iterable<readonly StandupResponse[]> {
  const users = new Map<UserId, StandupResponse[]>();
  for (const response of history) {
    const of = users.get(response.user);
    if (of) of.push(response);
    else users.set(response.user, [response]);
  }
  return users.values();
}
