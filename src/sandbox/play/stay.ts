/** The simulated workspace kept open: lines typed in the terminal are what people of the team do. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { controlsOf } from '../block-kit/input-state.js';
import type { Ephemeral, Message, View } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { DAY_AFTER } from './day.js';
import type { Day } from './doing.js';
import { labelsOf, pressLabelled } from './hands.js';
import type { Handle, Member } from './team.js';

const HELP = `Type what somebody does, for example:
  ana #team can we hop on a call?      writes in the channel
  ana dm help                          writes to Meanwhile
  ana /async why                       uses the command
  ana press Ask in writing             presses what they see
  ana submit                           submits the open form as it is filled; words after it go into its first empty field
  ana close                            closes the open form
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
  await day.clock.advanceTo(DAY_AFTER);
  day.screen.scene('The workspace stays open');
  day.screen.text(HELP);
  day.screen.note('it is Saturday morning in Berlin, so that nobody’s cooldown or budget stands in the way');
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
  else if (first === 'submit') await submit({ sandbox, screen }, who, rest);
  else if (first === 'close') await close({ sandbox }, who);
  else if (first === 'home') await sandbox.openHome(who.id);
  else throw new SandboxError('Say #team …, dm …, /async …, press …, submit, close or home.');
}

/** The newest thing in sight that has such a control wins: the open form, a note for this person, Home, a message. */
async function press({ sandbox, team }: Pick<Day, 'sandbox' | 'team'>, who: Member, label: string) {
  const wanted = label.toLowerCase();
  const view = sandbox.openViewOf(who.id);
  if (view && wanted === (view.close?.text ?? 'Cancel').toLowerCase()) return close({ sandbox }, who);
  if (view) return pressLabelled(sandbox, who.id, view, { view: view.id }, label);
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

async function submit({ sandbox, screen }: Pick<Day, 'sandbox' | 'screen'>, who: Member, text: string) {
  const view = formOf({ sandbox }, who);
  const empty = controlsOf(view.blocks).find(
    ({ blockId, actionId, type }) =>
      type === 'plain_text_input' && !view.state.values[blockId]?.[actionId]?.value,
  );
  const entries = text !== '' && empty ? { [empty.blockId]: text } : {};
  const { errors } = await sandbox.submit(who.id, view.id, entries);
  for (const error of Object.values(errors ?? {})) screen.note(`the form says: ${error}`);
}

async function close({ sandbox }: Pick<Day, 'sandbox'>, who: Member) {
  await sandbox.closeView(who.id, formOf({ sandbox }, who).id);
}

function formOf({ sandbox }: Pick<Day, 'sandbox'>, who: Member): View {
  const view = sandbox.openViewOf(who.id);
  if (!view) throw new SandboxError(`${who.name} has no form open.`);
  return view;
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
  const notes = fresh(now.ephemerals, before.ephemerals);
  const posts = [...fresh(now.messages, before.messages), ...fresh(now.dms, before.dms)];
  const messages = posts.filter((each) => each.bot_id);
  const views = [
    now.view?.hash === before.view?.hash ? undefined : now.view,
    now.home?.hash === before.home?.hash ? undefined : now.home,
  ].filter((view) => view !== undefined);
  for (const each of notes) screen.ephemeral(who, each);
  for (const each of messages) screen.message(who, each);
  for (const each of views) screen.view(who, each);
  if (notes.length + messages.length + views.length === 0)
    screen.note(`${who.name} sees nothing new from Meanwhile`);
}
