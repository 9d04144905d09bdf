/** What went to me this week, as Home shows it. */
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../core/clock.js';
import { formatInZone } from '../../core/zoned-time.js';
import { context, section } from '../../slack/blocks.js';
import { localTime } from '../../slack/mrkdwn.js';

export interface SentKind {
  readonly kind: string;
  readonly count: number;
  readonly last: Instant;
}

export const homeSentView = (kinds: readonly SentKind[]): readonly KnownBlock[] => [
  section(
    [
      '*What I sent you in the last 7 days*',
      ...(kinds.length === 0
        ? ['Nothing.']
        : kinds.map(({ kind, count, last }) => `• ${kind}: ${count}, last ${when(last)}`)),
    ].join('\n'),
  ),
  context('Kinds and times are all I keep of it. `/async why` tells why, *My settings* gets you fewer.'),
];

const when = (at: Instant): string => localTime(at, `${formatInZone(at, 'UTC', 'day-and-time')} UTC`);
