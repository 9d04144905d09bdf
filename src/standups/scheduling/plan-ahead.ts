/** What is to be recorded for one member now: what became of the prompts that are overdue, and the next turn. Pure. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import { catchUp, type LateDecision } from '../catch-up.js';
import { plan } from '../plan.js';
import { replan, type Terms } from '../replan.js';
import type { Slot } from '../standup.js';

export interface Ahead<Id extends string = string> {
  /** What they were last planned by; absent for somebody new, who is owed nothing. */
  readonly before?: Terms<Id>;
  readonly after: Terms<Id>;
  /** Work days with a record that is not `waiting`. */
  readonly settled: ReadonlySet<CalendarDate>;
  /** Whatever was due before this instant is settled. */
  readonly settledUntil: Instant;
  readonly now: Instant;
}

export interface Planned<Id extends string = string> {
  readonly late: readonly LateDecision<Id>[];
  readonly next: Slot<Id> | undefined;
}

/** After so long an outage, older work days are left without a record: nobody looks for them. */
const RECALL_MS = 14 * 86_400_000;

/** Someone whose terms are as they were is caught up with after an outage; someone whose terms changed is planned anew. */
export function planAhead<Id extends string>(ahead: Ahead<Id>): Planned<Id> {
  const { before, after, settled, settledUntil, now } = ahead;
  if (!before) return replan({ before: after, after, settled, settledUntil: now, now });
  if (!sameTerms(before, after)) return replan({ before, after, settled, settledUntil, now });
  const { schedule, member } = after;
  const from = Math.max(settledUntil, now - RECALL_MS);
  const overdue = [...plan(schedule, [member], from, now + 1)].filter(({ workDay }) => !settled.has(workDay));
  const late = catchUp(overdue, 'outage', schedule.catchUpMinutes, now);
  const decided = new Set([...settled, ...overdue.map(({ workDay }) => workDay)]);
  return { late, next: replan({ before, after, settled: decided, settledUntil: now, now }).next };
}

/** Only what moves a prompt counts: leave and holidays are asked about when it is due. */
export const sameTerms = (one: Terms, other: Terms): boolean =>
  one.member.zone === other.member.zone && JSON.stringify(one.schedule) === JSON.stringify(other.schedule);
