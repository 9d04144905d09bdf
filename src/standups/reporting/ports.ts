/** What reporting asks of the rest of the standups slice. */
import type { StandupId, TeamId } from '../../core/ids.js';

/** The state of a standup changed: its members' next prompts are planned, or taken off. Joins the running transaction. */
export type PlanFor = (team: TeamId, standup: StandupId) => Promise<void>;
