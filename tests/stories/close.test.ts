import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lastSent, replay } from '../support/replay.js';
import { ASKS, only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

/** Ana's question, posted. */
async function anaAsked(): Promise<{ scene: Scene; ana: Somebody; ben: Somebody; post: () => Shown }> {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const ben = await scene.person('ben');
  await ana.says(ASKS);
  await ana.pressesInNote('Ask in writing');
  await ana.submits({ 'proposals:title': 'Which day?' });
  return { scene, ana, ben, post: () => only(scene.posts()) };
}
type Shown = ReturnType<Scene['posts']>[number];

test('its author closes it, and the post shows the outcome in place of the deadline', async () => {
  const { ana, ben, post } = await anaAsked();
  await ana.pressesIn(post(), 'Close with outcome');
  expect(ana.readsForm()).toContain('*Which day?*');
  const { action } = await ana.submits({ 'proposals:outcome': 'The 24th.\n<!here> is what we said.' });
  expect(action).toBe('close');
  const read = ben.reads(post());
  expect(read).toContain('*Outcome*\nThe 24th.\n<!here> is what we said.');
  expect(read).toContain('Closed by ana');
  expect(read).not.toContain('Replies by');
  expect(read).not.toContain('Close with outcome');
});

test('nobody else can close it, and is told so kindly', async () => {
  const { ben, post } = await anaAsked();
  await ben.pressesIn(post(), 'Close with outcome');
  expect(ben.notes()).toEqual(['Only the person who wrote this can do that here.']);
  expect(() => ben.form()).toThrow('no form is open');
  expect(ben.reads(post())).toContain('Close with outcome');
});

test('a form of somebody else’s that is sent by a trick closes nothing', async () => {
  const { scene, ana, ben, post } = await anaAsked();
  await ana.pressesIn(post(), 'Close with outcome');
  await ana.submits({ 'proposals:outcome': '   ' }); // refused, so that the post is still open
  const sent = lastSent(scene.sandbox, 'interaction');
  const tried = await replay(scene.sandbox, sent, { user: { id: ben.id } });
  expect(JSON.stringify(tried.body)).toContain('Only the person who wrote this can do that here.');
  expect(ben.reads(post())).toContain('Close with outcome');
});

test('an outcome of blanks is told at its field', async () => {
  const { ana, post } = await anaAsked();
  await ana.pressesIn(post(), 'Close with outcome');
  const { action, errors } = await ana.submits({ 'proposals:outcome': ' \n ' });
  expect(action).toBe('errors');
  expect(Object.values(errors ?? {})).toEqual(['Please write the outcome, even if it is only one line.']);
});

test('closed twice from two forms, the first outcome stands', async () => {
  const { scene, ana, post } = await anaAsked();
  const open = post();
  await ana.pressesIn(open, 'Close with outcome');
  const first = ana.form();
  await ana.submits({ 'proposals:outcome': 'The 24th.' });
  expect(ana.reads(post())).toContain('The 24th.');
  const again = await replay(scene.sandbox, lastSent(scene.sandbox, 'interaction'), {
    view: { ...first, hash: 'another', state: { values: outcome(first, 'The 25th.') } },
  });
  expect(JSON.stringify(again.body)).toContain('This is closed already; its outcome is in the post.');
  expect(ana.reads(post())).toContain('The 24th.');
});

/** What the form holds when `text` was typed in its one input. */
function outcome(form: ReturnType<Somebody['form']>, text: string) {
  const block = String(form.blocks.find(({ type }) => type === 'input')?.block_id);
  return { [block]: { 'proposals:outcome': { type: 'plain_text_input', value: text } } };
}
