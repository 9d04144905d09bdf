/**
 * A story's stage: the real app, over real sockets, in a simulated workspace whose clock is moved by hand, with exactly the scopes and
 * events of `manifest.yml`. Calls that Slack refused fail the story when it ends, unless it said that it expects them; so does a control
 * or a form that was shown and that nobody listens to.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type MeanwhileApp } from '../../src/app.js';
import { type Config, type Environment, loadConfig } from '../../src/config.js';
import type { Clock } from '../../src/core/clock.js';
import { encryptionKey } from '../../src/encryption-key.js';
import { simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { seedTeam, type Team } from '../../src/sandbox/play/team.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.js';
import { openStore, type Store } from '../../src/store/database.js';
import { manifest } from './manifest.js';
import { shownIds } from './shown-ids.js';
import { silentLogger } from './silent-logger.js';

/** Tuesday, 10 March 2026, 10:00 in Berlin: everybody but the Americas is awake. */
const STORY_STARTS = Date.UTC(2026, 2, 10, 9, 0);

export interface Story {
  readonly sandbox: Sandbox;
  readonly clock: ReturnType<typeof simulatedClock>;
  readonly team: Team;
  /** Ends the app and starts it again on the same store: a deploy. `meanwhile` has the store to itself in between. */
  restart(meanwhile?: (store: Store) => Promise<void>): Promise<void>;
  /** Installs the app in the workspace again, after an uninstall, and starts it with the new token. */
  reinstall(): Promise<void>;
  /** The bytes of everything that the store has on disk. */
  storedBytes(): Promise<Buffer>;
  /** Where Slack sends requests. */
  appUrl(): string;
  /** Presses what the person sees in the last ephemeral of #team. */
  pressNudge(user: string, label: string): Promise<void>;
  /** Waits for the app's background work also where it waits for the machine's clock: a question asked again after a failure. */
  atRest(): Promise<void>;
  /** Calls that Slack refused and the story expected: forgets them. */
  expectRefusals(): void;
  /** What the app listens to, by name. */
  listensTo(): MeanwhileApp['listensTo'];
  end(): Promise<void>;
}

export async function openStory(
  options: {
    readonly transport?: SandboxOptions['transport'];
    readonly env?: Environment;
    readonly invited?: boolean;
    /** Where the clock stands at first. */
    readonly startsAt?: number;
  } = {},
): Promise<Story> {
  const { transport = 'http', env = {}, invited = true, startsAt = STORY_STARTS } = options;
  const clock = simulatedClock(startsAt);
  const { scopes, events } = manifest;
  const sandbox = createSandbox({ clock, transport, scopes, events });
  const team = seedTeam(sandbox);
  const dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-story-'));
  const slackEnv = await sandbox.start();
  const configWith = (more: Environment): Config =>
    loadConfig({
      ...slackEnv,
      DATA_DIR: dataDir,
      PORT: transport === 'http' ? '0' : undefined,
      ...env,
      ...more,
    });
  let config = configWith({});
  let app: MeanwhileApp | undefined;
  const unheard = new Set<string>();

  const running = (): MeanwhileApp => {
    if (!app) throw new Error('the app is not running');
    return app;
  };
  const appUrl = () => `http://127.0.0.1:${running().port()}/slack/events`;
  const start = async () => {
    app = await createApp({ config, clock, logger: silentLogger, lateWork: 'refused' });
    await app.start();
    if (transport === 'http') sandbox.connectApp(appUrl());
    else await sandbox.sockets.connected();
  };
  const stop = async () => {
    const stopping = app;
    app = undefined;
    await stopping?.stop(5_000);
  };
  const noteUnheard = () => {
    const { actions, views } = running().listensTo;
    const shown = shownIds(sandbox);
    for (const id of shown.actions) if (!actions.includes(id)) unheard.add(id);
    for (const id of shown.views) if (!views.includes(id)) unheard.add(id);
  };
  sandbox.onIdle(async () => app?.idle());
  clock.settleWith(sandbox.settle);
  await start();

  const story: Story = {
    ...{ sandbox, clock, team },
    async restart(meanwhile) {
      await stop();
      if (meanwhile) await withStore(config, clock, meanwhile);
      await start();
    },
    async reinstall() {
      await stop();
      config = configWith({ SLACK_BOT_TOKEN: sandbox.workspace.install() });
      await start();
    },
    async storedBytes() {
      const names = await readdir(dataDir, { recursive: true, withFileTypes: true });
      const files = names.filter((each) => each.isFile());
      return Buffer.concat(
        await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))),
      );
    },
    appUrl,
    async pressNudge(user, label) {
      const ephemeral = sandbox.ephemeralsOf(user, team.channel).at(-1);
      if (!ephemeral) throw new Error('there is no nudge to press');
      await pressLabelled(sandbox, user, ephemeral, { ephemeral }, label);
      await sandbox.settle();
    },
    atRest: () => running().idle(),
    expectRefusals() {
      noteUnheard();
      sandbox.forget();
    },
    listensTo: () => running().listensTo,
    async end() {
      if (app) noteUnheard();
      const refusals = sandbox.refusals().map(({ method, error }) => `${method}: ${error}`);
      await stop();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
      if (refusals.length > 0) throw new Error(`Slack refused: ${refusals.join(', ')}`);
      if (unheard.size > 0) throw new Error(`Nobody listens to: ${[...unheard].join(', ')}`);
    },
  };
  if (invited) await sandbox.inviteApp(team.channel, team.people.chi.id);
  await sandbox.settle();
  return story;
}

async function withStore(config: Config, clock: Clock, work: (store: Store) => Promise<void>): Promise<void> {
  const logger = silentLogger;
  const store = openStore({
    ...config.store,
    encryptionKey: await encryptionKey(config.store, logger),
    clock,
    logger,
  });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
