/**
 * Makes Slack show a decision as it is saved: its card, what goes on in the thread, the concerns, the outcome. Everything goes through
 * the outbox under keys of the decision's, so running it again after a crash changes nothing.
 */
import type { Clock } from '../core/clock.js';
import type { DecisionId, TeamId, UserId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import { type JobQueue, RetryLater } from '../jobs/job.js';
import type { Outbox, Outcome } from '../outbox/outbox.js';
import type { Attention } from '../outbox/unasked.js';
import type { PeopleReader } from '../people/person.js';
import { SlackCallError } from '../slack/errors.js';
import type { MessageContent, MessageRef, SlackApi } from '../slack/slack-api.js';
import { nextDue } from './agenda.js';
import { changeDecision } from './change.js';
import { firstPlan } from './deadline.js';
import type { Decision, Position } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { giveBack } from './give-back.js';
import type { ReadNames } from './names.js';
import { lookJob } from './requests.js';
import { directOf, type Shown, threadOf } from './thread.js';
import { yoursOf } from './unasked.js';
import { cardView } from './views/card.js';
import { loggedView } from './views/logged.js';
import type { Voters } from './voters.js';

export interface ShowDeps {
  readonly slack: Pick<SlackApi, 'permalink'>;
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>;
  readonly people: PeopleReader;
  readonly voters: Pick<Voters, 'of'>;
  readonly readNames: ReadNames;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly attention: Attention;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** @throws RetryLater when it is too early for one of the messages; those before it stand. */
export type ShowDecision = (team: TeamId, id: DecisionId) => Promise<void>;

/** A plan older than this was made for a post that Slack did not take then: the hours begin anew. */
const PLAN_HOLDS_MS = 15 * 60_000;
/** Each round follows a change that was made while the last one was being shown. */
const MOST_ROUNDS = 10;
/**
 * That it closed is news for so long. It is shown again much later, for its review or its successor: by then the outbox has forgotten
 * what it told whom, and who decides may be somebody else.
 */
const NEWS_MS = 7 * 86_400_000;

export function createShow(deps: ShowDeps): ShowDecision {
  const { decisions, outbox, transaction, clock, jobs } = deps;

  return async (team, id) => {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const shown = await showOnce(team, id);
      // An older state may just have been shown over a newer one: only when nothing has changed meanwhile is it the last.
      if (shown === undefined || (await decisions.find(team, id))?.version === shown.version) return;
    }
    throw new RetryLater(clock.now() + 1_000, 'It changes faster than it can be shown.');
  };

  /** @returns the decision as it was shown; undefined when there is nothing to show. */
  async function showOnce(team: TeamId, id: DecisionId): Promise<Decision | undefined> {
    const found = await decisions.find(team, id);
    if (!found || found.state === 'returned') return undefined;
    const planned = isLogged(found) ? await withSource(found) : await withPlan(found);
    if (!planned) return undefined;
    const positions = await decisions.positions(team, id);
    const shown = await gather(planned, positions);
    const { card, continued } = isLogged(planned)
      ? loggedView(planned, shown)
      : cardView(planned, positions, shown);
    const outcome = await put(planned, '', card);
    if (outcome.state !== 'sent' && planned.postedAt === undefined) {
      await giveBack(deps, planned, outcome.state === 'refused' ? outcome : undefined);
      return undefined;
    }
    const posted = planned.postedAt === undefined ? await markPosted(planned, addressOf(outcome)) : planned;
    if (!posted) return undefined;
    for (const [key, content] of [...keyed(continued), ...threadOf(posted, positions, shown)]) {
      await put(posted, key, content);
    }
    if (posted.passedFrom !== undefined && posted.state === 'proposed')
      await deps.attention.offer(yoursOf(posted));
    if (clock.now() - (posted.closedAt ?? 0) < NEWS_MS)
      for (const [key, user, content] of directOf(posted, positions, shown))
        await tell(posted, key, user, content);
    return posted;
  }

  /** A decision that was written down leads to the message it was made in. */
  async function withSource(found: Decision): Promise<Decision | undefined> {
    const { team, id, channel, sourceTs, threadTs, link } = found;
    if (link !== undefined || sourceTs === undefined) return found;
    const at = { channel, ts: sourceTs, ...(threadTs !== undefined && { threadTs }) };
    const source = await permalink(team, at);
    if (source === undefined) return found;
    return transaction(() => changeDecision(decisions, team, id, (still) => ({ ...still, link: source })));
  }

  async function gather(decision: Decision, positions: readonly Position[]): Promise<Shown> {
    const { team, author, supersedes, supersededBy } = decision;
    const other = async (id: DecisionId | undefined) => {
      const found = id && (await decisions.find(team, id));
      return found?.channel === decision.channel ? found : undefined;
    };
    return {
      names: await deps.readNames(decision, positions),
      zone: (author !== '' && (await deps.people.person(team, author))?.zone) || 'UTC',
      supersedes: await other(supersedes),
      supersededBy: await other(supersededBy),
    };
  }

  /** The deadline is kept before it is shown: a second run must show the same one. */
  async function withPlan(found: Decision): Promise<Decision | undefined> {
    const now = clock.now();
    const isFresh = found.opensAt !== undefined && now - found.opensAt < PLAN_HOLDS_MS;
    if (found.postedAt !== undefined || isFresh) return found;
    const counted = await deps.voters.of(found);
    const plan = firstPlan(
      counted,
      found.asked.map(({ user }) => user),
      found.hours,
      now,
    );
    return transaction(() =>
      changeDecision(decisions, found.team, found.id, (still) => ({ ...still, ...plan })),
    );
  }

  async function markPosted({ team, id, channel, ...decision }: Decision, at: MessageRef | undefined) {
    const link = at && (await permalink(team, { ...at, channel }));
    return transaction(async () => {
      const posted = await changeDecision(decisions, team, id, (still) => {
        const now: Decision = {
          ...still,
          postedAt: clock.now(),
          ...(at !== undefined && { postedTs: at.ts }),
          ...(link !== undefined && !isLogged(decision) && { link }),
        };
        const dueAt = nextDue(now);
        return dueAt === undefined ? now : { ...now, dueAt };
      });
      if (posted?.dueAt !== undefined) await jobs.enqueue(lookJob(team, id, posted.dueAt, 'plan'));
      return posted;
    });
  }

  /** A link makes the log better, and nothing worse when Slack has none to give. */
  async function permalink(team: TeamId, at: MessageRef): Promise<string | undefined> {
    try {
      return await deps.slack.permalink(team, at);
    } catch (error) {
      if (error instanceof SlackCallError) return undefined;
      throw error;
    }
  }

  async function put(decision: Decision, keyEnd: string, content: MessageContent): Promise<Outcome> {
    const { team, id, channel, postedTs, threadTs } = decision;
    // The card itself stands in its thread or in the channel; everything else under it.
    const thread = keyEnd === '' ? threadTs : (threadTs ?? postedTs);
    const outcome = await outbox.put({
      ...{ team, key: `decision:${id}${keyEnd}`, content },
      to: { kind: 'channel', channel, ...(thread !== undefined && { threadTs: thread }) },
    });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    if (outcome.state === 'refused')
      deps.logger.warn({ team, decision: id, code: outcome.code }, 'part of a decision was refused');
    return outcome;
  }

  /** Whoever cannot be reached misses a note; the decision stands without it. */
  async function tell({ team, id }: Decision, keyEnd: string, user: UserId, content: MessageContent) {
    const outcome = await outbox.put({
      ...{ team, key: `decision:${id}${keyEnd}`, content },
      to: { kind: 'dm', user },
    });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Somebody could not be told yet.');
  }
}

const isLogged = ({ why }: Pick<Decision, 'why'>): boolean => why === 'logged';

const keyed = (continued: readonly MessageContent[]): readonly (readonly [string, MessageContent])[] =>
  continued.map((content, n) => [`:${n + 2}`, content] as const);

const addressOf = (outcome: Outcome): MessageRef | undefined =>
  outcome.state === 'sent' ? outcome.at : undefined;
