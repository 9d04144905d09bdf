/** What is under way between Slack and the app, so that a test can wait for rest instead of sleeping. */
import { SandboxError } from './sandbox-error.js';

export interface Activity {
  /** Something started that ends by itself (a call being answered). @returns how to say that it ended. */
  begin(): () => void;
  /** Something happened: whoever looks for a change looks again. */
  touch(): void;
  /** See `Sandbox.settle`. */
  settle(): Promise<void>;
  onIdle(idle: () => Promise<void>): void;
  /** See `Sandbox.until`. */
  until<T>(look: () => T | undefined | null | false, what: string): Promise<T>;
}

/** A request over loopback inside one process needs at most 3 turns of the event loop (measured with Bolt and WebClient). */
const QUIET_TURNS = 30;
/** Real time after which something under way is taken to wait for a clock that nobody moves. */
const PATIENCE_MS = 250;
/** A process that is busy for less than this share of the time is waiting. */
const WORKING = 0.1;
/** Real time that `until` looks, and how often it does so for what happens elsewhere (in the app, in another process). */
const LOOKING_MS = 5_000;
const GLANCE_MS = 10;

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/**
 * @returns 'late' when `ms` of real time passed first. Counted in glances, so that a busy machine which holds up the whole process
 * for a while is no reason to give up: that while is one glance.
 */
async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    let left = Math.ceil(ms / GLANCE_MS);
    const glance = () => {
      left -= 1;
      if (left < 0) done('late');
      else timer = setTimeout(glance, GLANCE_MS);
    };
    glance();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Of this process so far. */
const cpuMs = (): number => process.cpuUsage().user / 1_000;

/** So many patiences long something may wait for the disk: a busy machine's takes longer than one. */
const MOST_AT_DISK = 20;
/** So often rest is looked for once more after work that only the app knew of. */
const MOST_ENDED = 5;
const waitsForDisk = (): boolean => process.getActiveResourcesInfo().includes('FSReqCallback');

export function createActivity({ quietMs = 0 }: { readonly quietMs?: number }): Activity {
  let underWay = 0;
  let changes = 0;
  let waiting: (() => void)[] = [];
  const idles: (() => Promise<void>)[] = [];

  const touch = (): void => {
    changes += 1;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const nextChange = (): Promise<void> => new Promise((done) => waiting.push(done));

  /** Nothing under way and nothing new for some turns; or no news of what is under way for as long as patience lasts. */
  const quiet = async (): Promise<void> => {
    for (let turns = 0, seen = changes; turns < QUIET_TURNS; turns += 1) {
      if (underWay > 0 && (await within(PATIENCE_MS, nextChange())) === 'late') return;
      await turn();
      if (seen !== changes) {
        seen = changes;
        turns = 0;
      }
    }
    if (quietMs > 0 && (await within(quietMs, nextChange())) !== 'late') await quiet();
  };

  /**
   * Patience begins anew for as long as there is work: what does not work waits for the clock, which waits for us.
   * @returns whether nothing was under way, or something was and has ended, or waits for the clock.
   */
  const idle = async (): Promise<'rested' | 'ended' | 'waits'> => {
    const all = Promise.all(idles.map((each) => each()));
    // Most often there is nothing to wait for, and reading what the process worked costs more than that.
    if ((await Promise.race([all, turn().then(() => 'late' as const)])) !== 'late') return 'rested';
    if ((await within(GLANCE_MS, all)) !== 'late') return 'ended';
    for (let atDisk = 0; atDisk < MOST_AT_DISK; ) {
      const before = cpuMs();
      let sawDisk = false;
      for (let left = PATIENCE_MS / GLANCE_MS; left > 0; left -= 1) {
        if ((await within(GLANCE_MS, all)) !== 'late') return 'ended';
        sawDisk ||= waitsForDisk();
      }
      if (cpuMs() - before >= PATIENCE_MS * WORKING) atDisk = 0;
      else if (sawDisk) atDisk += 1;
      else break;
    }
    return 'waits';
  };

  const settle = async (): Promise<void> => {
    for (let ended = 0; ; ) {
      await quiet();
      const seen = changes;
      const rest = await idle();
      if (rest === 'ended') ended += 1;
      // What has ended may have left something to be done next.
      const again = rest === 'ended' && ended < MOST_ENDED;
      if (!again && seen === changes) return;
    }
  };

  return {
    begin() {
      underWay += 1;
      touch();
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        underWay -= 1;
        touch();
      };
    },
    touch,
    settle,
    onIdle(idle) {
      idles.push(idle);
    },
    async until(look, what) {
      for (let glances = 0; glances <= LOOKING_MS / GLANCE_MS; ) {
        const found = look();
        if (found !== undefined && found !== null && found !== false) return found;
        if ((await within(GLANCE_MS, nextChange())) === 'late') glances += 1;
      }
      throw new SandboxError(`waited ${LOOKING_MS} ms in vain for ${what}`);
    },
  };
}
