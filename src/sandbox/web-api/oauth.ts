/** The page on which somebody allows the app in, and the codes it hands out. */
import type { Instant } from '../../core/clock.js';
import type { OAuth } from '../sandbox.js';
import { Refusal } from '../workspace/refusal.js';
import { type Installation, install, teamOf, type World } from '../workspace/world.js';
import type { Page } from './server.js';

/** A code is good once, and for ten minutes. */
const CODE_LIFE_MS = 600_000;

interface Code {
  readonly team: string;
  readonly user: string;
  readonly scopes: readonly string[];
  readonly until: Instant;
}

export interface OAuthDesk extends OAuth {
  /** Answers the visitor's browser: back to the app with a code, or with `access_denied`. */
  authorize(query: URLSearchParams): Page;
  /** Changes a code into an installation. @throws Refusal(invalid_code) */
  exchange(code: string): { installation: Installation; user: string };
}

export function createOAuth({ world }: { readonly world: World }): OAuthDesk {
  const codes = new Map<string, Code>();
  let visitor: { team: string; user: string; press: 'allow' | 'deny' } | undefined;

  return {
    visitor(team, user, press) {
      visitor = { team, user, press };
    },
    authorize(query) {
      if (!visitor)
        return { status: 500, body: 'say who visits first: sandbox.oauth.visitor(team, user, press)' };
      const back = query.get('redirect_uri');
      if (query.get('client_id') !== world.app.clientId || back === null) {
        return { status: 200, body: '<h1>Something went wrong when authorizing this app.</h1>' };
      }
      const url = new URL(back);
      url.searchParams.set('state', query.get('state') ?? '');
      if (visitor.press === 'deny') {
        url.searchParams.set('error', 'access_denied');
      } else {
        const code = world.ids.ticket();
        const scopes = (query.get('scope') ?? '').split(',');
        codes.set(code, {
          team: visitor.team,
          user: visitor.user,
          scopes,
          until: world.clock.now() + CODE_LIFE_MS,
        });
        url.searchParams.set('code', code);
      }
      return { status: 302, headers: { location: url.href }, body: '' };
    },
    exchange(code) {
      const found = codes.get(code);
      codes.delete(code);
      if (!found || world.clock.now() > found.until) throw new Refusal('invalid_code');
      return { installation: install(world, teamOf(world, found.team), found.scopes), user: found.user };
    },
  };
}
