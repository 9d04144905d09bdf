/**
 * The prompt, when it is due: everything that could speak against it is looked at once more, then it goes out, once. Their next turn is
 * planned a little later (`requests.ts`), so that whoever is due too does not wait for it.
 */
import type { Clock, Instant } from '../../core/clock.js';
import type { UserId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import type { InTransaction } from '../../core/transaction.js';
import { RetryLater } from '../../jobs/job.js';
import type { Outbox, Outcome } from '../../outbox/outbox.js';
import type { Attention } from '../../outbox/unasked.js';
import { SlackCallError } from '../../slack/errors.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { catchUp } from '../catch-up.js';
import type { Occurrence, OccurrenceKey, OccurrenceReason } from '../occurrence.js';
import { plan } from '../plan.js';
import type { Member, StandupSchedule } from '../standup.js';
import type { StandupHead } from '../standup-record.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';
import { promptKey } from './dm-keys.js';
import type { GatherFacts } from './facts.js';
import type { MarkPrompted } from './mark-prompted.js';
import { changeOccurrence } from './move-on.js';
import { sameTerms } from './plan-ahead.js';
import type { Closed, PlanMember } from './plan-member.js';
import { statusSaysAway } from './status-away.js';
import type { PlannedTerms, TermsRepository } from './terms.js';
import { unreachableOffer } from './unreachable.js';

/** What a prompt or a reminder says: pure. */
export type Render = (standup: StandupHead, occurrence: Occurrence) => MessageContent;

export interface AskDeps {
  readonly standups: Pick<StandupRepository, 'findHead'>;
  readonly occurrences: Pick<OccurrenceRepository, 'find' | 'change'>;
  readonly terms: Pick<TermsRepository, 'find'>;
  readonly gatherFacts: GatherFacts;
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
    const found = await occurrences.find(key);
    if (found?.state !== 'waiting' || found.promptAt > clock.now()) return;
    const facts = await reached(deps.gatherFacts(team, user, { zone: terms.zone, region: standup.region }));
    const turn = isAsPlanned(standup.schedule, terms, facts.member, found, clock.now())
      ? found
      : await plannedAnew(standup, key, terms);
    if (!turn) return;
    if (statusSaysAway(facts.status, clock.now())) return settle(key, 'skipped', 'status');
    const content = deps.renderPrompt(standup, turn);
    const outcome = await deps.outbox.put({
      ...{ team, key: promptKey(key), to: { kind: 'dm', user }, content },
      // The standup agreed its time with them: it counts in their budget, and is not refused by it.
      unasked: 'prompt',
      recording: (became, write) =>
        deps.transaction(async () => {
          await write();
          // One that may have arrived counts as asked: better not asked than asked twice.
          if (became.state === 'sent' || became.state === 'unknown')
            await deps.markPrompted(turn, clock.now());
        }),
    });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    if (outcome.state === 'refused') await unreachable(standup, key, outcome);
  };

  /** Settles it if it is too late, or if they are away; moves it if they moved. @returns it if it still is due. */
  async function plannedAnew(
    standup: StandupHead,
    { user, workDay }: OccurrenceKey,
    terms: PlannedTerms,
  ): Promise<Occurrence | undefined> {
    const turns = await reached(deps.planMember(standup, user, terms));
    const turn = turns.find((each) => each.workDay === workDay);
    return turn?.state === 'waiting' && turn.promptAt <= clock.now() ? turn : undefined;
  }

  async function reached<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      return await asked;
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

/** Nothing has changed since it was planned, they are there, and it is not too late. */
function isAsPlanned(
  schedule: StandupSchedule,
  terms: PlannedTerms,
  member: Member<UserId>,
  { workDay, promptAt }: Occurrence,
  now: Instant,
): boolean {
  const before = { schedule: terms.schedule, member: { ...member, zone: terms.zone } };
  if (!sameTerms(before, { schedule, member })) return false;
  const slots = [...plan(schedule, [member], promptAt, promptAt + 1)];
  const [late] = catchUp(slots, 'outage', schedule.catchUpMinutes, now);
  return late?.act === 'prompt' && late.slot.workDay === workDay;
}
