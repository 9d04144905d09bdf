/** Sends somebody the decisions that they may see, at that moment, as one file in their DM. */
import type { Clock } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import { wallOf } from '../core/zoned-time.js';
import { RetryLater } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import { SlackCallError, type SlackErrorKind } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import type { DecisionRepository, LogCursor } from './decision-repository.js';
import { type Exported, exportText } from './export-text.js';
import type { ReadNames } from './names.js';
import type { ExportFormat } from './requests.js';
import { isListed, rememberingChannels } from './search-log.js';
import type { Seeing } from './seeing.js';
import { exportFileText, fileRefusedView } from './views/log.js';

export type SendExport = (team: TeamId, user: UserId, format: ExportFormat) => Promise<void>;

/** Read from the store at once. */
const BATCH = 200;
/** Far more than a workspace decides in years; a file of them still fits Slack. */
const MOST = 5_000;
/** Slack will not take a file from us, though it may take a message. */
const FILES_REFUSED: readonly SlackErrorKind[] = ['scope', 'policy', 'bug', 'gone'];

/** A file has no key by which it could be found again, so a crash at the wrong moment sends it twice: better than not at all. */
export const createSendExport =
  (deps: {
    readonly decisions: Pick<DecisionRepository, 'newest' | 'positions'>;
    readonly seeing: Pick<Seeing, 'channel'>;
    readonly readNames: ReadNames;
    readonly slack: Pick<SlackApi, 'sendFile'>;
    readonly outbox: Pick<Outbox, 'put'>;
    readonly clock: Clock;
  }): SendExport =>
  async (team, user, format) => {
    const all = await visible(team, user);
    const names = new Map<UserId, string>();
    for (const { decision, positions } of all) {
      for (const [id, name] of await deps.readNames(decision, positions)) names.set(id, name);
    }
    const today = wallOf(deps.clock.now(), 'UTC').date;
    const file = { name: `decisions-${today}.${format}`, content: exportText(all, names, format) };
    try {
      await deps.slack.sendFile(team, user, { ...file, text: exportFileText(all.length) });
    } catch (error) {
      if (!(error instanceof SlackCallError) || !FILES_REFUSED.includes(error.kind)) throw error;
      const outcome = await deps.outbox.put({
        ...{ team, key: `decisions:file-refused:${user}:${today}`, content: fileRefusedView() },
        ...{ to: { kind: 'dm', user } },
      });
      if (outcome.state === 'later') throw new RetryLater(outcome.at, 'a file was refused');
    }

    async function visible(of: TeamId, reader: UserId): Promise<readonly Exported[]> {
      const maySee = rememberingChannels(deps.seeing, of, reader);
      const found: Exported[] = [];
      let after: LogCursor | undefined;
      for (let read = 0; read < MOST; read += BATCH) {
        const batch = await deps.decisions.newest(of, BATCH, after);
        for (const decision of batch) {
          after = { createdAt: decision.createdAt, id: decision.id };
          if (!isListed(decision) || !(await maySee(decision.channel))) continue;
          found.push({ decision, positions: await deps.decisions.positions(of, decision.id) });
        }
        if (batch.length < BATCH) break;
      }
      return found;
    }
  };
