/** The names under which the outbox keeps what a member is sent about one turn. */
import type { OccurrenceKey } from '../occurrence.js';

type Named = Omit<OccurrenceKey, 'team'>;

export const promptKey = (of: Named): string => `${turnKey(of)}:prompt`;
export const reminderKey = (of: Named): string => `${turnKey(of)}:remind`;

const turnKey = ({ standup, workDay, user }: Named): string => `standup:${standup}:${workDay}:${user}`;
