/** One workspace by its token: asks Slack whose token it is, and records the installation. */
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { type TeamId, teamId, userId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { toSlackCallError } from '../slack/errors.js';
import { boltLogger } from '../slack/logger.js';
import type { CheckToken, Installations } from './installations.js';

/** About a minute in all: longer than a restart of Slack's edge, shorter than an orchestrator's patience. */
const PATIENCE = { retries: 6, minTimeout: 1_000, factor: 1.7, maxTimeout: 20_000 };
const TIMEOUT_MS = 10_000;

/**
 * Records the workspace of `botToken` as installed (the token itself stays in the settings). An earlier record keeps its date.
 * @throws AppError `config-invalid` when Slack refuses the token, or can't be reached for a minute.
 */
export async function installWithToken(deps: {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly installations: Pick<Installations, 'find' | 'save'>;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<TeamId> {
  const { botToken, installations, clock } = deps;
  const client = clientFor(botToken, deps, PATIENCE);
  const told = await client.auth.test().catch((error: unknown) => {
    const { kind, code } = toSlackCallError(error);
    const sentence =
      kind === 'transient' || kind === 'throttled'
        ? `Slack can’t be reached (${code}).`
        : `Slack refused SLACK_BOT_TOKEN (${code}): copy it again from “OAuth & Permissions”.`;
    throw new AppError('config-invalid', sentence, { cause: error });
  });
  if (!told.team_id || !told.user_id || !told.bot_id)
    throw new AppError(
      'config-invalid',
      'SLACK_BOT_TOKEN is not the token of a bot: it should begin with xoxb-.',
    );

  const team = teamId(told.team_id);
  const before = await installations.find(team);
  const isBack = before?.state === 'removed';
  await installations.save({
    team,
    botUser: userId(told.user_id),
    botId: told.bot_id,
    scopes: told.response_metadata?.scopes ?? [],
    installedAt: before && !isBack ? before.installedAt : clock.now(),
    state: 'active',
    ...(told.team && { teamName: told.team }),
    ...(told.enterprise_id && { enterpriseId: told.enterprise_id }),
  });
  return team;
}

/** Asks Slack, once, whether it takes a token. */
export const createTokenCheck =
  (deps: ClientDeps): CheckToken =>
  (token) =>
    clientFor(token, deps, { retries: 0 })
      .auth.test()
      .then(
        () => 'taken',
        (error: unknown) => {
          const { kind, code } = toSlackCallError(error);
          return kind === 'token' ? { refused: code } : 'unknown';
        },
      );

interface ClientDeps {
  readonly apiUrl: string;
  readonly logger: Logger;
}

const clientFor = (
  token: string,
  { apiUrl, logger }: ClientDeps,
  retryConfig: NonNullable<WebClientOptions['retryConfig']>,
) =>
  new WebClient(token, {
    ...{ slackApiUrl: apiUrl, timeout: TIMEOUT_MS, retryConfig },
    ...{ rejectRateLimitedCalls: true, logger: boltLogger(logger) },
  });
