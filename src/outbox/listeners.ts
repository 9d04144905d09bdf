/** *Less like this*: the kind is switched off for whoever pressed, and they read how to switch it on again. */
import type { Clock } from '../core/clock.js';
import type { InTransaction } from '../core/transaction.js';
import type { PreferenceChange, PreferenceRepository } from '../people/preference.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond } from '../slack/slack-api.js';
import { LESS_ACTION, lessDoneView, readSwitch, type Switch } from './views/less.js';

export function outboxListeners(deps: {
  readonly preferences: Pick<PreferenceRepository, 'find' | 'change'>;
  readonly respond: Respond;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}): ListenerTable {
  const { preferences, respond, transaction, clock } = deps;
  return {
    actions: {
      [LESS_ACTION]: async ({ team, user, value, responseUrl }) => {
        const off = readSwitch(value);
        if (off === undefined) return;
        await transaction(async () => {
          const quiet = (await preferences.find(team, user))?.quietRules ?? [];
          await preferences.change(team, user, switchedOff(off, quiet), clock.now());
        });
        if (responseUrl) await respond(responseUrl, { ...lessDoneView(off, value), replaceOriginal: false });
      },
    },
  };
}

/** A catch-up was asked for, so it is asked for no more. */
const switchedOff = (off: Switch, quiet: readonly string[]): PreferenceChange =>
  off === 'catch-up' ? { catchUp: undefined } : { quietRules: [...new Set([...quiet, off])] };
