/** What changes who is asked, and when: people who move, and those who join or leave a channel or user group that a roster is in step with. */
import { z } from 'zod';
import { channelId, type TeamId, userId } from '../../core/ids.js';
import type { JobQueue } from '../../jobs/job.js';
import type { IncomingEvent } from '../../slack/incoming.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import { waitsForGroup } from '../pause-reason.js';
import type { Standup } from '../standup-record.js';
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
const GroupMoved = z.object({ subteam_id: z.string() });
const GroupChanged = z.object({ subteam: z.object({ id: z.string(), date_delete: z.number().catch(0) }) });

/**
 * Keyed by the event: one that is delivered twice is planned for once. What changes nothing writes nothing. Rosters are followed while a
 * standup is paused too, since its members may look back at it.
 */
export function schedulingListeners({ standups, terms, jobs }: SchedulingListenersDeps): ListenerTable {
  async function rosterMoved({ eventId, team, payload }: IncomingEvent) {
    const { data } = Moved.safeParse(payload);
    if (!data) return;
    for (const standup of await standups.inStepWith(team, { channel: channelId(data.channel) })) {
      await jobs.enqueue(planRequest(team, standup.id, eventId));
    }
  }
  async function groupMoved(
    team: TeamId,
    group: string,
    eventId: string,
    concerns: (standup: Standup) => boolean = () => true,
  ) {
    for (const standup of await standups.inStepWith(team, { group })) {
      if (concerns(standup)) await jobs.enqueue(planRequest(team, standup.id, eventId));
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
      subteam_members_changed: async ({ eventId, team, payload }) => {
        const { data } = GroupMoved.safeParse(payload);
        if (data) await groupMoved(team, data.subteam_id, eventId);
      },
      // Also sent for a new name, and beside the event above: only its being disabled or enabled changes anything.
      subteam_updated: async ({ eventId, team, payload }) => {
        const { data } = GroupChanged.safeParse(payload);
        if (!data) return;
        const { id, date_delete } = data.subteam;
        await groupMoved(team, id, eventId, date_delete > 0 ? isActive : waitsForGroup);
      },
    },
  };
}

const isActive = ({ state }: Standup): boolean => state === 'active';
