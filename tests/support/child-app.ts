/** The app in a process of its own, as a test sees it: started, told the time, and killed. `child-main.ts` is the other end. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../src/config.js';
import { buildForChildren } from './build-for-children.js';
import type { Order, Told } from './child-main.js';

export interface ChildApp {
  /** Where Slack's requests go; undefined over Socket Mode. */
  readonly url: string | undefined;
  /** Moves its clock on. What falls due begins; `rest` waits for it. */
  moveTo(now: number): Promise<void>;
  /** Dies by itself right after so many changes to its store or to what Slack shows, counted from now; with 0 it lives on. */
  dieAfter(changes: number): Promise<void>;
  /** Resolves when it has nothing more to do for the present, or is dead. */
  rest(): Promise<'resting' | 'dead'>;
  /** Resolves when a call of this method begins, counted from now. */
  calling(method: string): Promise<void>;
  /** Finishes what is under way and lets go of the store, as on SIGTERM; the process stays. */
  stop(): Promise<void>;
  /** `kill -9`. Resolves when it is gone. */
  kill(): Promise<void>;
}

export interface ChildApps {
  /** On the data of those before it. */
  start(env: Environment, now: number): Promise<ChildApp>;
  /** Ends every process that is left, and removes the data. */
  end(): Promise<void>;
}

/** Processes that load ahead of their use: loading is most of a start, and those left at the end have loaded in vain. */
const SPARES = 1;

export async function childApps(): Promise<ChildApps> {
  const main = join(await buildForChildren(), 'tests/support/child-main.js');
  const dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-child-'));
  const processes: ChildProcess[] = [];
  const load = () => {
    const child = fork(main, { cwd: dataDir, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    processes.push(child);
    const loaded = told(child, (message) => message.is === 'loaded');
    // A spare that is ended unused is nobody's concern; one that is used is waited for.
    loaded.catch(() => {});
    return { child, loaded };
  };
  const spares = Array.from({ length: SPARES }, load);
  return {
    async start(env, now) {
      spares.push(load());
      const { child, loaded } = spares.shift() ?? load();
      await loaded;
      return startIn(child, { DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env }, now);
    },
    async end() {
      await Promise.all(processes.map(kill));
      await rm(dataDir, { recursive: true });
    },
  };
}

async function startIn(child: ChildProcess, env: Environment, now: number): Promise<ChildApp> {
  const obey = async (order: Order): Promise<{ readonly port?: number | undefined }> => {
    const answer = told(child, (message) => message.is === 'failed' || isDone(message, order));
    child.send(order);
    const message = await answer;
    if (message.is === 'failed') throw new Error(message.why);
    return message.is === 'done' ? message : {};
  };
  const { port } = await obey({ do: 'start', env, now });
  return {
    url: port === undefined ? undefined : `http://127.0.0.1:${port}/slack/events`,
    async moveTo(to) {
      await obey({ do: 'move', to });
    },
    async dieAfter(changes) {
      await obey({ do: 'die', after: changes });
    },
    async rest() {
      if (isGone(child)) return 'dead';
      return obey({ do: 'rest' }).then(
        () => 'resting',
        () => 'dead',
      );
    },
    async calling(method) {
      await told(child, (message) => message.is === 'calling' && message.method === method);
    },
    async stop() {
      await obey({ do: 'stop' });
    },
    kill: () => kill(child),
  };
}

const isDone = (message: Told, order: Order) => message.is === 'done' && message.order === order.do;
const isGone = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** The first message like this from now on. @throws when the process ends before. */
function told(child: ChildProcess, is: (message: Told) => boolean): Promise<Told> {
  return new Promise((resolve, reject) => {
    const listen = (message: Told) => {
      if (!is(message)) return;
      child.off('message', listen).off('exit', gone);
      resolve(message);
    };
    const gone = () => reject(new Error('the process is gone'));
    if (isGone(child)) return gone();
    child.on('message', listen).once('exit', gone);
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
