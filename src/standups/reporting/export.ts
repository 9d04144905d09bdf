/** Sends somebody all answers of a standup as a file in their DM, if they may read them at that moment. */
import type { Clock } from '../../core/clock.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import { wallOf } from '../../core/zoned-time.js';
import { RetryLater } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import { SlackCallError, type SlackErrorKind } from '../../slack/errors.js';
import type { SlackApi } from '../../slack/slack-api.js';
import type { ResponseRepository } from '../standup-repository.js';
import { exportText } from './export-text.js';
import type { Names } from './names.js';
import type { ReadableStandups } from './readable.js';
import type { ExportFormat } from './requests.js';
import { exportFileText, fileRefusedView } from './views/export.js';

export type SendExport = (team: TeamId, id: StandupId, user: UserId, format: ExportFormat) => Promise<void>;

/** Some twenty years of working days: all there is. */
const ALL_DAYS = 5_000;
/** Slack will not take a file from us, though it may take a message. */
const FILES_REFUSED: readonly SlackErrorKind[] = ['scope', 'policy', 'bug', 'gone'];

/** A file has no key by which it could be found again, so a crash at the wrong moment sends it twice: better than not at all. */
export const createSendExport =
  (deps: {
    readonly readable: ReadableStandups;
    readonly responses: Pick<ResponseRepository, 'history'>;
    readonly names: Names;
    readonly slack: Pick<SlackApi, 'sendFile'>;
    readonly outbox: Pick<Outbox, 'put'>;
    readonly clock: Clock;
  }): SendExport =>
  async (team, id, user, format) => {
    const standup = await deps.readable.find(team, user, id);
    if (!standup) return;
    const responses = await deps.responses.history(team, id, ALL_DAYS);
    const named = standup.privacy === 'anonymous' ? [] : responses.map((each) => each.user);
    const content = exportText(standup, responses, await deps.names(team, named), format);
    const today = wallOf(deps.clock.now(), 'UTC').date;
    const name = `standup-${today}.${format}`;
    try {
      await deps.slack.sendFile(team, user, { name, content, text: exportFileText(standup.name) });
    } catch (error) {
      if (!(error instanceof SlackCallError) || !FILES_REFUSED.includes(error.kind)) throw error;
      const outcome = await deps.outbox.put({
        team,
        key: `standup:${id}:file-refused:${user}:${today}`,
        to: { kind: 'dm', user },
        content: fileRefusedView(standup.name),
      });
      if (outcome.state === 'later') throw new RetryLater(outcome.at, 'a file was refused');
    }
  };
