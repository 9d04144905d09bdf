/** `meanwhile sandbox`: a simulated team and the real app, over a real connection, in this terminal. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type MeanwhileApp } from '../app.js';
import { loadConfig } from '../config.js';
import { simulatedClock } from '../sandbox/clock/simulated-clock.js';
import { createSandbox } from '../sandbox/create-sandbox.js';
import { DAY_STARTS, playDay } from '../sandbox/play/day.js';
import { createScreen } from '../sandbox/play/screen.js';
import { stay } from '../sandbox/play/stay.js';
import { seedTeam } from '../sandbox/play/team.js';
import { createLogger } from '../slack/logger.js';
import type { RunCommand } from './command.js';

/** How long the app is given to stop. */
const STOP_WITHIN_MS = 5_000;

const USAGE = 'Say meanwhile sandbox, or meanwhile sandbox --stay, which keeps it open.\n';

/** `--stay` keeps it open for typing after the day is played. */
export const run: RunCommand = async (args, io) => {
  if (args.some((arg) => arg !== '--stay')) {
    io.complain(USAGE);
    return 2;
  }
  const clock = simulatedClock(DAY_STARTS);
  const sandbox = createSandbox({ clock, transport: 'socket' });
  const dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-sandbox-'));
  let app: MeanwhileApp | undefined;
  try {
    const team = seedTeam(sandbox);
    const config = loadConfig({ ...(await sandbox.start()), DATA_DIR: dataDir });
    app = await createApp({ config, clock, logger: createLogger({ level: 'silent' }) });
    sandbox.onIdle(app.idle);
    clock.settleWith(sandbox.settle);
    await app.start();
    await sandbox.sockets.connected();

    const lines: string[] = [];
    const screen = createScreen(sandbox, (line) => void lines.push(line));
    const flush = async () => {
      if (lines.length > 0) await io.write(`${lines.splice(0).join('\n')}\n`);
    };
    const day = { sandbox, clock, team, screen };
    await playDay(day, flush);
    await flush();
    if (args.includes('--stay')) await stay(day, { input: io.input, flush });
    return 0;
  } finally {
    await app?.stop(STOP_WITHIN_MS);
    await sandbox.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
