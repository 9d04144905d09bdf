/** What tells of an installation's end. The two events come in any order, either may be missing, and both may come late or twice. */
import { z } from 'zod';
import type { IncomingEvent } from '../slack/incoming.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Installations } from './installations.js';

/** The lists hold user ids; people's own tokens are none of ours. */
const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) });

export function installationListeners(deps: {
  readonly installations: Pick<Installations, 'find' | 'remove'>;
}): ListenerTable {
  const { installations } = deps;

  const remove = async ({ team, at, type }: IncomingEvent) => {
    const installation = await installations.find(team);
    // Slack delivers late as well: this one tells of an earlier installation than the one that stands.
    if (installation && at !== undefined && at < startOfSecond(installation.installedAt)) return;
    await installations.remove(team, type);
  };

  return {
    events: {
      app_uninstalled: remove,
      tokens_revoked: async (event) => {
        if (revoked.parse(event.payload).tokens.bot.length > 0) await remove(event);
      },
    },
  };
}

/** Slack's times are whole seconds. */
const startOfSecond = (at: number): number => at - (at % 1000);
