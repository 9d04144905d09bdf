/** What is due of a decision, and when something is due next. Pure. */
import type { Instant } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import type { Asked, Decision } from './decision.js';

/** When something must be done about a decision that is open; undefined when it is not, or is not shown yet. */
export function nextDue({ state, postedAt, deadline, asked }: Decision): Instant | undefined {
  if (state !== 'proposed' || postedAt === undefined || deadline === undefined) return undefined;
  return Math.min(deadline, ...asked.flatMap(({ remindAt }) => remindAt ?? []));
}

/** Those whose reminder has come. */
export const dueReminders = ({ asked }: Decision, now: Instant): readonly Asked[] =>
  asked.filter(({ remindAt }) => remindAt !== undefined && remindAt <= now);

export const isOver = ({ state, deadline }: Decision, now: Instant): boolean =>
  state === 'proposed' && deadline !== undefined && deadline <= now;

/** @param at when to remind them; undefined takes the reminder off. */
export const withReminder = (decision: Decision, user: UserId, at: Instant | undefined): Decision => ({
  ...decision,
  asked: decision.asked.map((each) => {
    if (each.user !== user) return each;
    const { remindAt: _, ...rest } = each;
    return at === undefined ? rest : { ...rest, remindAt: at };
  }),
});
