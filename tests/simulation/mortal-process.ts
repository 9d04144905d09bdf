/**
 * Lives of one app inside this process, each of which can die at any step as if by `kill -9`: what it had in memory is lost, its open
 * transaction with it, its sockets break, its timers never ring, and answers of Slack to what it asked reach nobody.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import Database from 'libsql';
import { type Dispatcher, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import type { Clock } from '../../src/core/clock.js';

/** What a dead life's store answers: nothing in it goes on after that. */
class Died extends Error {
  override readonly name = 'Died';
}

export interface Life {
  /** The world's clock, as this life sees it: after its death nothing rings any more. */
  readonly clock: Clock;
  readonly isAlive: boolean;
  /** Dies after so many more steps (statements of the store, calls to Slack begun or answered); 0 takes that back. */
  dieAfter(steps: number): void;
  dieNow(): void;
}

export interface MortalProcess {
  /** The next life; the one before must be dead. @param died is told, at once, in the middle of whatever it did. */
  begin(died: () => void): Life;
  /** Ends what is left, and gives the process its own functions back. */
  restore(): void;
}

interface Being {
  alive: boolean;
  stepsLeft: number;
  readonly databases: Set<Database.Database>;
  readonly servers: Set<Server>;
  readonly wakes: Set<() => void>;
  /** Every one that was ever used costs each promise in the process something, until it is disabled. */
  readonly storages: Set<AsyncLocalStorage<unknown>>;
  readonly died: () => void;
}

/** What undici calls when an answer is there to its end, in the way of old handlers and of new ones. */
const ENDS: ReadonlySet<string | symbol> = new Set(['onComplete', 'onResponseEnd']);

/** Where nobody above may hear of a death. */
function unlessDead(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Died)) throw error;
  }
}

/** Waits between two tries of the Web API client are in real time, which stands still here: they pass at once. */
const CLIENT_WAITS_MS = { from: 200, to: 1_500 };

export function mortalProcess(clock: Clock): MortalProcess {
  const { prepare, exec, close } = Database.prototype;
  const { listen } = Server.prototype;
  const { run: runIn } = AsyncLocalStorage.prototype;
  const { setTimeout: realTimeout } = globalThis;
  const owners = new WeakMap<object, Being>();
  /** Databases of dead lives. Whoever asks a closed one anything has libsql abort the process, so they stay until nobody can. */
  const remains = new Set<Database.Database>();
  let current: Being | undefined;

  function step(being: Being) {
    if (!being.alive) throw new Died();
    being.stepsLeft -= 1;
    if (being.stepsLeft !== 0) return;
    die(being);
    throw new Died();
  }

  function die(being: Being) {
    if (!being.alive) return;
    being.alive = false;
    for (const cancel of being.wakes) cancel();
    for (const storage of being.storages) storage.disable();
    for (const server of being.servers) {
      server.close();
      if (server instanceof HttpServer) server.closeAllConnections();
    }
    for (const database of being.databases) {
      if (database.inTransaction) exec.call(database, 'ROLLBACK');
      remains.add(database);
    }
    if (current === being) current = undefined;
    being.died();
  }

  function bury() {
    for (const database of remains) close.call(database);
    remains.clear();
  }

  /** The life that opened a database. One that belongs to none (a test's own) is left alone. */
  function ownerOf(database: Database.Database): Being | undefined {
    const known = owners.get(database);
    if (known || !current) return known;
    owners.set(database, current);
    current.databases.add(database);
    return current;
  }

  Object.assign(Database.prototype, {
    prepare(this: Database.Database, sql: string) {
      const being = ownerOf(this);
      if (being?.alive === false) throw new Died();
      const statement = prepare.call(this, sql);
      if (!being) return statement;
      const watched =
        <Given extends unknown[], Result>(run: (...given: Given) => Result) =>
        (...given: Given): Result => {
          if (!being.alive) throw new Died();
          const result = run.apply(statement, given);
          step(being);
          return result;
        };
      return Object.assign(statement, {
        run: watched(statement.run),
        all: watched(statement.all),
        get: watched(statement.get),
      });
    },
    exec(this: Database.Database, sql: string) {
      if (ownerOf(this)?.alive === false) throw new Died();
      return exec.call(this, sql);
    },
    close(this: Database.Database) {
      const being = owners.get(this);
      if (being?.alive === false) throw new Died();
      being?.databases.delete(this);
      return close.call(this);
    },
  });
  Object.assign(Server.prototype, {
    listen(this: Server, ...given: Parameters<Server['listen']>) {
      current?.servers.add(this);
      return listen.apply(this, given);
    },
  });
  Object.assign(AsyncLocalStorage.prototype, {
    run(this: AsyncLocalStorage<unknown>, ...given: Parameters<AsyncLocalStorage<unknown>['run']>) {
      current?.storages.add(this);
      return runIn.apply(this, given);
    },
  });
  const quickly = (work: () => void, ms = 0, ...args: []) =>
    ms >= CLIENT_WAITS_MS.from && ms <= CLIENT_WAITS_MS.to
      ? setImmediate(work, ...args)
      : realTimeout(work, ms, ...args);
  Object.assign(globalThis, { setTimeout: Object.assign(quickly, realTimeout) });

  /** A call that is on its way when the caller dies is carried out all the same; only nobody hears of it. */
  const watchedBy = (being: Being, handler: object): Dispatcher.DispatchHandler =>
    new Proxy(handler, {
      get(target, name) {
        const own: unknown = Reflect.get(target, name);
        if (typeof own !== 'function') return own;
        return (...given: unknown[]) => {
          if (being.alive && ENDS.has(name)) unlessDead(() => step(being));
          // A handler says whether it wants more: the rest of an answer comes, and goes nowhere.
          return being.alive ? Reflect.apply(own, target, given) : true;
        };
      },
    });
  const realDispatcher = getGlobalDispatcher();
  const watching = realDispatcher.compose((dispatch) => (options, handler) => {
    const being = current;
    if (!being) return dispatch(options, handler);
    unlessDead(() => step(being));
    return being.alive ? dispatch(options, watchedBy(being, handler)) : true;
  });
  setGlobalDispatcher(watching);

  const clockOf = ({ wakes }: Being, alive: () => boolean): Clock => ({
    now: clock.now,
    wakeAt(at, work) {
      if (!alive()) return () => {};
      const cancel = clock.wakeAt(at, () => {
        wakes.delete(cancel);
        if (alive()) work();
      });
      wakes.add(cancel);
      return () => {
        wakes.delete(cancel);
        cancel();
      };
    },
  });

  return {
    begin(died) {
      if (current?.alive) throw new Error('one life at a time');
      bury();
      const being: Being = {
        ...{ alive: true, stepsLeft: 0, died },
        ...{ databases: new Set(), servers: new Set(), wakes: new Set(), storages: new Set() },
      };
      current = being;
      return {
        clock: clockOf(being, () => being.alive),
        get isAlive() {
          return being.alive;
        },
        dieAfter(steps) {
          being.stepsLeft = steps;
        },
        dieNow: () => die(being),
      };
    },
    restore() {
      if (current) die(current);
      bury();
      Object.assign(Database.prototype, { prepare, exec, close });
      Object.assign(Server.prototype, { listen });
      Object.assign(AsyncLocalStorage.prototype, { run: runIn });
      Object.assign(globalThis, { setTimeout: realTimeout });
      setGlobalDispatcher(realDispatcher);
    },
  };
}
