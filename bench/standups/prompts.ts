/** Prompts out: with Slack's limits off beside bare WebClient, and with them on beside what they allow. */
import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Part } from '../report.js';
import { measureDrain } from './drain.js';
import type { Limited } from './limited.js';

/** With limits on, what lasts is the largest workspace alone; more of them only add to the bench's own time. */
const LIMITED_PROMPTS = 1_000;

export async function measurePrompts(prompts: number): Promise<Part> {
  const free = await measureDrain(prompts);
  const limited = await measureLimited(LIMITED_PROMPTS);
  const ratio = free.perSecond / free.barePerSecond;
  const lasted = limited.lasted / limited.lowerBound;
  return {
    title: `${prompts.toLocaleString('en')} prompts due at once, SQLite; beside bare WebClient, and beside what Slack's limits allow`,
    rows: [
      {
        ...{ measured: 'prompts/s, limits off', yardstick: free.barePerSecond, ours: free.perSecond, ratio },
        ...{ target: '>= 0.6 of bare', met: ratio >= 0.6 },
      },
      { measured: 'until the first post, ms', ours: free.firstPostMs, target: '', met: true },
      { measured: 'calls to Slack a prompt', ours: free.callsEach, target: '', met: true },
      { measured: 'RSS when all are posted, MiB', ours: free.rss, target: '', met: true },
      {
        ...{
          measured: 's with limits on',
          yardstick: limited.lowerBound,
          ours: limited.lasted,
          ratio: lasted,
        },
        ...{ target: '<= 1.15 of the bound', met: lasted <= 1.15 },
      },
      { measured: 's for a small workspace among them', ours: limited.smallLasted, target: '', met: true },
      { measured: 'calls answered 429', ours: limited.throttled, target: '', met: true },
    ],
    notes: [limited.formula],
    raw: { free, limited },
  };
}

/** In a process of its own: app and simulator share its clock. */
async function measureLimited(prompts: number): Promise<Limited> {
  const script = fileURLToPath(new URL('./limited.js', import.meta.url));
  const child = spawn(process.execPath, [script, String(prompts)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return (await json(child.stdout)) as Limited;
}
