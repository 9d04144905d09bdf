/** What people do and see of standups, in few words: over the simulated Slack alone, so that the app may live anywhere. */
import type { Clock } from '../../src/core/clock.js';
import { formatInZone } from '../../src/core/zoned-time.js';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { render } from '../../src/sandbox/render.js';
import type { Message, Sandbox, Submitted } from '../../src/sandbox/sandbox.js';
import { textField } from '../../src/sandbox/wire.js';
import { formButtonOf, isPrompt, isReminder } from './post-key.js';

type Entries = NonNullable<Parameters<Sandbox['submit']>[2]>;

export interface StandupHands {
  /** Makes the standup of a channel, as its form suggests but for `fields` (by the form's action ids, without `standups:`). */
  make(owner: string, channel: string, fields?: Entries): Promise<void>;
  prompts(user: string): readonly Message[];
  reminders(user: string): readonly Message[];
  /** `2026-06-01T13:20` of each prompt. */
  promptedAt(user: string): readonly string[];
  /** Opens the form from the last prompt. */
  opensAnswer(user: string, button?: string): Promise<void>;
  /** Fills in the open form, the last fields last, and sends it. */
  sends(user: string, answers: readonly string[]): Promise<Submitted>;
  /** Both, and closes what is shown. */
  answers(user: string, answers: readonly string[]): Promise<Submitted['action']>;
  /** What the app posted in a channel, roots only. */
  reports(channel: string): readonly Message[];
  /** Everything below a root. */
  replies(root: Message, channel: string): readonly Message[];
  reads(user: string, shown: Pick<Message, 'text' | 'blocks'>): string;
}

export const QUARTER_MS = 15 * 60_000;

/** A schedule in words that asks a quarter of an hour from now, in Berlin. */
export const inAQuarter = (clock: Pick<Clock, 'now'>): string =>
  `every day at ${formatInZone(clock.now() + QUARTER_MS, 'Europe/Berlin', 'time')}`;

/** The instant of a message, to the minute: `2026-06-01T13:20`. */
const minuteOf = ({ ts }: Pick<Message, 'ts'>): string =>
  new Date(Math.round(Number(ts) * 1000)).toISOString().slice(0, 16);

export function standupHands(sandbox: Sandbox): StandupHands {
  const reads: StandupHands['reads'] = (user, shown) => render(shown, sandbox.viewerOf(user));
  const byApp = (message: Message) => message.bot_id !== undefined && message.bot_id !== '';
  const formOf = (user: string) => sandbox.until(() => sandbox.openViewOf(user), 'a form');
  const hands: StandupHands = {
    reads,
    async make(owner, channel, fields = {}) {
      await sandbox.slash(owner, channel, '/async', 'standup new');
      const form = await formOf(owner);
      if (Object.keys(fields).length > 0) {
        await pressLabelled(sandbox, owner, form, { view: form.id }, 'More options');
        await sandbox.until(() => sandbox.openViewOf(owner)?.hash !== form.hash, 'more options');
      }
      const named = Object.entries(fields).map(([name, entry]) => [`standups:${name}`, entry] as const);
      const { action, errors } = await sandbox.submit(owner, form.id, Object.fromEntries(named));
      if (action !== 'update') throw new Error(`the form says ${action} ${JSON.stringify(errors)}`);
      await sandbox.closeView(owner, form.id, 'all');
      await sandbox.settle();
    },
    prompts: (user) => sandbox.dmsOf(user).filter(isPrompt),
    reminders: (user) => sandbox.dmsOf(user).filter(isReminder),
    promptedAt: (user) => hands.prompts(user).map(minuteOf),
    async opensAnswer(user, button) {
      const prompt = hands.prompts(user).at(-1);
      if (!prompt) throw new Error(`${user} was not asked`);
      await pressLabelled(sandbox, user, prompt, { message: prompt }, button ?? formButtonOf(prompt));
      await formOf(user);
    },
    async sends(user, answers) {
      const form = await formOf(user);
      const inputs = form.blocks.filter(({ type }) => type === 'input').slice(-answers.length);
      const entries = answers.map((text, n) => [textField(inputs[n], 'block_id') ?? '', text] as const);
      return sandbox.submit(user, form.id, Object.fromEntries(entries));
    },
    async answers(user, answers) {
      await hands.opensAnswer(user);
      const { action } = await hands.sends(user, answers);
      const open = sandbox.openViewOf(user);
      if (open) await sandbox.closeView(user, open.id, 'all');
      await sandbox.settle();
      return action;
    },
    reports: (channel) =>
      sandbox.messagesIn(channel).filter((each) => byApp(each) && /\d of \d+ answered/.test(each.text)),
    replies: ({ ts }, channel) => sandbox.threadOf(channel, ts).slice(1).filter(byApp),
  };
  return hands;
}
