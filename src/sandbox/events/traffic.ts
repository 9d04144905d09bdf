/** What Slack's sending side may do to the app: doubles, delays, and requests that only look like Slack's. */

import type { Activity } from '../activity.js';
import type { Delivery, Traffic, Wire } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { textField } from '../wire.js';
import { channelOf, seconds, type Team, teamOf, VERIFICATION_TOKEN, type World } from '../workspace/world.js';
import type { Dispatch } from './dispatch.js';
import type { Events } from './events.js';
import type { HttpTransport } from './http-transport.js';

interface Deps {
  readonly world: World;
  readonly events: Events;
  readonly dispatch: Dispatch;
  readonly activity: Activity;
  /** Undefined in Socket Mode, where there are no requests to sign. */
  readonly http: HttpTransport | undefined;
  readonly firstTeam: Team;
}

export function createTraffic({ world, events, dispatch, activity, http, firstTeam }: Deps): Traffic {
  const special = async (kind: Delivery['kind'], payload: Wire): Promise<Delivery> => {
    if (!http) throw new SandboxError(`${kind} is sent over HTTP only`);
    const delivery = await dispatch.send(kind, firstTeam.id, payload);
    await activity.settle();
    return delivery;
  };
  const token = VERIFICATION_TOKEN;

  return {
    duplicate: (count = 1) => events.duplicate(count),
    double: (count = 1) => events.double(count),
    hold: () => dispatch.hold(),
    async release(order = 'as-sent') {
      const deliveries = await dispatch.release(order);
      await activity.settle();
      return { deliveries };
    },
    async forge(forgery) {
      if (!http) throw new SandboxError('Socket Mode has no requests to forge');
      const outgoing = {
        kind: 'forged',
        payload: { body: forgery.body },
        attempt: 0,
        retryReason: undefined,
      } as const;
      const delivery = await dispatch.watch(outgoing, firstTeam.id, () => http.forge(forgery));
      await activity.settle();
      return delivery;
    },
    rateLimited: () =>
      special('app_rate_limited', {
        token,
        team_id: firstTeam.id,
        minute_rate_limited: Math.floor(seconds(world) / 60) * 60,
        api_app_id: world.app.id,
        type: 'app_rate_limited',
      }),
    urlVerification: () =>
      special('url_verification', { token, challenge: world.ids.ticket(), type: 'url_verification' }),
    sslCheck: () => special('ssl_check', { ssl_check: '1', token }),
    async event(event, team) {
      const channel = textField(event, 'channel');
      const place = channel === undefined ? undefined : channelOf(world, channel);
      const acted = await events.raw(team === undefined ? firstTeam : teamOf(world, team), event, place);
      await activity.settle();
      return acted;
    },
  };
}
