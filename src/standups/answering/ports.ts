/** What answering asks of the rest of the standups slice. */
import type { TeamId, UserId } from '../../core/ids.js';
import type { OccurrenceKey } from '../occurrence.js';

/** An answer was saved: whoever reports it is told in the same transaction. */
export type Answered = (key: OccurrenceKey, what: 'added' | 'changed') => Promise<void>;

/** Somebody will not answer that day: a report that is out says so. In the same transaction. */
export type Skipped = (key: OccurrenceKey) => Promise<void>;

/** The prompt of a turn is to say how the turn stands, by a job that joins the running transaction. */
export type RefreshPromptSoon = (key: OccurrenceKey) => Promise<void>;

/** What is still to come for a person is planned anew, by a job that joins the running transaction. */
export type ReplanPerson = (team: TeamId, user: UserId) => Promise<void>;
