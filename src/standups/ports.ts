/** What several parts of standups ask of another. */
import type { Instant } from '../core/clock.js';
import type { Standup } from './standup-record.js';

/** What was not shown while a standup was paused is. Joins the running transaction. @param standup as saved. */
export type Resumed = (standup: Standup, since: Instant) => Promise<void>;
