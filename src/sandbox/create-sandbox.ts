/** Puts the simulated workspace together. The only file that knows all its parts. */
import { type Clock, systemClock } from '../core/clock.js';
import { createActivity } from './activity.js';
import type { SimulatedClock } from './clock/simulated-clock.js';
import { createDispatch } from './events/dispatch.js';
import { createEvents } from './events/events.js';
import { httpTransport } from './events/http-transport.js';
import { createTraffic } from './events/traffic.js';
import { createFaults } from './faults/faults.js';
import { commands } from './interactions/commands.js';
import { modals } from './interactions/modals.js';
import { pressing } from './interactions/press.js';
import { membership } from './people/membership.js';
import { sight } from './people/sight.js';
import { talk } from './people/talk.js';
import { workspaceHandle } from './people/workspace-handle.js';
import type { Sandbox, SandboxOptions } from './sandbox.js';
import { SandboxError } from './sandbox-error.js';
import { seeded } from './seeded.js';
import { createHub } from './socket-mode/hub.js';
import { createCalls } from './web-api/call.js';
import { acceptUpload } from './web-api/methods/files.js';
import { allMethods } from './web-api/methods/index.js';
import { createOAuth } from './web-api/oauth.js';
import { createResponseUrls } from './web-api/response-urls.js';
import { createSlackServer } from './web-api/server.js';
import { createTiers } from './web-api/tiers.js';
import { createEphemerals } from './workspace/ephemerals.js';
import { createTriggers } from './workspace/triggers.js';
import { createViews } from './workspace/views.js';
import { addTeam, createWorld, install } from './workspace/world.js';

const isSimulated = (clock: Clock): clock is SimulatedClock => 'settleWith' in clock;

/** A workspace called `Tidewater` with the app installed; `start` opens it. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = options.clock ?? systemClock;
  const limits = { tiers: options.limits ?? 'off', history: options.history ?? 'tier-3' };
  const activity = createActivity({ quietMs: options.quietMs ?? 0 });
  if (isSimulated(clock)) clock.settleWith(() => activity.settle());

  const world = createWorld(clock, options);
  const team = addTeam(world, 'Tidewater');
  install(world, team, options.scopes);

  const hub = createHub({ world, activity, random: seeded(options.seed ?? 1) });
  const http =
    options.transport === 'socket'
      ? undefined
      : httpTransport({
          signingSecret: world.app.signingSecret,
          signatureClock: options.signatureClock ?? systemClock,
        });
  const dispatch = createDispatch({ clock, transport: http ?? hub, activity });
  const events = createEvents({ world, dispatch });
  const views = createViews({ world });
  const triggers = createTriggers({ world });
  const ephemerals = createEphemerals({ world });
  const responseUrls = createResponseUrls({ world, events, ephemerals });
  const oauth = createOAuth({ world });
  const faults = createFaults(seeded((options.seed ?? 1) + 1));

  const { openConnection } = hub;
  const methods = allMethods({ world, events, views, triggers, ephemerals, limits, openConnection, oauth });
  const server = createSlackServer({
    world,
    faults,
    activity,
    doors: {
      call: createCalls({ world, methods, tiers: createTiers({ clock }), limits }),
      respond: responseUrls.respond,
      upload: (file, body, contentType) => acceptUpload({ world }, file, body, contentType),
      authorize: oauth.authorize,
      upgrade: hub.upgrade,
    },
  });

  const address = (path: string): string => {
    if (world.origin === '') throw new SandboxError('the sandbox has no address before start()');
    return world.origin + path;
  };
  const people = { world, events, dispatch, views, triggers, ephemerals, responseUrls, activity };
  const handle = { world, events, activity };

  const sandbox: Sandbox = {
    ...talk(people),
    ...membership(people),
    ...pressing(people),
    ...modals(people),
    ...commands(people),
    ...sight({ world, views, ephemerals, callLog: server.log, deliveryLog: dispatch.log }),
    get calls() {
      return [...server.log];
    },
    get deliveries() {
      return [...dispatch.log];
    },
    clock,
    workspace: workspaceHandle(handle, team),
    addWorkspace: (name) => workspaceHandle(handle, addTeam(world, name)),
    async start() {
      world.origin = await server.open();
      return sandbox.env;
    },
    async stop() {
      dispatch.close();
      http?.close();
      hub.close();
      await server.close();
    },
    get env() {
      return {
        SLACK_API_URL: address('/api/'),
        SLACK_BOT_TOKEN: team.installation?.token ?? '',
        SLACK_SIGNING_SECRET: world.app.signingSecret,
        ...(http ? {} : { SLACK_APP_TOKEN: world.app.appToken }),
      };
    },
    get oauthEnv() {
      return {
        SLACK_API_URL: address('/api/'),
        SLACK_SIGNING_SECRET: world.app.signingSecret,
        SLACK_CLIENT_ID: world.app.clientId,
        SLACK_CLIENT_SECRET: world.app.clientSecret,
        authorizationUrl: address('/oauth/v2/authorize'),
      };
    },
    connectApp(url) {
      if (!http) throw new SandboxError('in Socket Mode the app connects by itself');
      http.connectApp(url);
    },
    settle: () => activity.settle(),
    onIdle: (idle) => activity.onIdle(idle),
    until: (look, what = 'something that never came') => activity.until(look, what),
    faults,
    traffic: createTraffic({ world, events, dispatch, activity, http, firstTeam: team }),
    sockets: hub.sockets,
    oauth,
    limits,
  };
  return sandbox;
}
