/** What becomes of prompts that are overdue, because the app was down or because their time was moved: pure. */
import type { Instant } from '../core/clock.js';
import type { MissedReason, SkipReason, Slot } from './standup.js';

export type LateDecision<Id extends string = string> =
  | { readonly act: 'prompt'; readonly slot: Slot<Id> }
  | { readonly act: 'skip'; readonly slot: Slot<Id>; readonly reason: SkipReason }
  | { readonly act: 'missed'; readonly slot: Slot<Id>; readonly reason: MissedReason };

const MINUTE_MS = 60_000;

/**
 * One decision for each slot, in their order. A prompt goes out late if it was due at most `catchUpMinutes` ago and its
 * window is still open. Of several such for one member only the newest does: nobody is flooded.
 * @param slots with `promptAt <= now`, in time order, none of which anything is recorded about yet.
 * @param why they are late.
 */
export function catchUp<Id extends string>(
  slots: readonly Slot<Id>[],
  why: MissedReason,
  catchUpMinutes: number,
  now: Instant,
): readonly LateDecision<Id>[] {
  const inTime = slots.filter(
    ({ skip, promptAt, closesAt }) =>
      skip === undefined && now - promptAt <= catchUpMinutes * MINUTE_MS && now < closesAt,
  );
  const newest = new Map(inTime.map((slot) => [slot.user, slot]));
  return slots.map((slot) => {
    if (slot.skip) return { act: 'skip', slot, reason: slot.skip };
    return newest.get(slot.user) === slot ? { act: 'prompt', slot } : { act: 'missed', slot, reason: why };
  });
}
