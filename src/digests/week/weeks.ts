/** How much was written instead of met in each of the last weeks, and how many calls there were. Sums of a channel, and of nobody alone. Pure but for its reads. */
import { addDays, type CalendarDate } from '../../core/calendar-date.js';
import type { ChannelId, TeamId, UserId } from '../../core/ids.js';
import { instantOf } from '../../core/zoned-time.js';
import type { DigestSchedule } from '../digest.js';
import type { DigestReaders, WrittenDecision } from '../readers.js';

/** What happened in seven dates. */
export interface Week {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** Proposals, questions and updates that were posted. */
  readonly ways: number;
  /** Decisions that were closed with an outcome. */
  readonly decisions: number;
  readonly wrapUps: number;
  /** Calls that began. */
  readonly calls: number;
}

const WEEKS = 8;
/** Sums of fewer people would tell of each of them. */
const SMALLEST_GROUP = 5;

export type WeekReaders = Pick<DigestReaders, 'writtenWays' | 'decisions' | 'wrapUps' | 'agreedCalls'>;

/**
 * @param day of the weekly digest; the last week is the seven dates before it.
 * @returns oldest first; undefined when fewer than five people wrote something, or asked for a call, in all of them together.
 */
export async function readWeeks(
  readers: WeekReaders,
  team: TeamId,
  channel: ChannelId,
  schedule: Pick<DigestSchedule, 'time' | 'zone'>,
  day: CalendarDate,
): Promise<readonly Week[] | undefined> {
  const weeks: Week[] = [];
  const people = new Set<UserId | ''>();
  for (let back = WEEKS; back > 0; back -= 1) {
    const [first, next] = [addDays(day, -7 * back), addDays(day, -7 * (back - 1))];
    const from = instantOf(first, schedule.time, schedule.zone);
    const to = instantOf(next, schedule.time, schedule.zone);
    const within = (at: number) => from <= at && at < to;
    const [posted, { closed }, wrapUps, agreed] = await Promise.all([
      readers.writtenWays(team, channel, { from, to }),
      readers.decisions(team, channel, { from, to, ahead: to }),
      readers.wrapUps(team, channel, { from, to }),
      readers.agreedCalls(team, channel, { from, to }),
    ]);
    // Also told of are those that were closed, or asked for, in this week.
    const ways = posted.filter(({ postedAt }) => within(postedAt));
    const decisions = closed.filter(hasOutcome);
    const calls = agreed.filter(({ startsAt }) => within(startsAt));
    for (const { author } of [...ways, ...wrapUps]) people.add(author);
    for (const { owner } of decisions) people.add(owner);
    for (const { asker } of calls) people.add(asker);
    weeks.push({
      ...{ first, last: addDays(next, -1), ways: ways.length, decisions: decisions.length },
      ...{ wrapUps: wrapUps.length, calls: calls.length },
    });
  }
  // Whoever had their name taken off is not counted: it may be one of the others.
  people.delete('');
  return people.size < SMALLEST_GROUP ? undefined : weeks;
}

export const writtenIn = ({ ways, decisions, wrapUps }: Week): number => ways + decisions + wrapUps;

const hasOutcome = ({ state }: WrittenDecision): boolean =>
  state === 'accepted' || state === 'rejected' || state === 'superseded';
