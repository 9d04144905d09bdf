/** What a channel's digest tells of its calls. */
import type { AgreedCall, DigestReaders } from '../digests/readers.js';
import { shorten } from '../slack/mrkdwn.js';
import type { Call, CallRepository } from './call.js';

/** A line of a digest, not the agenda: that is one click away. */
const TITLE_LENGTH = 120;

export const createCallDigestReader = ({
  calls,
}: {
  readonly calls: Pick<CallRepository, 'ofChannel'>;
}): Pick<DigestReaders, 'agreedCalls'> => ({
  agreedCalls: async (team, channel, span) => (await calls.ofChannel(team, channel, span)).flatMap(agreedOf),
});

/** What Slack has not shown, what has no time and what was cancelled is no news. */
function agreedOf(call: Call): readonly AgreedCall[] {
  const { asker, needed, topic, postedTs, startsAt, state, outcome, outcomeAt } = call;
  const agreed = state === 'agreed' || state === 'closed';
  if (!agreed || postedTs === undefined || startsAt === undefined) return [];
  const [line = ''] = topic.split('\n', 1);
  return [
    {
      ...{ asker, needed, title: shorten(line, TITLE_LENGTH), ts: postedTs, startsAt },
      ...(outcome !== undefined && { outcome }),
      ...(outcomeAt !== undefined && { outcomeAt }),
    },
  ];
}
