/** What is stored about a person, in every slice: shown, exported, deleted. */
import type { Clock } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { JobQueue, JobRunner } from '../jobs/job.js';
import { EXPORT_JOB } from './export-job.js';
import type { PersonalData, StoredKind } from './personal-data.js';

export interface PrivacyDeps {
  /** One entry for each slice that keeps something about people. */
  readonly entries: readonly PersonalData[];
  readonly transaction: InTransaction;
  readonly jobs: JobQueue & Pick<JobRunner, 'forgetPerson'>;
  readonly clock: Clock;
}

/** An export asked for twice within this is the same export: a double click sends one file. */
const SAME_EXPORT_MS = 60_000;

export type Privacy = ReturnType<typeof createPrivacy>;

/** The person is always the one who asks, as Slack names them: no use case here takes somebody else's id from a form. */
export function createPrivacy({ entries, transaction, jobs, clock }: PrivacyDeps) {
  return {
    stored: (team: TeamId, user: UserId): Promise<readonly StoredKind[]> =>
      Promise.all(
        entries.map(async (entry) => ({
          title: entry.title,
          explanation: entry.explanation,
          count: (await entry.export(team, user)).length,
        })),
      ),

    /** The file follows by DM. */
    async requestExport(team: TeamId, user: UserId): Promise<void> {
      const turn = Math.floor(clock.now() / SAME_EXPORT_MS);
      await jobs.enqueue({ name: EXPORT_JOB, key: `${user}:${turn}`, team, payload: { user, turn } });
    },

    /**
     * Deletes it all, or nothing when any part fails. What others own stays as it is; an opt-out is a record about the person and
     * goes too.
     * @returns the kinds, with how many records of each went.
     */
    deleteAll: (team: TeamId, user: UserId): Promise<readonly StoredKind[]> =>
      transaction(async () => {
        const deleted: StoredKind[] = [];
        // One after the other: they share the transaction's connection.
        for (const entry of entries) {
          const { title, explanation } = entry;
          deleted.push({ title, explanation, count: await entry.delete(team, user) });
        }
        // What was still to be done about them has nothing left to do it with.
        await jobs.forgetPerson(team, user);
        return deleted;
      }),
  };
}
