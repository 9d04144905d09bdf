/** `meanwhile start` as whoever runs it sees it: a process with settings, output, signals and an exit code. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Environment } from '../../src/config.js';
import { buildForChildren } from './build-for-children.js';

export interface CliProcess {
  /** What it wrote so far. */
  readonly log: () => string;
  readonly complaints: () => string;
  /** Resolves when its log holds these words. @throws when the process ends first. */
  says(words: string): Promise<void>;
  signal(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
  /** Its exit code, once it is gone; undefined when a signal ended it. */
  readonly exit: Promise<number | undefined>;
  readonly isGone: () => boolean;
}

/** @param cwd where it looks for `.env`: a folder of the test's own. */
export async function startCli(env: Environment, cwd: string): Promise<CliProcess> {
  const cli = join(await buildForChildren(), 'src/cli.js');
  const { PATH } = process.env;
  const child = spawn(process.execPath, [cli, 'start'], { cwd, env: { PATH, ...env } });
  let log = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  let gone = false;
  const exit = once(child, 'close').then(([code]) => {
    gone = true;
    return typeof code === 'number' ? code : undefined;
  });
  return {
    log: () => log,
    complaints: () => complaints,
    async says(words) {
      while (!log.includes(words)) {
        if (gone) throw new Error(`it ended before it said “${words}”: ${log}${complaints}`);
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
    },
    signal: (signal) => void child.kill(signal),
    exit,
    isGone: () => gone,
  };
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
