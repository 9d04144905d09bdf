/** One call of the Web API: who calls, may they, are they too fast; then the method itself. */
import type { Wire } from '../sandbox.js';
import { Refusal } from '../workspace/refusal.js';
import { METHOD_SCOPES } from '../workspace/scopes.js';
import { type Installation, type Team, teamOf, type World } from '../workspace/world.js';
import { text } from './arguments.js';
import type { Tiers } from './tiers.js';

/** Who calls: the app in one workspace. */
export interface Caller {
  readonly team: Team;
  readonly scopes: ReadonlySet<string>;
}

/** A method with a bot token. Carries the call out at once, or throws a Refusal and changes nothing. */
export type Method = (args: Wire, caller: Caller) => Wire;
/** A method that authenticates in its own way (app token, client secret). */
export type OpenMethod = (args: Wire, token: string | undefined) => Wire;

export interface Methods {
  readonly withBotToken: Readonly<Record<string, Method>>;
  readonly open: Readonly<Record<string, OpenMethod>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Wire;
  readonly team: string | undefined;
}

interface Deps {
  readonly world: World;
  readonly methods: Methods;
  readonly tiers: Tiers;
  readonly limits: { readonly tiers: 'on' | 'off'; readonly history: 'tier-3' | 'one-a-minute' };
}

export function createCalls({ world, methods, tiers, limits }: Deps) {
  const installationOf = (token: string | undefined): Installation => {
    if (token === undefined) throw new Refusal('not_authed');
    const installation = world.installations.get(token);
    if (!installation) throw new Refusal(world.deadTokens.get(token) ?? 'invalid_auth');
    return installation;
  };

  const limited = (name: string, team: string, args: Wire): number | undefined => {
    const slowHistory = limits.history === 'one-a-minute';
    if (limits.tiers === 'off' && !slowHistory) return undefined;
    if (limits.tiers === 'off' && name !== 'conversations.history' && name !== 'conversations.replies')
      return undefined;
    return tiers.take(name, team, text(args, 'channel'), slowHistory);
  };

  /** Answers as Slack would; never throws for anything a caller can do wrong. */
  return (name: string, args: Wire, token: string | undefined): Reply => {
    let team: string | undefined;
    const headers: Record<string, string> = {};
    try {
      const method = methods.withBotToken[name];
      const open = methods.open[name];
      if (!method && !open) throw new Refusal('unknown_method', { req_method: name });
      const installation = method ? installationOf(token ?? text(args, 'token')) : undefined;
      team = installation?.team;
      const wait = limited(name, team ?? world.app.id, args);
      if (wait !== undefined) {
        headers['retry-after'] = String(wait);
        return { status: 429, headers, body: { ok: false, error: 'ratelimited' }, team };
      }
      if (!method || !installation)
        return { status: 200, headers, body: { ok: true, ...open?.(args, token) }, team };
      const needed = METHOD_SCOPES[name];
      headers['x-oauth-scopes'] = [...installation.scopes].join(',');
      if (needed !== undefined) headers['x-accepted-oauth-scopes'] = needed;
      const caller: Caller = { team: teamOf(world, installation.team), scopes: installation.scopes };
      if (needed !== undefined) demandScope(caller, needed);
      return { status: 200, headers, body: { ok: true, ...method(args, caller) }, team };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: 200, headers, body: { ok: false, error: error.code, ...error.extra }, team };
    }
  };
}

/** @throws Refusal(missing_scope) that names what is needed and what was granted. */
export function demandScope(caller: Caller, needed: string): void {
  if (caller.scopes.has(needed)) return;
  throw new Refusal('missing_scope', { needed, provided: [...caller.scopes].join(',') });
}
