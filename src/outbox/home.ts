/** What Meanwhile sent me this week, on Home: kinds, how many, and when last. Never what it said: that is not stored. */
import type { Clock } from '../core/clock.js';
import type { HomeSection } from '../people/home.js';
import type { OutboxRecord, OutboxRepository } from './outbox.js';
import type { UnaskedKind } from './unasked.js';
import { homeSentView } from './views/home.js';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const UNASKED: Readonly<Record<UnaskedKind, string>> = {
  nudge: 'Written ways offered',
  prompt: 'Standup questions',
  reminder: 'Standup reminders',
  'decision-reminder': 'Decision reminders',
  'outcome-question': 'Questions for outcomes of calls',
  notice: 'Notices about what you look after',
  'catch-up': 'Catch-ups',
  merged: 'Several of these in one message',
};

/** What is told of anything else, by how its key begins; the first that fits. What fits none is told as something else. */
const ASKED: readonly (readonly [begins: RegExp, kind: string])[] = [
  [/^standup:/, 'About standups of yours'],
  [/^decision/, 'About decisions of yours'],
  [/^call:/, 'About calls of yours'],
  [/^digest:/, 'About digests you set up'],
  [/^catch-up:/, UNASKED['catch-up']],
  [/^(proposal|wrapup|pause):/, 'About what you wrote'],
  [/^dm-reply:/, 'Answers to what you typed'],
];

/** One read of the store. */
export const createHomeSection =
  (deps: { readonly outbox: Pick<OutboxRepository, 'allOf'>; readonly clock: Clock }): HomeSection =>
  async (team, user) => {
    const sent = await deps.outbox.allOf(team, user, deps.clock.now() - WEEK_MS);
    const kinds = new Map<string, { count: number; last: number }>();
    for (const { key, unasked, intendedAt } of sent.filter(arrived)) {
      const kind = unasked
        ? UNASKED[unasked]
        : (ASKED.find(([begins]) => begins.test(key))?.[1] ?? 'Something else');
      const { count = 0, last = 0 } = kinds.get(kind) ?? {};
      kinds.set(kind, { count: count + 1, last: Math.max(last, intendedAt) });
    }
    return homeSentView([...kinds].map(([kind, told]) => ({ kind, ...told })));
  };

const arrived = ({ state }: OutboxRecord): boolean => state === 'sent';
