/** When the outcome of a person's calls is asked for, for `/async preview`. */

import type { ComingReader } from '../people/coming.js';
import { channelLink } from '../slack/mrkdwn.js';
import type { CallRepository } from './call.js';
import { askJob } from './requests.js';

/** By the very jobs that ask. */
export const createComing =
  (deps: { readonly calls: Pick<CallRepository, 'allOf'> }): ComingReader =>
  async (team, user, { from, to }) =>
    (await deps.calls.allOf(team, user)).flatMap((call) => {
      const at = call.state === 'agreed' && call.askedAt === undefined ? askJob(call)?.runAt : undefined;
      const what = `I ask you for the outcome of your call in ${channelLink(call.channel)}, or when you next work`;
      return at !== undefined && at >= from && at < to ? [{ at, what }] : [];
    });
