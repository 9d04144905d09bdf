/** Remembers answers for a while: bounded, one question at a time for each key, and the old answer when there is no new one to be had. */
import type { Clock } from '../core/clock.js';

/** Slack said that it changed: only a question asked since then tells how it is. */
const OUT_OF_DATE = 0;

export interface LookupCache<Value> {
  get(key: string): Promise<Value>;
  /** An answer that came unasked. One that is remembered, or being asked for, is newer and stays. */
  learn(key: string, value: Value): void;
  forget(key: string): void;
}

/**
 * @param look asks for real; a throw is handed on, unless there is an old answer and `keepOld` says that it will do.
 * @param ttlMs how long an answer is good for, in milliseconds.
 * @param most entries; the one that was asked for longest ago goes first.
 */
export function createLookupCache<Value>(deps: {
  readonly look: (key: string) => Promise<Value>;
  readonly keepOld: (error: unknown) => boolean;
  readonly clock: Clock;
  readonly ttlMs: number;
  readonly most: number;
}): LookupCache<Value> {
  const known = new Map<string, { readonly value: Value; readonly until: number }>();
  const asking = new Map<string, Promise<Value>>();

  const remember = (key: string, value: Value, until: number) => {
    known.delete(key);
    known.set(key, { value, until });
    if (known.size <= deps.most) return;
    for (const oldest of known.keys()) {
      known.delete(oldest);
      return;
    }
  };

  const settle = async (key: string, question: Promise<Value>): Promise<Value> => {
    try {
      return await question;
    } catch (error) {
      const old = known.get(key);
      if (old && deps.keepOld(error)) return old.value;
      known.delete(key);
      throw error;
    }
  };

  const ask = (key: string): Promise<Value> => {
    const question = deps.look(key);
    const answer = settle(key, question);
    asking.set(key, answer);
    const isCurrent = () => asking.get(key) === answer;
    question.then(
      // When it was forgotten while we asked, what we were told may not be so any more.
      (value) => isCurrent() && remember(key, value, deps.clock.now() + deps.ttlMs),
      () => {},
    );
    const done = () => {
      if (isCurrent()) asking.delete(key);
    };
    answer.then(done, done);
    return answer;
  };

  return {
    async get(key) {
      const entry = known.get(key);
      if (entry && entry.until > deps.clock.now()) {
        remember(key, entry.value, entry.until);
        return entry.value;
      }
      return asking.get(key) ?? ask(key);
    },
    learn(key, value) {
      const now = deps.clock.now();
      const entry = known.get(key);
      if (asking.has(key) || (entry && (entry.until === OUT_OF_DATE || entry.until > now))) return;
      remember(key, value, now + deps.ttlMs);
    },
    forget(key) {
      const old = known.get(key);
      // Kept, but out of date: still better than nothing while Slack can't be reached.
      if (old) known.set(key, { ...old, until: OUT_OF_DATE });
      asking.delete(key);
    },
  };
}
