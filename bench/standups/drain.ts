/** A great many prompts due at one moment, with Slack's limits off: how fast Meanwhile queues and posts them, beside bare WebClient. */
import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/core/clock.js';
import { standupId } from '../../src/core/ids.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { promptView } from '../../src/standups/answering/views/prompt.js';
import { newFolder, startContestant } from '../contestant.js';
import type { Errand } from './bare-posts.js';
import { openPlanted } from './planted-store.js';
import { lookAt, minuteOf, oauthSettings, type Place, plantStandups, settlers } from './town.js';

/** As many as a workspace is sent to at once (`outbox/pace.ts`): the pace, which stands for Slack's limits, holds nobody back. */
const MEMBERS_EACH = 25;
const UNDER_WAY = 32;
/** Enough for the app to have started. */
const AHEAD_MS = 4_000;
/** What planting a workspace takes at most. */
const PLANTING_MS = 40;
/** Long enough to cost nothing. */
const GLANCE_MS = 200;

export interface Drained {
  readonly prompts: number;
  /** From the moment they were due until the last was posted. */
  readonly perSecond: number;
  readonly barePerSecond: number;
  /** From the moment they were due. */
  readonly firstPostMs: number;
  /** MiB, when all was posted. */
  readonly rss: number;
  /** Calls to Slack, over the number of prompts. */
  readonly callsEach: number;
}

/** @param prompts a multiple of 25. */
export async function measureDrain(prompts: number): Promise<Drained> {
  const sandbox = createSandbox({ events: [] });
  const places = settlers(sandbox, prompts / MEMBERS_EACH, MEMBERS_EACH);
  await sandbox.start();
  try {
    const barePerSecond = await barePosts(sandbox, places);
    sandbox.forget();
    return { prompts, barePerSecond, ...(await drain(sandbox, places)) };
  } finally {
    await sandbox.stop();
  }
}

async function barePosts(sandbox: Sandbox, places: readonly Place[]): Promise<number> {
  const errand: Errand = {
    ...{ apiUrl: sandbox.env.SLACK_API_URL, underWay: UNDER_WAY, content: contentOfPrompt() },
    posts: places.flatMap(({ token, users }) => users.map((user) => ({ token, user }))),
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./bare-posts.js', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(errand));
  const answer = await json(child.stdout);
  return (answer as { perSecond: number }).perSecond;
}

const contentOfPrompt = () => {
  const questions = Array.from({ length: 3 }, () => ({ text: 'What is next?', role: 'plan' }) as const);
  const standup = { id: standupId('S1'), name: 'Platform', questions, privacy: 'open' } as const;
  const { text, blocks } = promptView({ standup, workDay: '2026-03-02', closesAt: 1_772_480_000_000 });
  return { text, blocks: [...blocks] };
};

async function drain(sandbox: Sandbox, places: readonly Place[]) {
  const folder = newFolder();
  const at = await plant(places, folder);
  const contestant = await startContestant('Meanwhile', sandbox.env.SLACK_API_URL, {
    ...oauthSettings(sandbox),
    ...{ DATA_DIR: folder, SLACK_BOT_TOKEN: '' },
  });
  try {
    const posts = () => sandbox.calls.filter(({ method, ok }) => ok && method === 'chat.postMessage');
    const prompts = places.reduce((sum, { users }) => sum + users.length, 0);
    while (posts().length < prompts) await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    const [first, last] = [posts()[0]?.at ?? 0, posts()[prompts - 1]?.at ?? 0];
    return {
      perSecond: (prompts * 1000) / (last - at),
      firstPostMs: first - at,
      callsEach: sandbox.calls.length / prompts,
      rss: contestant.rss(),
    };
  } finally {
    await contestant.stop();
  }
}

/** @returns when the look at what is due will be. */
async function plant(places: readonly Place[], dataDir: string): Promise<number> {
  const planted = await openPlanted({ dataDir }, ['standups.look']);
  const now = systemClock.now();
  const at = now + AHEAD_MS + places.length * PLANTING_MS;
  await plantStandups(planted.store, places, minuteOf(now), at);
  await planted.jobs.add([lookAt(at)]);
  await planted.close();
  return at;
}
