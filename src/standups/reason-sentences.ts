/** Each reason for not asking, to be read after "not asked: "; `meanwhile preview` shows them, and whoever asks why. */
import type { MissedReason, SkipReason } from './standup.js';

export const SKIP_SENTENCES: Readonly<Record<SkipReason, string>> = {
  deactivated: 'their Slack account is deactivated',
  leave: 'on leave',
  holiday: 'a public holiday where they are',
  'day-off': 'they do not work on that weekday',
};

export const MISSED_SENTENCES: Readonly<Record<MissedReason, string>> = {
  outage: 'Meanwhile was not running when it was time, and it was too late afterwards',
  moved: 'a new time zone or schedule put the time in the past, too far back to ask late',
};
