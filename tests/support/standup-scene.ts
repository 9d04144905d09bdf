/** Standups in a story, in few words: made by the form, asked by DM, answered by form. */
import type { Entries, Message } from '../../src/sandbox/sandbox.js';
import { formButtonOf, isPrompt } from './post-key.js';
import { only, type Scene, type Somebody } from './scene.js';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Makes one with everything in the form open, by its own slash command. @returns what its owner then sees. */
export async function makeStandup(scene: Scene, owner: Somebody, entries: Entries = {}): Promise<string> {
  await scene.sandbox.slash(owner.id, scene.channel, '/standup', 'new');
  await owner.pressesInForm('More options');
  const { action, errors } = await owner.submits(entries);
  if (action !== 'update') throw new Error(`the form answered ${action}: ${JSON.stringify(errors)}`);
  await scene.sandbox.settle();
  const shown = owner.readsForm();
  await closes(scene, owner);
  return shown;
}

export const closes = async (scene: Scene, who: Somebody): Promise<void> => {
  await scene.sandbox.closeView(who.id, who.form().id, 'all');
  await scene.sandbox.settle();
};

/** Opens the one standup of theirs that the list shows. */
export async function manages(who: Somebody, name = ''): Promise<void> {
  await who.types(`standup ${name}`);
  await who.pressesInNote('Manage');
}

/** The questions that somebody was asked so far, reminders left out. */
export const promptsTo = (who: Somebody): readonly Message[] => who.dms().filter(isPrompt);

/** `'2026-03-10T09:00'` for each of them. */
export const askedAt = (who: Somebody): readonly string[] =>
  promptsTo(who).map(({ ts }) => new Date(Math.round(Number(ts)) * 1000).toISOString().slice(0, 16));

/** Answers the last prompt, question by question. */
export async function answers(scene: Scene, who: Somebody, ...given: readonly string[]): Promise<void> {
  const prompt = promptsTo(who).at(-1) ?? only<Message>([]);
  await who.pressesIn(prompt, formButtonOf(prompt));
  const inputs = who
    .form()
    .blocks.flatMap(({ type, block_id: id }) => (type === 'input' ? [String(id)] : []));
  const asked = inputs.slice(inputs.length - given.length);
  await who.submits(Object.fromEntries(asked.map((id, n) => [id, given[n] ?? ''])));
  await closes(scene, who);
}
