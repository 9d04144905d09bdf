/** The next digests that a person set up, for `/async preview`. */
import type { ComingReader } from '../people/coming.js';
import { channelLink } from '../slack/mrkdwn.js';
import type { DigestRepository } from './digest.js';
import { nextDigest } from './period.js';

/** The next one of each channel. */
export const createComing =
  (deps: { readonly digests: Pick<DigestRepository, 'changedBy'> }): ComingReader =>
  async (team, user, { from, to }) =>
    (await deps.digests.changedBy(team, user)).flatMap(({ on, channel, schedule }) => {
      const at = on ? nextDigest(schedule, from)?.at : undefined;
      const what = `the digest of ${channelLink(channel)}, if there is something to tell`;
      return at !== undefined && at < to ? [{ at, what }] : [];
    });
