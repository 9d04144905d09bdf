/**
 * Lets a process count what it changes, in its SQLite file or at Slack, and die right after the n-th change, as if by `kill -9`:
 * nothing in it runs after that, and nothing is closed or flushed. Loaded before the app.
 */
import { subscribe } from 'node:diagnostics_channel';
import Database from 'libsql';

export interface Mortality {
  /** Dies right after so many changes, counted from now; with 0 it lives on. */
  dieAfter(changes: number): void;
  /** Resolves when neither the database nor Slack has been asked anything for a while, and nothing waits for Slack's answer or the disk. */
  rest(): Promise<void>;
  /** The same, whatever Slack has not answered yet. */
  settled(): Promise<void>;
}

/** Calls of Slack's Web API that change what people see. */
const CHANGING_CALLS = /\/api\/chat\./;
/** Turns of the event loop without anything new: what goes on inside the process takes one or two between its steps. */
const QUIET_TURNS = 50;

const waitsForDisk = () => process.getActiveResourcesInfo().includes('FSReqCallback');

/** @param onCall is told the method of every call to Slack's Web API when it begins. */
export function watchChanges(onCall: (method: string) => void): Mortality {
  let left = 0;
  let steps = 0;
  let callsUnderWay = 0;

  const changed = () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  const { prepare } = Database.prototype;
  Object.assign(Database.prototype, {
    prepare(this: Database.Database, sql: string) {
      const statement = prepare.call(this, sql);
      const lasting = /^(insert|update|delete|commit)\b/i.test(sql);
      const watched =
        <Given extends unknown[], Result>(run: (...given: Given) => Result) =>
        (...given: Given): Result => {
          steps += 1;
          const result = run.apply(statement, given);
          // Inside a transaction nothing lasts until it commits.
          if (lasting && !this.inTransaction) changed();
          return result;
        };
      return Object.assign(statement, {
        run: watched(statement.run),
        all: watched(statement.all),
        get: watched(statement.get),
      });
    },
  });

  // Of every call over HTTP, whoever makes it.
  const during = (moment: 'create' | 'trailers' | 'error', told: (path: string) => void) =>
    subscribe(`undici:request:${moment}`, (message) => {
      steps += 1;
      told((message as { readonly request: { readonly path: string } }).request.path);
    });
  during('create', (path) => {
    callsUnderWay += 1;
    onCall(path.split('/').at(-1) ?? '');
  });
  during('trailers', (path) => {
    callsUnderWay -= 1;
    if (CHANGING_CALLS.test(path)) changed();
  });
  during('error', () => {
    callsUnderWay -= 1;
  });

  return {
    dieAfter(changes) {
      left = changes;
    },
    settled: () => quiet(() => false),
    rest: () => quiet(() => callsUnderWay > 0),
  };

  async function quiet(isBusy: () => boolean): Promise<void> {
    for (let turns = 0, seen = steps; turns < QUIET_TURNS; turns += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (seen !== steps || isBusy() || waitsForDisk()) {
        seen = steps;
        turns = 0;
      }
    }
  }
}
