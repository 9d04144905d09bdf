/** One work day of a standup, as a report tells it: who answered, who is out, what blocks whom. Pure. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import type { UserId } from '../../core/ids.js';
import { carriedFrom } from '../answering/carry.js';
import type { Occurrence, OccurrenceReason } from '../occurrence.js';
import type { Standup, StandupResponse } from '../standup-record.js';

export interface DayFacts {
  readonly standup: Standup;
  readonly workDay: CalendarDate;
  readonly responses: readonly StandupResponse[];
  readonly occurrences: readonly Occurrence[];
  /** What those who are blocked answered the time before, as far as it was looked up. */
  readonly before?: ReadonlyMap<UserId, StandupResponse>;
}

export interface Blocker {
  readonly user: UserId;
  readonly lines: readonly string[];
  /** The work day on which they named one of these lines already. */
  readonly since?: string;
}

export interface ReportDay {
  readonly standup: Standup;
  readonly workDay: CalendarDate;
  /** First come first. */
  readonly responses: readonly StandupResponse[];
  readonly answered: number;
  /** Everybody who is or will be asked for this work day, and whoever answered unasked. */
  readonly asked: number;
  readonly out: readonly UserId[];
  readonly blockers: readonly Blocker[];
}

/** What a team may know of somebody's absence is that it is one: never whether it is leave, a holiday or a status. */
const OUT: ReadonlySet<OccurrenceReason> = new Set(['leave', 'holiday', 'day-off', 'status']);

export function reportDay({ standup, workDay, responses, occurrences, before }: DayFacts): ReportDay {
  const inOrder = [...responses].sort(
    (one, other) => one.submittedAt - other.submittedAt || (one.user < other.user ? -1 : 1),
  );
  const answered = new Set(inOrder.map(({ user }) => user));
  const asked = occurrences.filter(({ state }) => state !== 'skipped' && state !== 'missed');
  const out = occurrences.filter(
    ({ user, state, reason }) =>
      state === 'skipped' && reason !== undefined && OUT.has(reason) && !answered.has(user),
  );
  return {
    ...{ standup, workDay, responses: inOrder, answered: answered.size },
    asked: new Set([...answered, ...asked.map(({ user }) => user)]).size,
    out: out.map(({ user }) => user).sort(),
    blockers: inOrder.flatMap((response) => blockerOf(response, before?.get(response.user))),
  };
}

/** The lines of a response that say what its author waits for. */
export const blockedLines = (response: StandupResponse): readonly string[] =>
  carriedFrom(response)?.blockers ?? [];

/** Whether no window is open any more, or still to open. Who is not asked has none. */
export const isClosed = (occurrences: readonly Occurrence[], now: Instant): boolean =>
  occurrences.every(({ state, closesAt }) => state === 'skipped' || state === 'missed' || closesAt <= now);

function blockerOf(response: StandupResponse, before: StandupResponse | undefined): readonly Blocker[] {
  const lines = blockedLines(response);
  if (lines.length === 0) return [];
  const known = new Set(before ? blockedLines(before).map(sameWords) : []);
  const isOld = before && lines.some((line) => known.has(sameWords(line)));
  return [{ user: response.user, lines, ...(isOld && { since: before.workDay }) }];
}

/** Whether two lines say the same: compare what this makes of them. */
export const sameWords = (line: string): string => line.trim().toLowerCase();
