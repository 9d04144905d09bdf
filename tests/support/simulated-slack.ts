/** The simulated Slack alone, with exactly the scopes and events of `manifest.yml`, and scenes in it. Its time is moved by hand. */
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Message, Sandbox, SandboxOptions, View } from '../../src/sandbox/sandbox.js';
import { manifest } from './manifest.js';

const ASKS = 'can we hop on a quick call tomorrow at 3pm?';

export interface SimulatedSlack {
  readonly sandbox: Sandbox;
  readonly clock: SimulatedClock;
  /** A channel with the app in it, and somebody there who was never nudged. */
  newScene(): SlackScene;
}

export interface SlackScene {
  /** User id, as `ben`. */
  readonly author: string;
  readonly channel: string;
  /** What the author has to say; nobody else's are the same. */
  readonly words: string;
  asks(): Promise<unknown>;
  /** Opens the form of the written way on a message with the author's words. */
  opensForm(): Promise<void>;
  form(): View | undefined;
  submits(entries?: Parameters<Sandbox['submit']>[2]): ReturnType<Sandbox['submit']>;
  nudges(): number;
  /** What the app posted in the channel and its threads. */
  posts(): readonly Message[];
  /** What the app wrote to the author. */
  dms(): readonly Message[];
}

export interface SlackOptions {
  readonly startsAt?: number;
  readonly transport?: SandboxOptions['transport'];
}

export async function openSlack(options: SlackOptions = {}): Promise<SimulatedSlack> {
  // Tuesday, 10 March 2026, 10:00 in Berlin.
  const { startsAt = Date.UTC(2026, 2, 10, 9), transport = 'http' } = options;
  const clock = simulatedClock(startsAt);
  const { scopes, events } = manifest;
  const sandbox = createSandbox({ clock, transport, scopes, events });
  await sandbox.start();
  let scenes = 0;
  return {
    ...{ sandbox, clock },
    newScene() {
      scenes += 1;
      return sceneIn(sandbox, scenes);
    },
  };
}

function sceneIn(sandbox: Sandbox, number: number): SlackScene {
  const { workspace } = sandbox;
  const author = workspace.addUser({ name: `ana${number}`, tz: 'Europe/Berlin' });
  const ben = workspace.addUser({ name: `ben${number}`, tz: 'America/New_York' });
  const channel = workspace.addChannel({ name: `team${number}`, members: [author, ben], withApp: true });
  const words = `Number ${number} should be released on the 24th.`;
  const byApp = (message: Message) => message.bot_id === workspace.botId;
  const form = () => sandbox.openViewOf(author);
  return {
    ...{ author, channel, words, form },
    asks: () => sandbox.say(author, channel, ASKS),
    async opensForm() {
      const { message } = await sandbox.say(author, channel, `<@${ben}> ${words}`);
      await sandbox.useShortcut(author, 'proposals:make-async', message);
      await sandbox.until(form, 'the form');
    },
    async submits(entries = {}) {
      return sandbox.submit(author, form()?.id ?? '', entries);
    },
    nudges: () => sandbox.ephemeralsOf(author, channel).length,
    posts: () =>
      sandbox
        .messagesIn(channel)
        .flatMap(({ ts }) => sandbox.threadOf(channel, ts))
        .filter(byApp),
    dms: () => sandbox.dmsOf(author).filter(byApp),
  };
}
