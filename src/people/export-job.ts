/** The job `people.export`: everything stored about a person as one JSON file in their DM; as messages where files are refused. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { type TeamId, type UserId, userId } from '../core/ids.js';
import { wallOf } from '../core/zoned-time.js';
import { defineJob, type JobDefinition, RetryLater } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import { SlackCallError, type SlackErrorKind } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import { exportText, inPieces } from './export-text.js';
import type { PersonalData } from './personal-data.js';
import { EXPORT_FILE_TEXT, exportPieceView } from './views/privacy.js';

export const EXPORT_JOB = 'people.export';

export interface ExportJobDeps {
  readonly entries: readonly PersonalData[];
  readonly slack: Pick<SlackApi, 'sendFile'>;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

const Payload = z.object({ user: z.string(), turn: z.number() });

/** Slack will not take a file from us, though it may take a message: the workspace's policy, or a scope it was never given. */
const FILES_REFUSED: readonly SlackErrorKind[] = ['scope', 'policy', 'bug', 'gone'];

/** A file has no key by which it could be found again, so a crash at the wrong moment sends it twice: better than not at all. */
export function exportJob(deps: ExportJobDeps): JobDefinition {
  return defineJob({
    name: EXPORT_JOB,
    parse: (payload) => Payload.parse(payload),
    async run({ user: id, turn }, { team }) {
      if (team === undefined) throw new AppError('bug', 'an export belongs to a workspace');
      const user = userId(id);
      const json = await exportText(deps.entries, team, user, deps.clock.now());
      const day = wallOf(deps.clock.now(), 'UTC').date;
      try {
        const name = `meanwhile-export-${day}.json`;
        await deps.slack.sendFile(team, user, { name, content: json, text: EXPORT_FILE_TEXT });
      } catch (error) {
        if (!(error instanceof SlackCallError)) throw error;
        if (error.kind === 'throttled') throw retryAfter(deps.clock, error);
        if (!FILES_REFUSED.includes(error.kind)) throw error;
        await sendAsMessages(deps.outbox, team, user, turn, json);
      }
    },
  });
}

const retryAfter = (clock: Clock, { code, retryAfterMs = 30_000 }: SlackCallError): RetryLater =>
  new RetryLater(clock.now() + retryAfterMs, code);

async function sendAsMessages(outbox: Outbox, team: TeamId, user: UserId, turn: number, json: string) {
  const pieces = inPieces(json);
  for (const [index, piece] of pieces.entries()) {
    const outcome = await outbox.put({
      team,
      key: `export:${user}:${turn}:${index + 1}`,
      to: { kind: 'dm', user },
      content: exportPieceView(piece, index + 1, pieces.length),
    });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'export as messages');
  }
}
