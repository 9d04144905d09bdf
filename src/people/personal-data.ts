/** What each slice keeps about a person: `/async privacy` shows, exports and deletes through this port, one entry a slice. */
import type { TeamId, UserId } from '../core/ids.js';

/** One kind of record kept about a person. */
export interface PersonalData {
  /** A heading a person understands, e.g. "Proposals you wrote". */
  readonly title: string;
  /** One sentence: what is kept, who sees it, for how long. */
  readonly explanation: string;
  /** Everything kept, as plain JSON values, for the export. */
  export(team: TeamId, user: UserId): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Really deletes it. @returns how many records went. */
  delete(team: TeamId, user: UserId): Promise<number>;
}

/** One kind of record, and how many there are about the person. */
export interface StoredKind {
  readonly title: string;
  readonly explanation: string;
  readonly count: number;
}
