/** Runs the same work under several zones of the process, one after the other, in this process. */
import { runInThisContext } from 'node:vm';

/** Far ahead of UTC and behind it, half-hour offsets and half-hour changes: what scenario SCH-29 asks for. */
export const PROCESS_ZONES = [
  'UTC',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
] as const;

/** Jest gives a test a copy of the environment. Only Node's own tells the engine that the zone has changed. */
const { env }: Pick<NodeJS.Process, 'env'> = runInThisContext('process');

/** @returns what `work` answered under each zone. The process's own zone is back afterwards. */
export async function inEveryProcessZone<Result>(
  work: (zone: string) => Result | Promise<Result>,
): Promise<readonly Result[]> {
  const { TZ: own } = env;
  const results: Result[] = [];
  try {
    for (const zone of PROCESS_ZONES) {
      env.TZ = zone;
      results.push(await work(zone));
    }
  } finally {
    if (own === undefined) delete env.TZ;
    else env.TZ = own;
  }
  return results;
}
