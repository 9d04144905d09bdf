/**
 * A short day of a team in five zones, from one request to meet to its written outcome. Everything shown was said, pressed or
 * posted through the app itself, over its real connection; only the clock is moved by hand.
 */
import type { SimulatedClock } from '../clock/simulated-clock.js';
import type { Sandbox, View } from '../sandbox.js';
import { pressLabelled } from './hands.js';
import type { Screen } from './screen.js';
import type { Member, Team } from './team.js';

/** Tuesday, 10 March 2026, 17:05 in Berlin: the Americas have changed their clocks, Europe has not. */
export const DAY_STARTS = Date.UTC(2026, 2, 10, 16, 5);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface Day {
  readonly sandbox: Sandbox;
  readonly clock: SimulatedClock;
  readonly team: Team;
  readonly screen: Screen;
}

/** A day after Ana was nudged: everybody's cooldown is over. */
export const DAY_AFTER = DAY_STARTS + 25 * HOUR_MS;

/** @param flush shows what the screen has gathered, scene by scene. */
export async function playDay(day: Day, flush: () => Promise<void>): Promise<void> {
  const { team, clock, screen } = day;
  const { ana, chi, luiz, mei } = team.people;

  screen.scene('Meanwhile is invited');
  await invite(day, chi);

  await flush();
  screen.scene('Ordinary talk, and an incident: silence');
  await clock.advance(2 * MINUTE_MS);
  await say(day, chi, 'The build is green again, thanks for the quick fix');
  await say(day, luiz, 'sev1: payments are down, can we jump on a call right now?');
  for (const who of [chi, luiz]) nothingFor(day, who);

  await flush();
  screen.scene('Somebody asks for a meeting');
  await clock.advance(3 * MINUTE_MS);
  await say(
    day,
    ana,
    `<@${mei.id}> can we hop on a quick call to decide about the release date? I would move it to the 24th, because the importer is not ready.`,
  );
  for (const who of [chi, mei]) nothingFor(day, who);
  seeEphemeral(day, ana);

  await flush();
  screen.scene('The written way is one click away, and filled in');
  await pressEphemeral(day, ana, 'Write a proposal');
  const form = await openForm(day, ana);
  screen.view(ana, form);
  screen.act(ana, `presses “${form.submit?.text}”`);
  await submit(day, ana, form);
  seeLast(day, mei);
  screen.note('each reader sees the deadline in their own zone; it is fair to Mei, who is asleep');

  await flush();
  screen.scene('Morning in Tokyo');
  await clock.advance(9 * HOUR_MS);
  const post = lastPost(day);
  await say(day, mei, 'The 24th is fine, if the importer is frozen on the 20th.', post.ts);

  await flush();
  screen.scene('The outcome stays where everybody can find it');
  await clock.advance(8 * HOUR_MS);
  screen.act(ana, 'presses “Close with outcome”');
  await pressLabelled(day.sandbox, ana.id, post, { message: post }, 'Close with outcome');
  const closing = await openForm(day, ana);
  screen.note('writes: We release on the 24th; the importer is frozen on the 20th.');
  await submit(day, ana, closing, 'We release on the 24th; the importer is frozen on the 20th.');
  seeLast(day, mei);

  await flush();
  screen.scene('Every silence has a reason');
  screen.act(luiz, 'types /async why');
  const { reply } = await day.sandbox.slash(luiz.id, team.channel, '/async', 'why');
  await day.sandbox.settle();
  const answer = reply ?? day.sandbox.ephemeralsOf(luiz.id, team.channel).at(-1);
  if (answer) screen.ephemeral(luiz, { ...answer, user: luiz.id });
}

async function invite({ sandbox, team, screen }: Day, by: Member) {
  screen.act(by, 'invites Meanwhile to #team');
  await sandbox.inviteApp(team.channel, by.id);
  const introduction = await sandbox.until(
    () => sandbox.messagesIn(team.channel).find((each) => each.bot_id),
    'the introduction',
  );
  screen.message(by, introduction);
}

async function say({ sandbox, team, screen }: Day, who: Member, text: string, thread?: string) {
  screen.act(who, `${thread ? 'answers in the thread' : 'writes in #team'}: ${text}`);
  await sandbox.say(who.id, team.channel, text, thread ? { thread } : {});
  await sandbox.settle();
}

function nothingFor({ sandbox, team, screen }: Day, who: Member) {
  const seen = sandbox.ephemeralsOf(who.id, team.channel).length;
  screen.note(
    seen === 0 ? `${who.name} sees nothing from Meanwhile` : `${who.name} sees ${seen} notes from Meanwhile`,
  );
}

function seeEphemeral({ sandbox, team, screen }: Day, who: Member) {
  const nudge = sandbox.ephemeralsOf(who.id, team.channel).at(-1);
  if (nudge) screen.ephemeral(who, nudge);
  else screen.note(`${who.name} sees nothing from Meanwhile`);
}

async function pressEphemeral({ sandbox, team, screen }: Day, who: Member, label: string) {
  screen.act(who, `presses “${label}”`);
  const ephemeral = sandbox.ephemeralsOf(who.id, team.channel).at(-1);
  if (ephemeral) await pressLabelled(sandbox, who.id, ephemeral, { ephemeral }, label);
}

const openForm = ({ sandbox }: Day, who: Member): Promise<View> =>
  sandbox.until(() => sandbox.openViewOf(who.id), `a form for ${who.name}`);

/** Submits as it is filled, with `text` in the first text field if given. */
async function submit({ sandbox, screen }: Day, who: Member, form: View, text?: string) {
  const field = form.blocks.find((block) => block.type === 'input')?.block_id;
  const entries = text !== undefined && typeof field === 'string' ? { [field]: text } : {};
  const answered = await sandbox.submit(who.id, form.id, entries);
  if (answered.errors) screen.note(`the form says: ${Object.values(answered.errors).join(' ')}`);
  await sandbox.settle();
}

const lastPost = ({ sandbox, team }: Day) => {
  const post = sandbox
    .messagesIn(team.channel)
    .filter((each) => each.bot_id)
    .at(-1);
  if (!post) throw new Error('Meanwhile posted nothing');
  return post;
};

const seeLast = (day: Day, viewer: Member) => day.screen.message(viewer, lastPost(day));
