/**
 * Several processes hear different messages of one conversation. Each tells the others what it heard, through the store, once a talk is
 * warm and then now and again: never for every message. The same rows bring a talk over a restart.
 */
import type { Clock } from '../../core/clock.js';
import { TALK_WINDOW_S } from '../rule.js';
import { type Conversation, type ConversationPlace, ownSaid } from './conversation.js';
import type { TalkRepository } from './talk-repository.js';
import type { TalkTracker } from './tracker.js';

/** A conversation is warm when this process heard so many messages of it; a question and its answer never get there. */
const WARM = 5;
/** Then it is told of after so many more, at most once in so many milliseconds: a busy workspace costs a few writes a second. */
const MORE = 3;
const PAUSE_MS = 10_000;
/** In one exchange: from then on they are due together, and share their writes. More would hold up the events that come meanwhile. */
const MOST_TOLD = 20;
/** Taken along over a restart: as many conversations as can go on at once in a large workspace. */
const MOST_KEPT = 1_000;
/** Fewer say nothing yet. */
const LEAST_KEPT = 2;

export interface KeepInStep {
  /** Whether it is time to tell the others of this conversation. In memory. */
  isDue(talk: Conversation): boolean;
  /** Tells the others what this process heard of it, and takes in what they did; of whatever else is due, along with it. */
  exchange(talk: Conversation): Promise<void>;
  /** Takes in what was heard before a restart. */
  recall(): Promise<void>;
  /** At a graceful stop: tells all that was not told yet. */
  tellAll(): Promise<void>;
}

export function createKeepInStep(deps: {
  readonly talks: TalkRepository;
  readonly tracker: TalkTracker;
  readonly clock: Clock;
  /** Names this process among all replicas. */
  readonly writer: string;
}): KeepInStep {
  const { talks, tracker, clock, writer } = deps;
  const since = () => clock.now() - TALK_WINDOW_S * 1000;
  const isDue = ({ untold, toldAt, considered }: Conversation) =>
    !considered && untold >= (toldAt === undefined ? WARM : MORE) && clock.now() - (toldAt ?? 0) >= PAUSE_MS;
  const tell = async (told: readonly Conversation[]) => {
    const now = clock.now();
    const published = told.map((talk) => {
      talk.untold = 0;
      talk.toldAt = now;
      return { ...placeOf(talk), said: ownSaid(talk) };
    });
    await talks.publish(writer, published, now);
  };

  return {
    isDue,
    async exchange(talk) {
      const due = [talk];
      for (const other of tracker.all()) {
        if (due.length >= MOST_TOLD) break;
        if (other !== talk && isDue(other)) due.push(other);
      }
      await tell(due);
      for (const { said, ...place } of await talks.others(due.map(placeOf), writer, since()))
        tracker.merge(place, said);
    },
    async recall() {
      for (const { said, ...place } of (await talks.recent(since(), MOST_KEPT)).toReversed())
        tracker.merge(place, said);
    },
    async tellAll() {
      const open = [...tracker.all()].filter(
        ({ untold, entries, considered }) => untold > 0 && entries.length >= LEAST_KEPT && !considered,
      );
      if (open.length > 0) await tell(open.slice(-MOST_KEPT));
    },
  };
}

const placeOf = ({ team, channel, threadTs }: Conversation): ConversationPlace => ({
  ...{ team, channel },
  ...(threadTs !== undefined && { threadTs }),
});
