/** The prompt, when it is due: everything that could speak against it is looked at once more, then it goes out, once. */
import type { Clock } from '../../core/clock.js';
import type { UserId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import type { InTransaction } from '../../core/transaction.js';
import { RetryLater } from '../../jobs/job.js';
import type { Outbox, Outcome } from '../../outbox/outbox.js';
import type { Attention } from '../../outbox/unasked.js';
import { SlackCallError } from '../../slack/errors.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Occurrence, OccurrenceKey, OccurrenceReason } from '../occurrence.js';
import type { StandupHead } from '../standup-record.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';
import { promptKey } from './dm-keys.js';
import type { MarkPrompted } from './mark-prompted.js';
import { changeOccurrence } from './move-on.js';
import type { Closed, PlanMember, PlannedMember } from './plan-member.js';
import { statusSaysAway } from './status-away.js';
import type { PlannedTerms, TermsRepository } from './terms.js';
import { unreachableOffer } from './unreachable.js';

/** What a prompt or a reminder says: pure. */
export type Render = (standup: StandupHead, occurrence: Occurrence) => MessageContent;

export interface AskDeps {
  readonly standups: Pick<StandupRepository, 'findHead'>;
  readonly occurrences: Pick<OccurrenceRepository, 'find' | 'change'>;
  readonly terms: Pick<TermsRepository, 'find'>;
  readonly planMember: PlanMember;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly attention: Attention;
  readonly renderPrompt: Render;
  readonly markPrompted: MarkPrompted;
  readonly closed: Closed;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

const UNREACHED_WAIT_MS = 60_000;

export function createAsk(deps: AskDeps): (key: OccurrenceKey) => Promise<void> {
  const { occurrences, clock } = deps;

  return async (key) => {
    const { team, user } = key;
    const standup = await deps.standups.findHead(team, key.standup);
    if (standup?.state !== 'active') return settle(key, 'skipped', 'paused');
    const terms = await deps.terms.find(team, key.standup, user);
    if (!terms) return settle(key, 'skipped', 'removed');
    // Settles it if it is too late, or if they are away; plans their next turn.
    const { facts, turns } = await planned(standup, user, terms);
    const found = turns.find(({ workDay }) => workDay === key.workDay);
    if (found?.state !== 'waiting' || found.promptAt > clock.now()) return;
    if (statusSaysAway(facts.status, clock.now())) return settle(key, 'skipped', 'status');
    const content = deps.renderPrompt(standup, found);
    const outcome = await deps.outbox.put({
      ...{ team, key: promptKey(key), to: { kind: 'dm', user }, content },
      // The standup agreed its time with them: it counts in their budget, and is not refused by it.
      unasked: 'prompt',
      recording: (became, write) =>
        deps.transaction(async () => {
          await write();
          // One that may have arrived counts as asked: better not asked than asked twice.
          if (became.state === 'sent' || became.state === 'unknown')
            await deps.markPrompted(key, clock.now());
        }),
    });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    if (outcome.state === 'refused') await unreachable(standup, key, outcome);
  };

  async function planned(standup: StandupHead, user: UserId, terms: PlannedTerms): Promise<PlannedMember> {
    try {
      return await deps.planMember(standup, user, terms);
    } catch (error) {
      if (!(error instanceof SlackCallError)) throw error;
      throw new RetryLater(clock.now() + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
    }
  }

  function settle(key: OccurrenceKey, state: 'skipped' | 'missed', reason: OccurrenceReason): Promise<void> {
    return deps.transaction(async () => {
      const settled = await changeOccurrence(occurrences, key, ({ due: _due, ...found }) =>
        found.state === 'waiting' ? { ...found, state, reason } : undefined,
      );
      if (settled) await deps.closed(settled);
    });
  }

  async function unreachable(
    standup: StandupHead,
    key: OccurrenceKey,
    { why, code }: Extract<Outcome, { state: 'refused' }>,
  ): Promise<void> {
    deps.logger.warn(
      { team: key.team, standup: key.standup, user: key.user, code },
      'a member was not asked',
    );
    await settle(key, 'missed', 'unreachable');
    // A dead token or a fault of ours is not the member's doing, and the owner could not be told either.
    const [owner] = standup.owners.filter((each) => each !== key.user);
    if (owner === undefined || why === 'token' || why === 'bug') return;
    await deps.attention.offer(unreachableOffer(key, owner));
  }
}
