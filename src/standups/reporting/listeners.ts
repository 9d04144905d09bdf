/** What reporting listens to: the export's buttons, and channels that may be back. */
import { z } from 'zod';
import type { Clock } from '../../core/clock.js';
import { channelId, standupId, userId } from '../../core/ids.js';
import type { JobQueue } from '../../jobs/job.js';
import type { ActionPress, IncomingEvent } from '../../slack/incoming.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import type { Respond } from '../../slack/slack-api.js';
import type { ChannelIsBack } from './hold.js';
import type { ReadableStandups } from './readable.js';
import { type ExportFormat, exportJob } from './requests.js';
import { exportOnItsWayView } from './views/export.js';
import { EXPORT_CSV_ACTION, EXPORT_JSON_ACTION, noSuchStandupView } from './views/history.js';

export interface ReportListenersDeps {
  readonly channelIsBack: ChannelIsBack;
  readonly readable: ReadableStandups;
  readonly jobs: JobQueue;
  readonly respond: Respond;
  readonly clock: Clock;
}

const Joined = z.object({ user: z.string(), channel: z.string() });
const Unarchived = z.object({ channel: z.string() });

export function reportListeners({
  channelIsBack,
  readable,
  jobs,
  respond,
  clock,
}: ReportListenersDeps): ListenerTable {
  const requestExport = async ({ team, user, value, responseUrl }: ActionPress, format: ExportFormat) => {
    const standup = await readable.find(team, user, standupId(value));
    if (standup) await jobs.enqueue(exportJob(team, standup.id, user, format, clock.now()));
    if (!responseUrl) return;
    const content = standup ? exportOnItsWayView() : noSuchStandupView([]);
    await respond(responseUrl, { ...content, replaceOriginal: false });
  };
  const unarchived = async ({ team, payload }: IncomingEvent) =>
    channelIsBack(team, channelId(Unarchived.parse(payload).channel));
  return {
    events: {
      member_joined_channel: async ({ team, payload }) => {
        const { user, channel } = Joined.parse(payload);
        await channelIsBack(team, channelId(channel), userId(user));
      },
      channel_unarchive: unarchived,
      group_unarchive: unarchived,
    },
    actions: {
      [EXPORT_CSV_ACTION]: (press) => requestExport(press, 'csv'),
      [EXPORT_JSON_ACTION]: (press) => requestExport(press, 'json'),
    },
  };
}
