/** What people do and see in a story, in few words. Each scene has its own channel and its own people, so that no cooldown of another reaches it. */
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { render, renderView } from '../../src/sandbox/render.js';
import type {
  Ephemeral,
  Message,
  NewChannel,
  NewUser,
  Placed,
  Sandbox,
  SayOptions,
  Submitted,
  View,
} from '../../src/sandbox/sandbox.js';
import type { Story } from './story.js';

/** A sentence that every channel's settings but the strictest would nudge for. */
export const ASKS = 'can we hop on a quick call tomorrow at 3pm?';

export interface Somebody {
  /** User id. */
  readonly id: string;
  says(text: string, options?: SayOptions): Promise<Message>;
  /** Types `/async …` in the scene's channel. @returns what they then see as the answer; '' when a form opened instead. */
  types(words: string): Promise<string>;
  /** The notes in the scene's channel that this person alone sees now, oldest first, as they read them. */
  notes(): readonly string[];
  /** Presses in the last such note. */
  pressesInNote(label: string): Promise<void>;
  pressesIn(message: Message, label: string): Promise<void>;
  /** Presses in the open form. */
  pressesInForm(label: string): Promise<void>;
  /** The form that is open. @throws when there is none. */
  form(): View;
  /** The open form as they read it. */
  readsForm(): string;
  submits(entries?: Parameters<Sandbox['submit']>[2]): Promise<Submitted>;
  /** As they read it. */
  reads(shown: Pick<Message, 'text' | 'blocks'>): string;
  /** What the app wrote to them in its DM, oldest first. */
  dms(): readonly Message[];
  /** The contents of the files that the app sent them, oldest first. */
  files(): readonly string[];
}

export interface Scene {
  readonly channel: string;
  readonly sandbox: Sandbox;
  /** A new member of the channel. In Berlin unless told otherwise. */
  person(name: string, more?: Partial<NewUser>): Promise<Somebody>;
  /** What the app posted in the channel for all to see, oldest first. */
  posts(): readonly Message[];
  /** What the app wrote in a thread. */
  replies(root: Placed): readonly Message[];
}

/** The one thing in a list. @throws when there are none, or several. */
export function only<Each>(all: readonly Each[]): Each {
  const [one] = all;
  if (one === undefined || all.length > 1) throw new Error(`${all.length} instead of one`);
  return one;
}

let scenes = 0;

/** A new channel with the app in it. */
export function openScene(story: Story, kind: Partial<NewChannel> = {}): Scene {
  const { sandbox } = story;
  scenes += 1;
  const channel = sandbox.workspace.addChannel({ name: `scene-${scenes}`, withApp: true, ...kind });
  const byApp = (message: Message) => message.bot_id === sandbox.workspace.botId;
  return {
    channel,
    sandbox,
    async person(name, more = {}) {
      const id = sandbox.workspace.addUser({ name, tz: 'Europe/Berlin', ...more });
      await sandbox.joinChannel(id, channel);
      return somebody(sandbox, channel, id);
    },
    posts: () => sandbox.messagesIn(channel).filter(byApp),
    replies: ({ ts }) => sandbox.threadOf(channel, ts).slice(1).filter(byApp),
  };
}

function somebody(sandbox: Sandbox, channel: string, id: string): Somebody {
  const viewer = () => sandbox.viewerOf(id);
  const reads: Somebody['reads'] = (shown) => render(shown, viewer());
  const ephemerals = (): readonly Ephemeral[] => sandbox.ephemeralsOf(id, channel);
  const form = (): View => {
    const open = sandbox.openViewOf(id);
    if (!open) throw new Error('no form is open');
    return open;
  };
  return {
    id,
    says: async (text, options) => (await sandbox.say(id, channel, text, options)).message,
    async types(words) {
      const before = ephemerals().length;
      const { error } = await sandbox.slash(id, channel, '/async', words);
      if (error !== undefined) throw new Error(`Slack says ${error}`);
      return ephemerals().slice(before).map(reads).join('\n');
    },
    notes: () => ephemerals().map(reads),
    async pressesInNote(label) {
      const ephemeral = ephemerals().at(-1);
      if (!ephemeral) throw new Error('there is no note to press');
      await pressLabelled(sandbox, id, ephemeral, { ephemeral }, label);
    },
    pressesIn: (message, label) => pressLabelled(sandbox, id, message, { message }, label),
    pressesInForm: (label) => pressLabelled(sandbox, id, form(), { view: form().id }, label),
    form,
    readsForm: () => renderView(form(), viewer()),
    submits: (entries) => sandbox.submit(id, form().id, entries),
    reads,
    dms: () => sandbox.dmsOf(id).filter(({ bot_id }) => bot_id === sandbox.workspace.botId),
    files() {
      const [dm] = sandbox.dmsOf(id);
      return dm ? sandbox.filesIn(dm.channel).map(({ content }) => content) : [];
    },
  };
}
