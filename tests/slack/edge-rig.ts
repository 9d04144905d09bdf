/** The real edge, with listeners of the test's own, in a simulated workspace. */
import { loadConfig } from '../../src/config.js';
import { installWithToken } from '../../src/installations/install.js';
import { createInstallations } from '../../src/installations/installations.js';
import { installationListeners } from '../../src/installations/listeners.js';
import { createInstallationStore } from '../../src/installations/oauth-store.js';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.js';
import { createEdge, type Edge } from '../../src/slack/edge.js';
import type { ListenerTable } from '../../src/slack/listener-table.js';
import { createLogger } from '../../src/slack/logger.js';
import { memoryInstallations } from '../support/memory-installations.js';

export interface Rig {
  readonly clock: SimulatedClock;
  readonly sandbox: Sandbox;
  readonly edge: Edge;
  readonly installations: ReturnType<typeof createInstallations>;
  readonly repository: ReturnType<typeof memoryInstallations>;
  /** Everything logged so far, as it is written. */
  logged(): string;
  /** `http://127.0.0.1:PORT` of the edge's server. */
  address(): string;
  stop(): Promise<void>;
}

const KEY = 'ab'.repeat(32);

export interface RigOptions extends SandboxOptions {
  readonly tables?: readonly ListenerTable[];
  /** Install by OAuth; the simulated workspace's own token is not used. */
  readonly oauth?: boolean;
  readonly isReady?: () => Promise<boolean>;
}

export async function startRig({
  tables = [],
  oauth = false,
  isReady,
  ...options
}: RigOptions = {}): Promise<Rig> {
  const clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  const sandbox = createSandbox({ clock, ...options });
  const env = await sandbox.start();
  const lines: string[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const config = loadConfig(
    oauth
      ? {
          ...sandbox.oauthEnv,
          SLACK_STATE_SECRET: 's',
          PUBLIC_URL: 'https://x.example',
          ENCRYPTION_KEY: KEY,
          PORT: '0',
        }
      : { ...env, PORT: '0' },
  );
  const repository = memoryInstallations();
  const { access } = config.slack;
  const installations = createInstallations({
    checkToken: async () => 'unknown',
    repository,
    clock,
    logger,
    ...(access.by === 'token' && { ownToken: access.botToken }),
  });
  if (access.by === 'token')
    await installWithToken({
      botToken: access.botToken,
      apiUrl: config.slack.apiUrl,
      installations,
      clock,
      logger,
    });
  const edge = createEdge({
    config,
    access: installations.access,
    onTokenRefused: installations.tokenRefused,
    installationStore: createInstallationStore({ installations, clock }),
    isReady: isReady ?? (async () => true),
    clock,
    logger,
  });
  edge.listen([installationListeners({ installations }), ...tables]);
  await edge.start();
  const address = () => `http://127.0.0.1:${edge.port()}`;
  if (config.slack.receive.by === 'http') sandbox.connectApp(`${address()}/slack/events`);
  sandbox.onIdle(async () => void (await edge.inFlight.idle(60_000)));
  return {
    clock,
    sandbox,
    edge,
    installations,
    repository,
    logged: () => lines.join(''),
    address,
    async stop() {
      await edge.stop(0);
      await sandbox.stop();
    },
  };
}
