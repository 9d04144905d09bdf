/**
 * Runs Jest: once as it is, then what depends on time again under each of six process zones. Ends with one line, counted from Jest's own results.
 * Arguments go to the first run; with any, the zones are left out: `node tests/run.mjs tests/nudges`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Half-hour changes, a change at midnight, the far sides of the date line, and two ordinary ones. */
const ZONES = [
  'UTC',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Africa/Cairo',
];
const TIME_TESTS = [
  'tests/core',
  'tests/standups/(plan|replan|catch-up|preview-text)',
  'tests/digests/(period|regions)',
  'tests/scenarios/schedule',
];

/** Five times what the tests' stores and files take at once. A container has 64 MB there unless told otherwise. */
const ROOM_BYTES = 48 * 2 ** 20;

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
/** Compiled sources outlive the run, unlike what the tests write. */
const CACHE = [`--cacheDirectory=${join(tmpdir(), 'meanwhile-jest-cache')}`];
const folder = mkdtempSync(join(temporary(), 'meanwhile-jest-'));
const total = { passed: 0, failed: 0, skipped: 0 };

/** In memory where there is room: a store on disk waits for the disk at each of its many commits, and no test pulls the plug. */
function temporary() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= ROOM_BYTES ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function run(name, args, zone) {
  const outputFile = join(folder, `${name.replaceAll('/', '-')}.json`);
  const jestRun = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      jest,
      '--json',
      `--outputFile=${outputFile}`,
      ...CACHE,
      ...args,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, TMPDIR: folder, ...(zone && { TZ: zone }) },
    },
  );
  const [status] = await once(jestRun, 'exit');
  let result;
  try {
    result = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch {
    total.failed += 1; // Jest did not get as far as a result.
    return;
  }
  total.passed += result.numPassedTests;
  // A suite that does not load, and a run that Jest itself calls failed, count even when no single test did.
  total.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  total.skipped += result.numPendingTests + result.numTodoTests;
  if (status !== 0 && result.success) total.failed += 1;
  if (result.numTotalTests === 0) total.failed += 1;
}

const args = process.argv.slice(2);

async function runZones() {
  // The run of everything is under the process's own zone already.
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const zone of ZONES) if (zone !== own) await run(zone, ['--maxWorkers=1', ...TIME_TESTS], zone);
}

// Beside each other: many a story waits for a process of its own and leaves a core idle.
await Promise.all([run('all', args), args.length === 0 && runZones()]);
rmSync(folder, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed > 0 ? 1 : 0);
