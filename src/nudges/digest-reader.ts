/** What a channel's digest tells of nudges: the size of the meeting that a message asked for, and nobody's name. */
import type { DigestReaders } from '../digests/readers.js';
import type { NudgeRepository } from './nudge.js';

export const createNudgeDigestReader = ({
  nudges,
}: {
  readonly nudges: Pick<NudgeRepository, 'find'>;
}): Pick<DigestReaders, 'askedMeeting'> => ({
  async askedMeeting(team, channel, ts) {
    const nudge = await nudges.find(team, channel, ts);
    if (!nudge || nudge.quiet !== undefined) return undefined;
    const { people, minutes } = nudge;
    return {
      ...(people !== undefined && { people }),
      ...(minutes !== undefined && { minutes }),
    };
  },
});
