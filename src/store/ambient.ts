/**
 * The running transaction, found by whoever needs it. Repositories ask `handle()` for every statement and hold nothing else, so inside
 * a transaction they can't touch the database beside it: on SQLite that would wait for itself for ever, on Postgres it would be lost
 * from the transaction without a word.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import { AppError } from '../core/errors.js';
import type { InTransaction } from '../core/transaction.js';
import type { Schema } from './schema.js';

export type Handle = Kysely<Schema>;

export interface Ambient {
  readonly transaction: InTransaction;
  /** What to run a statement on: the running transaction or, outside one, the database. */
  handle(): Handle;
  /** The running transaction, if any. */
  running(): Transaction<Schema> | undefined;
  /** Runs `work` once the running transaction has committed, never if it does not; at once when none runs. It must not throw. */
  afterCommit(work: () => void): void;
  /** After the last statement: nothing is followed any more. */
  end(): void;
}

/**
 * What becomes of work that was begun inside a transaction, was not awaited there, and asks for the store when it is over: a mistake, and
 * refused as one; or done beside it. To refuse it, every promise of the process has to be followed for ever, which costs each event 7 %
 * on Node 20; so tests refuse, and production follows promises only while a transaction runs.
 */
export type LateWork = 'refused' | 'done beside';

interface Running {
  readonly handle: Transaction<Schema>;
  readonly afterCommit: (() => void)[];
  ended: boolean;
  /** Set when a nested call failed: half of it may be written, so the whole must not commit even if the error was caught. */
  failure: { readonly error: unknown } | undefined;
}

export function createAmbient(database: Handle, lateWork: LateWork): Ambient {
  const storage = new AsyncLocalStorage<Running>();
  let open = 0;

  const current = (): Running | undefined => {
    const running = storage.getStore();
    if (!running?.ended) return running;
    if (lateWork === 'done beside') return undefined;
    throw new AppError(
      'bug',
      'Work begun inside a transaction outlived it: await it there, or begin it after.',
    );
  };

  async function nested<T>(outer: Running, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      outer.failure ??= { error };
      throw error;
    }
  }

  async function outermost<T>(work: () => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await database.transaction().execute(async (handle) => {
      const running: Running = { handle, afterCommit, ended: false, failure: undefined };
      open += 1;
      try {
        return await storage.run(running, async () => {
          try {
            const value = await work();
            if (running.failure) throw running.failure.error;
            return value;
          } finally {
            running.ended = true;
          }
        });
      } finally {
        open -= 1;
        if (open === 0 && lateWork === 'done beside') storage.disable();
      }
    });
    for (const each of afterCommit) each();
    return result;
  }

  return {
    transaction: (work) => {
      const outer = current();
      return outer ? nested(outer, work) : outermost(work);
    },
    handle: () => current()?.handle ?? database,
    running: () => current()?.handle,
    afterCommit(work) {
      const running = current();
      if (running) running.afterCommit.push(work);
      else work();
    },
    end: () => storage.disable(),
  };
}
