/** A server under test: started as its own process, measured from outside, ended by its pid. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIGNING_SECRET } from './load/send.js';

export type Name = 'bare Bolt' | 'Meanwhile';

const COMMANDS: Readonly<Record<Name, readonly string[]>> = {
  'bare Bolt': [fileURLToPath(new URL('./bare-bolt.js', import.meta.url))],
  Meanwhile: [fileURLToPath(new URL('../src/cli.js', import.meta.url)), 'start'],
};

export interface Contestant {
  readonly port: number;
  /** From spawn to the first HTTP answer. */
  readonly coldStartMs: number;
  /** Resident memory now, in MiB. */
  rss(): number;
  stop(): Promise<void>;
}

/** Of every store that a bench makes, so that a contestant can read what was planted for it. */
export const ENCRYPTION_KEY = new Uint8Array(32);

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'meanwhile-bench-'));

/** @param more settings instead of, or beside, the usual ones; its DATA_DIR is the folder, which goes with the contestant. */
export async function startContestant(
  name: Name,
  slackApiUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Contestant> {
  const port = await freePort();
  const folder = more.DATA_DIR ?? newFolder();
  const started = performance.now();
  const child = spawn(process.execPath, [...COMMANDS[name]], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...{
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        PORT: String(port),
        DATA_DIR: folder,
      },
      ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slackApiUrl },
      ENCRYPTION_KEY: Buffer.from(ENCRYPTION_KEY).toString('hex'),
      ...more,
    },
  });
  await answers(port, child);
  return {
    port,
    coldStartMs: performance.now() - started,
    rss: () => residentMiB(child),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Linux tells a process's resident pages under /proc; elsewhere there is no figure. */
function residentMiB(child: ChildProcess): number {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
    return Number(line?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before it answered`);
    const ok = await new Promise<boolean>((resolve) => {
      const probe = request({ host: '127.0.0.1', port, path: '/slack/events', method: 'POST' }, (answer) => {
        answer.resume();
        resolve(true);
      });
      probe.on('error', () => resolve(false)).end();
    });
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
