/**
 * The lesser part of what is unasked: it is offered under a key, waits for a moment that is right, is told as it is then, and goes out
 * with whatever waits too. Every step is written before the next, so a crash loses and doubles nothing.
 */
import { z } from 'zod';
import { ATTENTION_BUDGET } from '../core/attention-budget.js';
import type { Clock, Instant } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { type MessageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import { randomId } from '../core/random.js';
import type { InTransaction } from '../core/transaction.js';
import { startOfDay } from '../core/zoned-time.js';
import { defineJob, type JobDefinition, type JobQueue, type JobRequest, RetryLater } from '../jobs/job.js';
import type { PeopleReader } from '../people/person.js';
import type { PreferenceReader } from '../people/preference.js';
import { SlackCallError } from '../slack/errors.js';
import { type AttentionFacts, decideAttention } from './decide-attention.js';
import type { Outbox } from './outbox.js';
import type { Attention, LesserItem, LesserRepository, Told, UnaskedSource } from './unasked.js';
import { holds, togetherView } from './views/together.js';

export interface AttentionDeps {
  readonly lesser: LesserRepository;
  readonly outbox: Pick<Outbox, 'put' | 'unaskedSince'>;
  readonly people: PeopleReader;
  readonly preferences: PreferenceReader;
  /** Everybody who has something lesser to tell. Asked for late: they are given `offer` themselves. */
  readonly sources: () => readonly UnaskedSource[];
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

const RELEASE_JOB = 'outbox.release';
const Payload = z.object({ user: z.string().min(1).transform(userId) });
/** Somebody else took some of it, or what is left over is looked at again. */
const AGAIN_MS = 1_000;
const UNREACHED_WAIT_MS = 60_000;

type Ready = { readonly item: LesserItem; readonly source: UnaskedSource; readonly told: Told };

export function createAttention(
  deps: AttentionDeps,
): Attention & { readonly jobs: readonly JobDefinition[] } {
  const { lesser, outbox, jobs, transaction, clock } = deps;

  const offer: Attention['offer'] = (...offers) =>
    transaction(async () => {
      for (const each of offers)
        if (await lesser.add(each, clock.now())) await jobs.enqueue(releaseRequest(each, randomId('A')));
    });

  /** Looks at everything that is open for a person. @throws RetryLater when Slack, or somebody else's doing, is in the way. */
  async function release(team: TeamId, user: UserId): Promise<void> {
    const open = await lesser.openFor(team, user);
    if (open.length === 0) return;
    const person = await deps.people.person(team, user);
    if (!person || person.isDeactivated) return lesser.settle(team, keysOf(open), 'dropped', 'gone');
    const preference = await deps.preferences.find(team, user);
    const now = clock.now();
    const dayBegan = startOfDay(now, person.zone);
    const facts = async (): Promise<AttentionFacts> => ({
      ...{ availability: person.availability, preference, budget: ATTENTION_BUDGET, now },
      sentToday: await outbox.unaskedSince(team, user, dayBegan),
      lesserToday: await lesser.messagesSince(team, user, dayBegan),
    });
    for (const [message, items] of byMessage(open)) {
      const ready = await readyOf(items);
      waitIfAway(ready, { ...(await facts()), sentToday: 0, lesserToday: 0 });
      await deliver(message, ready);
    }
    await tellWaiting(team, user, open.filter(isWaiting), await facts());
  }

  async function tellWaiting(
    team: TeamId,
    user: UserId,
    waiting: readonly LesserItem[],
    facts: AttentionFacts,
  ) {
    const may: Ready[] = [];
    let again = Number.POSITIVE_INFINITY;
    for (const ready of await readyOf(waiting)) {
      const { item } = ready;
      const decision = decideAttention(factsOf(ready), facts);
      if (decision.act === 'drop') await lesser.settle(team, [item.key], 'dropped', decision.reason);
      if (decision.act === 'wait') {
        await lesser.postpone(team, item.key, decision.reason, decision.until);
        again = Math.min(again, decision.until);
      }
      if (decision.act === 'send') may.push(ready);
    }
    // What one message does not hold is looked at again: it may be for another day.
    const go = may.slice(0, holds(may.map(({ told }) => told)));
    if (go.length < may.length) again = Math.min(again, facts.now + AGAIN_MS);
    if (Number.isFinite(again)) await jobs.enqueue(releaseRequest({ team, user }, `${again}`, again));
    const [first, ...others] = go;
    if (!first) return;
    const message = others.length === 0 ? first.item.key : `together:${user}:${facts.now}`;
    const keys = keysOf(go.map(({ item }) => item));
    await transaction(async () => {
      // Whoever takes them one and all has seen what was taken before: two at once cannot both spend what is left of the budget.
      if ((await lesser.take(team, keys, message, facts.now)) === keys.length) return;
      throw new RetryLater(facts.now + AGAIN_MS, 'somebody else is telling some of it');
    });
    await deliver(message, go);
  }

  /** Those that there is still something to tell of. What became moot while it waited is left out, and `/async why` says so. */
  async function readyOf(items: readonly LesserItem[]): Promise<readonly Ready[]> {
    const ready: Ready[] = [];
    for (const item of items) {
      const source = deps.sources().find(({ name }) => name === item.source);
      if (!source) throw new AppError('bug', `nobody tells ${item.source}`);
      const told = await source.tell(item);
      if (told) ready.push({ item, source, told });
      else
        await lesser.settle(item.team, [item.key], 'dropped', item.until === undefined ? undefined : 'moot');
    }
    return ready;
  }

  /** @param message the key under which they were taken, alone or together. */
  async function deliver(message: string, ready: readonly Ready[]): Promise<void> {
    const [first] = ready;
    if (!first) return;
    const { team, user } = first.item;
    const isAlone = message === first.item.key;
    const things = ready.map(({ source: { kind }, told }) => ({ kind, told }));
    const hasWaited = ready.some(({ item }) => item.until !== undefined);
    const outcome = await outbox.put({
      ...{ team, key: message, to: { kind: 'dm', user } },
      ...(isAlone
        ? { content: first.told.content, unasked: first.source.kind }
        : { content: togetherView(things, hasWaited), unasked: 'merged' }),
    });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    if (outcome.state === 'sent') for (const each of ready) await putBelow(each, isAlone, outcome.at?.ts);
    const keys = keysOf(ready.map(({ item }) => item));
    // One that may have arrived counts as told: better not told than told twice.
    if (outcome.state === 'refused') await lesser.settle(team, keys, 'dropped', 'refused');
    else await lesser.settle(team, keys, 'told');
  }

  /** They are part of the message above them, which was unasked for all of them. */
  async function putBelow({ item, told }: Ready, isAlone: boolean, threadTs: MessageTs | undefined) {
    if (!told.below || threadTs === undefined) return;
    const { team, user, key } = item;
    for (const [n, content] of [told.content, ...told.below].entries()) {
      if (n === 0 && isAlone) continue;
      const to = { kind: 'dm', user, threadTs } as const;
      const outcome = await outbox.put({ team, key: n === 0 ? key : `${key}:${n + 1}`, to, content });
      if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
      if (outcome.state !== 'sent') return;
    }
  }

  return {
    offer,
    jobs: [
      defineJob({
        name: RELEASE_JOB,
        parse: (payload) => Payload.parse(payload),
        async run({ user }, { team }) {
          if (team === undefined) throw new AppError('bug', 'a person belongs to a workspace');
          try {
            await release(team, user);
          } catch (error) {
            throw laterIfSlackIsAway(error, clock.now());
          }
        },
      }),
    ],
  };
}

const releaseRequest = (
  { team, user }: Pick<LesserItem, 'team' | 'user'>,
  which: string,
  runAt?: Instant,
): JobRequest => ({
  ...{ name: RELEASE_JOB, key: `${user}:${which}`, team, payload: { user } },
  ...(runAt !== undefined && { runAt }),
});

const keysOf = (items: readonly LesserItem[]): readonly string[] => items.map(({ key }) => key);
const isWaiting = ({ state }: LesserItem): boolean => state === 'waiting';

const factsOf = ({ item: { offeredAt }, source: { kind }, told: { worthlessAt } }: Ready) => ({
  ...{ kind, offeredAt },
  ...(worthlessAt !== undefined && { worthlessAt }),
});

/** What was taken, and not told before the process ended, by the message that was to tell it. */
function byMessage(open: readonly LesserItem[]): ReadonlyMap<string, readonly LesserItem[]> {
  const taken = new Map<string, LesserItem[]>();
  for (const item of open)
    if (item.state === 'taken' && item.message !== undefined)
      taken.set(item.message, [...(taken.get(item.message) ?? []), item]);
  return taken;
}

/** The process may have ended in somebody's evening, and be back in their night. */
function waitIfAway([first]: readonly Ready[], facts: AttentionFacts): void {
  const decision = first && decideAttention(factsOf(first), facts);
  if (decision?.act === 'wait') throw new RetryLater(decision.until, decision.reason);
}

function laterIfSlackIsAway(error: unknown, now: Instant): unknown {
  if (!(error instanceof SlackCallError) || !['throttled', 'transient'].includes(error.kind)) return error;
  return new RetryLater(now + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
}
