/** *Continue tomorrow*: the port for the nudge on a long thread. */
import type { Clock } from '../../core/clock.js';
import type { ChannelId, MessageTs, PauseId, TeamId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { JobQueue } from '../../jobs/job.js';
import type { Pause, PauseRepository } from './pause.js';
import { noteJob } from './requests.js';

export interface ContinueTomorrowRequest {
  readonly team: TeamId;
  /** Who puts it off: named in the note, and the one who may take it back. */
  readonly user: UserId;
  readonly channel: ChannelId;
  /** Absent: talk in the channel itself. */
  readonly threadTs?: MessageTs;
  /** Who took part; with or without `user`. */
  readonly people: readonly UserId[];
}

/** @returns `already` when that place is paused; nothing is done then. The note and the return follow as jobs. */
export type ContinueTomorrow = (request: ContinueTomorrowRequest) => Promise<'paused' | 'already'>;

/** Each is mentioned when it comes back: more people than this are a channel. */
const MOST_PEOPLE = 20;

export const createContinueTomorrow =
  (deps: {
    readonly pauses: Pick<PauseRepository, 'add'>;
    readonly jobs: JobQueue;
    readonly transaction: InTransaction;
    readonly clock: Clock;
    /** A fresh id: `B` and 16 random letters and digits. */
    readonly newPauseId: () => PauseId;
  }): ContinueTomorrow =>
  ({ team, user, channel, threadTs, people }) => {
    const others = [...new Set(people)].filter((id) => id !== user).slice(0, MOST_PEOPLE);
    const pause: Pause = {
      ...{ team, id: deps.newPauseId(), asker: user, channel, people: others },
      ...(threadTs !== undefined && { threadTs }),
      ...{ state: 'waiting', inAllHours: false, createdAt: deps.clock.now(), version: 1 },
    };
    return deps.transaction(async () => {
      if (!(await deps.pauses.add(pause))) return 'already';
      await deps.jobs.enqueue(noteJob(pause));
      return 'paused';
    });
  };
