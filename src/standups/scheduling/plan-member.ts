/** Brings what is recorded for one member up to date: overdue work days settled, the next turn planned. It may run any number of times. */
import type { Clock, Instant } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { LateDecision } from '../catch-up.js';
import type { Occurrence } from '../occurrence.js';
import type { Slot } from '../standup.js';
import type { StandupHead } from '../standup-record.js';
import type { OccurrenceRepository } from '../standup-repository.js';
import type { Due } from './due.js';
import type { GatherFacts } from './facts.js';
import type { NoteDelivered } from './note-delivered.js';
import { planAhead } from './plan-ahead.js';
import type { PlannedTerms, TermsRepository } from './terms.js';

export interface PlanMemberDeps {
  readonly occurrences: Pick<OccurrenceRepository, 'ofMember' | 'add' | 'removeWaiting'>;
  readonly terms: TermsRepository;
  readonly gatherFacts: GatherFacts;
  readonly noteDelivered: NoteDelivered;
  readonly due: Pick<Due, 'lookAt' | 'enqueue'>;
  /** Nothing more comes of a turn: a report may have waited for it. In the same transaction. */
  readonly closed: Closed;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export type Closed = (occurrence: Occurrence) => Promise<void>;

/**
 * @param known what the member was last planned by, by whoever has just read it: should they be taken off meanwhile, nothing is planned.
 * @returns their turns in this standup as they now are, of the last weeks.
 * @throws SlackCallError when nothing is known of the person yet and Slack can't be asked.
 * @throws RetryLater when it can't be told yet whether a prompt that is overdue went out.
 */
export type PlanMember = (
  standup: StandupHead,
  user: UserId,
  known?: PlannedTerms,
) => Promise<readonly Occurrence[]>;

/** Longer than any catch-up or move reaches back. */
const REMEMBERED_MS = 21 * 86_400_000;

export function createPlanMember(deps: PlanMemberDeps): PlanMember {
  const { occurrences, terms, due, clock } = deps;

  return async (standup, user, known) => {
    const { team, id, schedule, region } = standup;
    const stored = known ?? (await terms.find(team, id, user));
    const facts = await deps.gatherFacts(team, user, { zone: stored?.zone, region });
    await deps.noteDelivered(standup, user, clock.now() - REMEMBERED_MS);
    return deps.transaction(async () => {
      const before = await terms.find(team, id, user);
      if (known && !before) return [];
      const now = clock.now();
      const { zone } = facts.member;
      // Written first: on Postgres its row keeps two replicas from planning one member at once.
      await terms.set(team, id, user, { schedule, zone, settledUntil: now });
      const recorded = await occurrences.ofMember(team, id, user, now - REMEMBERED_MS);
      const waiting = recorded.filter(({ state }) => state === 'waiting');
      const settled = recorded.filter(({ state }) => state !== 'waiting');
      const planned = planAhead({
        ...(before && {
          before: { schedule: before.schedule, member: { ...facts.member, zone: before.zone } },
        }),
        after: { schedule, member: facts.member },
        settled: new Set(settled.map(({ workDay }) => workDay)),
        // What waits for a prompt that is under way is not settled yet.
        settledUntil: Math.min(before?.settledUntil ?? now, ...waiting.map(({ promptAt }) => promptAt)),
        now,
      });
      const of = { team, standup: id };
      const wanted = [
        ...planned.late.map((decision) => recordOf(of, decision)),
        ...(planned.next ? [waitingFor(of, planned.next)] : []),
      ];
      return [...settled, ...(await reconcile(of, user, waiting, wanted, now))];
    });
  };

  /**
   * Those that wait as they should stay as they are: one whose prompt is under way is not begun twice.
   * @returns what is there instead of those that waited.
   */
  async function reconcile(
    { team, standup }: Pick<Occurrence, 'team' | 'standup'>,
    user: UserId,
    waiting: readonly Occurrence[],
    wanted: readonly Occurrence[],
    now: Instant,
  ): Promise<readonly Occurrence[]> {
    const kept = waiting.filter((there) => wanted.some((each) => isSame(there, each)));
    const fresh = wanted.filter((each) => !kept.some((there) => isSame(there, each)));
    if (kept.length < waiting.length) await occurrences.removeWaiting(team, standup, user);
    const again = kept.length < waiting.length ? kept : [];
    await occurrences.add([...again, ...fresh.map((each) => withDue(each, now))]);
    for (const each of fresh) {
      if (each.state !== 'waiting') await deps.closed(each);
      // Answering ahead, or skipping, may make the end of the window what is due next.
      else await due.lookAt(team, each.promptAt, each.remindAt, each.closesAt);
      if (each.state === 'waiting' && each.promptAt <= now) await due.enqueue(each, 'prompt', each.promptAt);
    }
    return [...kept, ...fresh];
  }
}

type Of = { readonly team: TeamId } & Pick<Occurrence, 'standup'>;

function recordOf(of: Of, decision: LateDecision<UserId>): Occurrence {
  if (decision.act === 'prompt') return waitingFor(of, decision.slot);
  const state = decision.act === 'skip' ? 'skipped' : 'missed';
  return { ...waitingFor(of, decision.slot), state, reason: decision.reason };
}

function waitingFor(of: Of, { skip: _skip, ...slot }: Slot<UserId>): Occurrence {
  return { ...of, ...slot, state: 'waiting' };
}

/** One that is overdue is enqueued at once, and counts as taken. */
const withDue = (each: Occurrence, now: Instant): Occurrence =>
  each.state === 'waiting' && each.promptAt > now
    ? { ...each, due: { kind: 'prompt', at: each.promptAt } }
    : each;

const isSame = (there: Occurrence, wanted: Occurrence): boolean =>
  wanted.state === 'waiting' &&
  there.workDay === wanted.workDay &&
  there.promptAt === wanted.promptAt &&
  there.remindAt === wanted.remindAt &&
  there.closesAt === wanted.closesAt;
