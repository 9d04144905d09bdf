/**
 * Whether something lesser may reach a person now: pure.
 *
 * One budget counts all that is unasked. What is timely is not decided here: a nudge never waits (`nudges/decide.ts` leaves it out as
 * `budget-spent`), and a standup's prompt and its one reminder come at the time that the standup agreed with the person: they count, and
 * are not refused for the count. Nor is a catch-up: the person asked for it at the start of their day.
 */
import { addDays } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { type Availability, nextWorkingInstant } from '../core/working-hours.js';
import { instantOf, startOfDay, wallOf } from '../core/zoned-time.js';
import type { Preference } from '../people/preference.js';
import type { DropReason, LesserKind, WaitReason } from './unasked.js';

export interface AttentionFacts {
  readonly availability: Availability;
  readonly preference: Pick<Preference, 'optedOut' | 'quietRules' | 'snoozedUntil'> | undefined;
  /** Unasked messages of every kind since the person's day began. */
  readonly sentToday: number;
  /** Of them, those that told something lesser. */
  readonly lesserToday: number;
  readonly budget: number;
  readonly now: Instant;
}

export interface ItemFacts {
  readonly kind: LesserKind;
  readonly offeredAt: Instant;
  readonly worthlessAt?: Instant;
}

export type AttentionDecision =
  | { readonly act: 'send' }
  /** Look again at `until`. */
  | { readonly act: 'wait'; readonly until: Instant; readonly reason: WaitReason }
  | { readonly act: 'drop'; readonly reason: DropReason | WaitReason };

/** What begins with somebody's hours (a catch-up, a prompt) is let go first, and takes along what waits. */
const AFTER_START_MS = 60_000;

export function decideAttention(item: ItemFacts, facts: AttentionFacts): AttentionDecision {
  const { preference, now } = facts;
  if (preference?.optedOut || preference?.quietRules.includes(item.kind)) return drop('opted-out');
  const { worthlessAt = Number.POSITIVE_INFINITY } = item;
  if (now >= worthlessAt) return drop('too-late');
  const wait = whyWait(item, facts);
  if (!wait) return { act: 'send' };
  const until = nextMoment(facts.availability, wait.from, now);
  // There is no use in waiting: what stands in the way is why it is never told.
  if (until === undefined || until >= worthlessAt) return drop(wait.reason);
  return { act: 'wait', until, reason: wait.reason };
}

const drop = (reason: DropReason | WaitReason): AttentionDecision => ({ act: 'drop', reason });

function whyWait(
  item: ItemFacts,
  facts: AttentionFacts,
): { readonly reason: WaitReason; readonly from: Instant } | undefined {
  const { availability, preference, now } = facts;
  const { zone } = availability.hours;
  const { date } = wallOf(now, zone);
  const snoozedUntil = preference?.snoozedUntil ?? 0;
  if (snoozedUntil > now) return { reason: 'snoozed', from: snoozedUntil };
  if (nextWorkingInstant(availability, now) !== now) {
    const isAway = availability.leave.some(({ from, to }) => from <= date && date <= to);
    return { reason: isAway ? 'on-leave' : 'outside-hours', from: now };
  }
  if (!isSpent(item, facts)) return undefined;
  return { reason: 'budget-spent', from: instantOf(addDays(date, 1), '00:00', zone) };
}

/**
 * Prompts alone may spend the budget, day after day. So what has waited since an earlier day is let go in one message a day all the same:
 * it is not lost, and no more than the budget's number of lesser messages comes in a day.
 */
function isSpent({ kind, offeredAt }: ItemFacts, facts: AttentionFacts): boolean {
  const { lesserToday, sentToday, budget, now, availability } = facts;
  if (kind === 'catch-up') return false;
  if (lesserToday >= budget) return true;
  const hasWaited = offeredAt < startOfDay(now, availability.hours.zone);
  return sentToday >= budget && !(hasWaited && lesserToday === 0);
}

function nextMoment(availability: Availability, from: Instant, now: Instant): Instant | undefined {
  const next = nextWorkingInstant(availability, from);
  if (next === undefined) return undefined;
  return next === from && from > now ? next : next + AFTER_START_MS;
}
