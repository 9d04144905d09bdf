import { afterEach, expect, test } from '@jest/globals';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import type { Handle } from '../../src/sandbox/play/team.js';
import { render } from '../../src/sandbox/render.js';
import type { Message } from '../../src/sandbox/sandbox.js';
import { isPrompt, isReminder } from '../support/post-key.js';
import { openStory, type Story } from '../support/story.js';

/** Tuesday, 10 March 2026, 10:00 in Berlin: Ana's time has just come, Chitra's and Mei's has passed for the day. */
const HOUR_MS = 3_600_000;

let story: Story;
afterEach(() => story.end());

/** Ana makes the daily standup of #team, as the form suggests it. */
async function makeStandup(): Promise<void> {
  const { sandbox, team } = story;
  const { ana } = team.people;
  await sandbox.slash(ana.id, team.channel, '/async', 'standup new');
  const form = await sandbox.until(() => sandbox.openViewOf(ana.id), 'the form');
  expect((await sandbox.submit(ana.id, form.id)).action).toBe('update');
  await sandbox.closeView(ana.id, form.id, 'all');
  await sandbox.settle();
}

const reads = (message: Message) => render(message, story.sandbox.viewerOf(story.team.people.mei.id));
const prompts = (who: Handle): readonly Message[] =>
  story.sandbox.dmsOf(story.team.people[who].id).filter(isPrompt);
const promptedAt = (who: Handle) =>
  prompts(who).map(({ ts }) => new Date(Math.round(Number(ts)) * 1000).toISOString().slice(0, 16));

async function answer(who: Handle, answers: readonly string[], button = 'Answer'): Promise<string> {
  const { sandbox, team } = story;
  const user = team.people[who].id;
  const prompt = prompts(who).at(-1);
  if (!prompt) throw new Error(`${who} was not asked`);
  await pressLabelled(sandbox, user, prompt, { message: prompt }, button);
  const form = await sandbox.until(() => sandbox.openViewOf(user), 'the form');
  const inputs = form.blocks.filter((block) => block.type === 'input').map((block) => String(block.block_id));
  const entries = Object.fromEntries(
    answers.map((text, i) => [inputs[inputs.length - answers.length + i] ?? '', text]),
  );
  const { action } = await sandbox.submit(user, form.id, entries);
  await sandbox.closeView(user, form.id, 'all');
  await sandbox.settle();
  return action;
}

const reports = (): readonly Message[] =>
  story.sandbox.messagesIn(story.team.channel).filter((each) => each.bot_id && /answered/.test(reads(each)));
const replies = (root: Message) => story.sandbox.threadOf(story.team.channel, root.ts).slice(1);

test('each member is asked at ten in their own zone, once a work day, over a restart and both clocks', async () => {
  story = await openStory();
  await makeStandup();
  for (let hour = 0; hour < 24; hour += 1) {
    await story.clock.advance(HOUR_MS);
    if (hour === 12) await story.restart();
  }
  expect({
    ana: promptedAt('ana'),
    ben: promptedAt('ben'),
    chi: promptedAt('chi'),
    luiz: promptedAt('luiz'),
    mei: promptedAt('mei'),
  }).toEqual({
    ana: ['2026-03-10T09:00', '2026-03-11T09:00'],
    // New York has its summer time already, Berlin has not.
    ben: ['2026-03-10T14:00'],
    chi: ['2026-03-11T04:30'],
    luiz: ['2026-03-10T13:00'],
    mei: ['2026-03-11T01:00'],
  });
});

test('an answer is saved, posted under the day’s parent, and edited in place; late ones are marked', async () => {
  story = await openStory();
  await makeStandup();
  await story.clock.advance(HOUR_MS);
  expect(
    await answer('ana', ['shipped the importer', 'freeze <!channel> at 5 & rest', 'waiting for Ben']),
  ).toBe('update');
  await story.clock.advance(HOUR_MS / 60);
  expect(reports()).toHaveLength(1);
  const [parent] = reports();
  if (!parent) throw new Error('there is no report');
  expect(reads(parent)).toContain('1 of');
  expect(replies(parent).map(reads).join('\n')).toContain('freeze <!channel> at 5 & rest');
  expect(JSON.stringify(replies(parent))).not.toContain('<!channel>');

  await answer('ana', ['shipped the importer', 'freeze at 6', 'nothing'], 'Edit');
  await story.clock.advance(HOUR_MS / 60);
  expect(replies(parent)).toHaveLength(1);
  expect(replies(parent).map(reads).join('\n')).toContain('freeze at 6');

  await story.clock.advance(20 * HOUR_MS);
  await answer('luiz', ['wrote the docs', 'review', '']);
  await story.clock.advance(HOUR_MS / 60);
  expect(reports()).toHaveLength(1);
  expect(
    replies(parent)
      .map(reads)
      .find((text) => text.includes('wrote the docs')),
  ).toContain('late');
});

test('RET-04: the same submit three times makes one answer and one reply', async () => {
  story = await openStory();
  await makeStandup();
  const { sandbox, team } = story;
  const [prompt] = prompts('ana');
  if (!prompt) throw new Error('Ana was not asked');
  await pressLabelled(sandbox, team.people.ana.id, prompt, { message: prompt }, 'Answer');
  const form = await sandbox.until(() => sandbox.openViewOf(team.people.ana.id), 'the form');
  const block = String(form.blocks.find((each) => each.type === 'input')?.block_id);
  const submits = [0, 1, 2].map(() =>
    sandbox.submit(team.people.ana.id, form.id, { [block]: 'once is enough' }),
  );
  await Promise.allSettled(submits);
  await story.clock.advance(HOUR_MS / 60);
  expect(reports()).toHaveLength(1);
  expect(reports().flatMap(replies)).toHaveLength(1);
});

test('who skips today or is on leave is not chased', async () => {
  story = await openStory();
  await makeStandup();
  const { sandbox, team, clock } = story;
  const { ana, luiz } = team.people;
  await sandbox.slash(luiz.id, team.channel, '/async', 'ooo today');
  const [prompt] = prompts('ana');
  if (!prompt) throw new Error('Ana was not asked');
  await pressLabelled(sandbox, ana.id, prompt, { message: prompt }, 'Skip today');
  for (let hour = 0; hour < 10; hour += 1) await clock.advance(HOUR_MS);
  expect(prompts('luiz')).toEqual([]);
  const reminders = sandbox.dmsOf(ana.id).filter(isReminder);
  expect(reminders).toEqual([]);
});

test('a plain message in the DM answers question by question, and nothing else', async () => {
  story = await openStory();
  await makeStandup();
  const { sandbox, team, clock } = story;
  const { ana } = team.people;
  await sandbox.dm(ana.id, 'finished the importer');
  await sandbox.dm(ana.id, 'freeze it tomorrow');
  await sandbox.dm(ana.id, 'nothing');
  await clock.advance(HOUR_MS / 60);
  expect(reports().flatMap(replies).map(reads).join('\n')).toMatch(
    /finished the importer[\s\S]*freeze it tomorrow/,
  );
});

test('a member who is no owner can’t change it', async () => {
  story = await openStory();
  await makeStandup();
  const { sandbox, team } = story;
  await sandbox.slash(team.people.ben.id, team.channel, '/async', 'standup');
  await sandbox.settle();
  const seen = sandbox.ephemeralsOf(team.people.ben.id, team.channel).at(-1);
  const shown = seen && render(seen, sandbox.viewerOf(team.people.ben.id));
  expect(shown).toContain('Daily standup');
  expect(shown).not.toContain('Manage');
});
