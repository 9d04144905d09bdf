/** Where Meanwhile is installed, from memory: every delivery and every call asks. */
import type { Clock, Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { WorkspaceAccess } from '../slack/client-pool.js';
import type { Installation, InstallationRepository } from './installation.js';

/** What Slack says of a token; `unknown` when it could not be asked. */
export type CheckToken = (token: string) => Promise<'taken' | 'unknown' | { readonly refused: string }>;

export interface Installations {
  /** Who we are there, and the token; undefined where the app is not installed. */
  access(team: TeamId): Promise<WorkspaceAccess | undefined>;
  /**
   * Whether work may be done for a workspace: not where the app is not installed, so that what falls due waits for its return. Where
   * Slack refused the token, it is asked again now and then, and the workspace goes on once it is taken.
   */
  mayWorkFor(team: TeamId): Promise<boolean>;
  find(team: TeamId): Promise<Installation | undefined>;
  save(installation: Installation): Promise<void>;
  /** Slack refuses the token: the workspace is paused with the reason. Nothing is deleted. */
  tokenRefused(team: TeamId, code: string): Promise<void>;
  /**
   * Whether the app was taken out of a workspace without our being told: it is paused because Slack said so of its token, and Slack
   * says so again. Not when Slack cannot be asked.
   */
  isGone(team: TeamId): Promise<boolean>;
  /** Takes a person's name off as who installed the app. @returns how many records named them: 1 or 0. */
  forgetPerson(team: TeamId, user: UserId): Promise<number>;
  /** The app was taken out: the token is deleted at once, everything else has its deletion date. */
  remove(team: TeamId, reason: string): Promise<void>;
}

/** Another replica may have heard of an uninstall: what we remember is no older than this. */
const TTL_MS = 60_000;
/** Codes by which Slack says that there is no such installation any more; all others say that a token needs care. */
const GONE: ReadonlySet<string> = new Set(['token_revoked', 'account_inactive']);
/** How often Slack is asked about a token that it refused. */
const ASK_AGAIN_MS = 10 * 60_000;

export function createInstallations(deps: {
  readonly repository: Pick<InstallationRepository, 'find' | 'save'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The one bot token of the settings: never stored, used wherever no token is. */
  readonly ownToken?: string;
  readonly checkToken: CheckToken;
}): Installations {
  const { repository, clock, logger } = deps;
  const remembered = new Map<
    TeamId,
    { readonly found: Promise<Installation | undefined>; readonly until: Instant }
  >();

  const find = (team: TeamId) => {
    const known = remembered.get(team);
    if (known && known.until > clock.now()) return known.found;
    const found = repository.find(team);
    remembered.set(team, { found, until: clock.now() + TTL_MS });
    // A store that fails is asked again next time.
    found.catch(() => remembered.delete(team));
    return found;
  };

  const save = async (installation: Installation) => {
    await repository.save(installation);
    remembered.delete(installation.team);
  };

  const askedAt = new Map<TeamId, Instant>();
  /** Whether a paused workspace's token is taken again; it then is active. */
  const isBack = async (paused: Installation) => {
    const { team, stateReason: _reason, stateSince = 0, ...rest } = paused;
    const token = paused.botToken ?? deps.ownToken;
    if (!token || clock.now() - Math.max(askedAt.get(team) ?? 0, stateSince) < ASK_AGAIN_MS) return false;
    askedAt.set(team, clock.now());
    if ((await deps.checkToken(token)) !== 'taken') return false;
    await save({ ...rest, team, state: 'active' });
    logger.info({ team }, 'Slack takes the token of this workspace again');
    return true;
  };

  return {
    find,
    save,
    async mayWorkFor(team) {
      const installation = await find(team);
      return installation?.state === 'paused' ? isBack(installation) : installation?.state === 'active';
    },
    async access(team) {
      const installation = await find(team);
      if (!installation || installation.state === 'removed') return undefined;
      const token = installation.botToken ?? deps.ownToken;
      return token ? { token, botUser: installation.botUser, botId: installation.botId } : undefined;
    },
    async tokenRefused(team, code) {
      if ((await find(team))?.state !== 'active') return;
      // Not what is remembered: it may have been removed, or installed again, meanwhile.
      const installation = await repository.find(team);
      if (installation?.state !== 'active') return;
      logger.error(
        { team, code },
        'Slack refuses the token of this workspace: install the app again, or renew the token',
      );
      await save({ ...installation, state: 'paused', stateReason: code, stateSince: clock.now() });
    },
    async isGone(team) {
      const installation = await repository.find(team);
      const token = installation?.botToken ?? deps.ownToken;
      if (installation?.state !== 'paused' || !token || !GONE.has(installation.stateReason ?? ''))
        return false;
      const answer = await deps.checkToken(token);
      return typeof answer === 'object' && GONE.has(answer.refused);
    },
    async forgetPerson(team, user) {
      const installation = await repository.find(team);
      if (installation?.installedBy !== user) return 0;
      const { installedBy: _, ...rest } = installation;
      await save(rest);
      return 1;
    },
    async remove(team, reason) {
      const installation = await repository.find(team);
      if (!installation || installation.state === 'removed') return;
      const { botToken: _, ...rest } = installation;
      await save({ ...rest, state: 'removed', stateReason: reason, stateSince: clock.now() });
      logger.info({ team, reason }, 'The app was taken out of this workspace');
    },
  };
}
