/** The simulated workspace kept open: lines typed in the terminal are what people of the team do. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Ephemeral, Message, View } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { Day } from './day.js';
import { labelsOf, pressLabelled } from './hands.js';
import type { Handle, Member } from './team.js';

const HELP = `Type what somebody does, for example:
  ana #team can we hop on a call?      writes in the channel
  ana dm help                          writes to Meanwhile
  ana /async why                       uses the command
  ana press Ask in writing             presses what they see
  ana submit                           submits the open form as it is filled
  ana home                             opens the Home tab
  wait 2h                              moves the clock (m, h or d)
  quit
The people are ana, ben, chi, luiz and mei.`;

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads lines until `quit` or the end of the input, and shows what each brings. `flush` shows what the screen has gathered. */
export async function stay(
  day: Day,
  io: { readonly input: AsyncIterable<string | Uint8Array>; readonly flush: () => Promise<void> },
): Promise<void> {
  day.screen.scene('The workspace stays open');
  day.screen.text(HELP);
  await io.flush();
  for await (const line of createInterface({ input: Readable.from(io.input) })) {
    const words = line.trim();
    if (words === 'quit' || words === 'exit') return;
    try {
      if (words !== '') await obey(day, words);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      day.screen.note(error.message);
    }
    await io.flush();
  }
}

async function obey(day: Day, line: string): Promise<void> {
  const wait = /^wait (\d+)\s*([mhd])$/i.exec(line);
  if (wait) return waitFor(day, Number(wait[1]) * (UNITS[(wait[2] ?? 'm').toLowerCase()] ?? 0));
  const [, handle = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  const who = day.team.people[handle.toLowerCase() as Handle];
  if (!who) return day.screen.text(HELP);
  const before = seen(day, who);
  await act(day, who, rest);
  await day.sandbox.settle();
  showNew(day, who, before);
}

async function waitFor({ clock, screen, team }: Day, ms: number): Promise<void> {
  await clock.advance(ms);
  screen.act(team.people.ana, 'looks at the clock');
}

async function act({ sandbox, team, screen }: Day, who: Member, what: string): Promise<void> {
  const text = (typed: string) => sandbox.typed(sandbox.workspace.id, typed);
  const [first = '', ...others] = what.split(/\s+/);
  const rest = others.join(' ');
  if (first.startsWith('#')) {
    const channel = sandbox.channelNamed(first.slice(1));
    if (!channel) throw new SandboxError(`There is no channel ${first}; there is #team.`);
    await sandbox.say(who.id, channel, text(rest));
  } else if (first === 'dm') await sandbox.dm(who.id, text(rest));
  else if (first.startsWith('/')) await sandbox.slash(who.id, team.channel, first, text(rest));
  else if (first === 'press') await press({ sandbox, team }, who, rest);
  else if (first === 'submit') await submit({ sandbox, screen }, who);
  else if (first === 'home') await sandbox.openHome(who.id);
  else throw new SandboxError('Say #team …, dm …, /async …, press …, submit or home.');
}

/** The newest thing in sight that has such a control wins: the open form, a note for this person, Home, a message. */
async function press({ sandbox, team }: Pick<Day, 'sandbox' | 'team'>, who: Member, label: string) {
  const view = sandbox.openViewOf(who.id);
  if (view) return pressLabelled(sandbox, who.id, view, { view: view.id }, label);
  const wanted = label.toLowerCase();
  const has = (surface: { readonly blocks: Ephemeral['blocks'] }) =>
    labelsOf(surface).some((each) => each.toLowerCase() === wanted);
  const ephemeral = sandbox.ephemeralsOf(who.id, team.channel).filter(has).at(-1);
  if (ephemeral) return pressLabelled(sandbox, who.id, ephemeral, { ephemeral }, label);
  const message = [...sandbox.messagesIn(team.channel), ...sandbox.dmsOf(who.id)].filter(has).at(-1);
  if (message) return pressLabelled(sandbox, who.id, message, { message }, label);
  const home = sandbox.homeOf(who.id);
  if (home) return pressLabelled(sandbox, who.id, home, { home: true }, label);
  throw new SandboxError(`${who.name} sees nothing that says “${label}”.`);
}

async function submit({ sandbox, screen }: Pick<Day, 'sandbox' | 'screen'>, who: Member) {
  const view = sandbox.openViewOf(who.id);
  if (!view) throw new SandboxError(`${who.name} has no form open.`);
  const { errors } = await sandbox.submit(who.id, view.id);
  for (const error of Object.values(errors ?? {})) screen.note(`the form says: ${error}`);
}

interface Seen {
  readonly ephemerals: readonly Ephemeral[];
  readonly messages: readonly Message[];
  readonly dms: readonly Message[];
  readonly view: View | undefined;
  readonly home: View | undefined;
}

const seen = ({ sandbox, team }: Day, who: Member): Seen => ({
  ephemerals: sandbox.ephemeralsOf(who.id, team.channel),
  messages: sandbox.messagesIn(team.channel),
  dms: sandbox.dmsOf(who.id),
  view: sandbox.openViewOf(who.id),
  home: sandbox.homeOf(who.id),
});

/** Everything of Meanwhile's that came or changed. */
function showNew(day: Day, who: Member, before: Seen): void {
  const now = seen(day, who);
  const { screen } = day;
  const fresh = <Shown extends Message | Ephemeral>(all: readonly Shown[], old: readonly Shown[]) =>
    all.filter((each) => !old.some((other) => JSON.stringify(other) === JSON.stringify(each)));
  for (const each of fresh(now.ephemerals, before.ephemerals)) screen.ephemeral(who, each);
  for (const each of [...fresh(now.messages, before.messages), ...fresh(now.dms, before.dms)])
    if (each.bot_id) screen.message(who, each);
  if (now.view && now.view.hash !== before.view?.hash) screen.view(who, now.view);
  if (now.home && now.home.hash !== before.home?.hash) screen.view(who, now.home);
  if (JSON.stringify(now) === JSON.stringify(before)) screen.note(`${who.name} sees nothing new`);
}
