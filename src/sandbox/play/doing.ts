/** What people of the team do and see, shown on the screen as it happens: the words that acts are written in. */
import type { SimulatedClock } from '../clock/simulated-clock.js';
import type { Message, Sandbox, View } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { textField, wireField } from '../wire.js';
import { pressLabelled } from './hands.js';
import type { Screen } from './screen.js';
import type { Member, Team } from './team.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export interface Day {
  readonly sandbox: Sandbox;
  readonly clock: SimulatedClock;
  readonly team: Team;
  readonly screen: Screen;
}

/** A part of the day. @param flush shows what the screen has gathered. */
export type Act = (day: Day, flush: () => Promise<void>) => Promise<void>;

export async function invite({ sandbox, team, screen }: Day, by: Member) {
  screen.act(by, 'invites Meanwhile to #team');
  await sandbox.inviteApp(team.channel, by.id);
  const introduction = await sandbox.until(
    () => sandbox.messagesIn(team.channel).find((each) => each.bot_id),
    'the introduction',
  );
  screen.message(by, introduction);
}

export async function say({ sandbox, team, screen }: Day, who: Member, text: string, thread?: string) {
  screen.act(who, `${thread ? 'answers in the thread' : 'writes in #team'}: ${text}`);
  await sandbox.say(who.id, team.channel, text, thread ? { thread } : {});
  await sandbox.settle();
}

/**
 * A thread as it goes on live: its first line is written in #team, the others answer it, 40 seconds apart. `viewer` reads along.
 * @returns the thread's ts.
 */
export async function converse(
  { sandbox, team, clock, screen }: Day,
  viewer: Member,
  lines: readonly (readonly [who: Member, text: string])[],
): Promise<string> {
  let thread: string | undefined;
  for (const [who, text] of lines) {
    const { message } = await sandbox.say(who.id, team.channel, text, thread ? { thread } : {});
    await sandbox.settle();
    screen.said(viewer, who, text, thread !== undefined);
    thread ??= message.ts;
    await clock.advance(40_000);
  }
  return thread ?? '';
}

/** @param thread counts only the notes in it. */
export function nothingFor({ sandbox, team, screen }: Day, who: Member, thread?: string) {
  const all = sandbox.ephemeralsOf(who.id, team.channel);
  const seen = all.filter((each) => thread === undefined || each.thread_ts === thread).length;
  const much = seen === 0 ? 'nothing' : seen === 1 ? 'a note' : `${seen} notes`;
  screen.note(`${who.name} sees ${much} from Meanwhile`);
}

export function seeEphemeral({ sandbox, team, screen }: Day, who: Member) {
  const nudge = sandbox.ephemeralsOf(who.id, team.channel).at(-1);
  if (nudge) screen.ephemeral(who, nudge);
  else screen.note(`${who.name} sees nothing from Meanwhile`);
}

export async function pressEphemeral({ sandbox, team, screen }: Day, who: Member, label: string) {
  screen.act(who, `presses “${label}”`);
  const ephemeral = sandbox.ephemeralsOf(who.id, team.channel).at(-1);
  if (ephemeral) await pressLabelled(sandbox, who.id, ephemeral, { ephemeral }, label);
}

export const openForm = ({ sandbox }: Day, who: Member): Promise<View> =>
  sandbox.until(() => sandbox.openViewOf(who.id), `a form for ${who.name}`);

/** Submits as it is filled, with `texts` in its first inputs. */
export async function submit({ sandbox, screen }: Day, who: Member, form: View, ...texts: readonly string[]) {
  const fields = form.blocks.filter((block) => block.type === 'input').map((block) => String(block.block_id));
  const entries = Object.fromEntries(texts.map((text, place) => [fields[place] ?? '', text]));
  const answered = await sandbox.submit(who.id, form.id, entries);
  if (answered.errors) screen.note(`the form says: ${Object.values(answered.errors).join(' ')}`);
  await sandbox.settle();
}

/** Submits with what is entered under the labels of the form; the rest stays as it is filled. */
export async function submitWith(
  { sandbox, screen }: Day,
  who: Member,
  form: View,
  entries: Readonly<Record<string, string | readonly string[]>>,
) {
  const blockOf = (label: string): string => {
    const block = form.blocks.find((each) => textField(wireField(each, 'label') ?? {}, 'text') === label);
    if (!block) throw new SandboxError(`The form has no field “${label}”.`);
    return String(block.block_id);
  };
  const byBlock = Object.entries(entries).map(([label, entry]) => [blockOf(label), entry]);
  const answered = await sandbox.submit(who.id, form.id, Object.fromEntries(byBlock));
  if (answered.errors) screen.note(`the form says: ${Object.values(answered.errors).join(' ')}`);
  await sandbox.settle();
}

export const lastPost = ({ sandbox, team }: Day) => {
  const post = sandbox
    .messagesIn(team.channel)
    .filter((each) => each.bot_id)
    .at(-1);
  if (!post) throw new Error('Meanwhile posted nothing');
  return post;
};

export const seeLast = (day: Day, viewer: Member) => day.screen.message(viewer, lastPost(day));

/** Types a command, and sees the answer if there is one; a form that opens is the caller's to look at. */
export async function typeWords({ sandbox, team, screen }: Day, who: Member, words: string) {
  screen.act(who, `types ${words}`);
  const [command = '', ...rest] = words.split(' ');
  const before = sandbox.ephemeralsOf(who.id, team.channel).length;
  await sandbox.slash(who.id, team.channel, command, rest.join(' '));
  await sandbox.settle();
  for (const answer of sandbox.ephemeralsOf(who.id, team.channel).slice(before))
    screen.ephemeral(who, answer);
}

/** The app's newest message in a thread. */
export function lastReply({ sandbox, team }: Day, thread: string): Message {
  const message = sandbox
    .threadOf(team.channel, thread)
    .slice(1)
    .filter((each) => each.bot_id)
    .at(-1);
  if (!message) throw new Error('Meanwhile wrote nothing in the thread');
  return message;
}

/** The newest message that the app wrote to somebody in its DM. */
export function lastDm({ sandbox }: Day, who: Member): Message {
  const message = sandbox
    .dmsOf(who.id)
    .filter((each) => each.bot_id)
    .at(-1);
  if (!message) throw new Error(`Meanwhile wrote nothing to ${who.name}`);
  return message;
}

export async function pressIn({ sandbox, screen }: Day, who: Member, message: Message, label: string) {
  screen.act(who, `presses “${label}”`);
  await pressLabelled(sandbox, who.id, message, { message }, label);
  await sandbox.settle();
}

/** Closes whatever forms somebody has open. */
export async function putAway({ sandbox }: Day, who: Member) {
  const open = sandbox.openViewOf(who.id);
  if (open) await sandbox.closeView(who.id, open.id, 'all');
}
