/** What changes who is asked, and when: people who move, and those who join or leave a channel that a roster is in step with. */
import { z } from 'zod';
import { channelId, userId } from '../../core/ids.js';
import type { JobQueue } from '../../jobs/job.js';
import type { IncomingEvent } from '../../slack/incoming.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import type { StandupRepository } from '../standup-repository.js';
import { planRequest, replanRequest } from './requests.js';
import type { TermsRepository } from './terms.js';

export interface SchedulingListenersDeps {
  readonly standups: Pick<StandupRepository, 'ofMember' | 'inStepWith'>;
  readonly terms: Pick<TermsRepository, 'find'>;
  readonly jobs: JobQueue;
}

const Changed = z.object({
  user: z.object({ id: z.string(), tz: z.string().optional(), deleted: z.boolean().optional() }),
});
const Moved = z.object({ channel: z.string() });

/** Keyed by the event: one that is delivered twice is planned for once. What changes nothing writes nothing. */
export function schedulingListeners({ standups, terms, jobs }: SchedulingListenersDeps): ListenerTable {
  async function rosterMoved({ eventId, team, payload }: IncomingEvent) {
    const { data } = Moved.safeParse(payload);
    if (!data) return;
    for (const standup of await standups.inStepWith(team, { channel: channelId(data.channel) })) {
      if (standup.state === 'active') await jobs.enqueue(planRequest(team, standup.id, eventId));
    }
  }
  return {
    events: {
      // Also sent for each new status or picture: only another zone, or a deactivation, moves anything.
      user_change: async ({ eventId, team, payload }) => {
        const { data } = Changed.safeParse(payload);
        if (!data) return;
        const user = userId(data.user.id);
        for (const { id } of await standups.ofMember(team, user)) {
          const planned = await terms.find(team, id, user);
          if (!planned || (planned.zone === data.user.tz && !data.user.deleted)) continue;
          return jobs.enqueue(replanRequest(team, user, eventId));
        }
      },
      member_joined_channel: rosterMoved,
      member_left_channel: rosterMoved,
    },
  };
}
