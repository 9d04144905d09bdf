/** Whether a nudge that was decided on was seen: what the outbox remembers of it, in the words of `/async why`. */
import type { OutboxRecord } from '../outbox/outbox.js';
import type { NudgeRecord } from './nudge.js';

/** `not-shown`: Slack would not have it, or asked us to wait, and a suggestion that comes late is worse than none. */
export type Arrival = 'shown' | 'not-shown' | 'unknown';

/** The name under which the outbox keeps a nudge: one a message for what it asks, and one for the talk that it is the newest of. */
export const nudgeKey = ({ channel, ts, rule }: Pick<NudgeRecord, 'channel' | 'ts' | 'rule'>): string =>
  rule === 'long-thread' ? `nudge:${channel}:${ts}:talk` : `nudge:${channel}:${ts}`;

/** @param record absent when the nudge never got as far as a call to Slack. */
export function arrivalOf(record: Pick<OutboxRecord, 'state'> | undefined): Arrival {
  switch (record?.state) {
    case 'sent':
      return 'shown';
    // Still so long after: the process died while it was on its way.
    case 'intended':
    case 'unknown':
      return 'unknown';
    default:
      return 'not-shown';
  }
}
