import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Message } from '../../src/sandbox/sandbox.js';
import { type ModelServer, openModelServer, type Turn } from '../support/model-server.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let model: ModelServer;
let story: Story;
let scene: Scene;
let ana: Somebody;
let root: Message;
beforeAll(async () => {
  model = await openModelServer();
  const env = { LLM_URL: `${model.url}/`, LLM_MODEL: 'tiny<1>', LLM_API_KEY: 'secret-key' };
  story = await openStory({ env });
});
afterAll(async () => {
  await story.end();
  await model.close();
});
beforeEach(async () => {
  model.requests.length = 0;
  scene = openScene(story);
  ana = await scene.person('ana');
  const ben = await scene.person('benedict');
  root = await ana.says(`<@${ben.id}> which queue first? see <https://example.com/secret|the page>`);
  await ben.says('The slow one, says Ana. Ask benedict@example.com', { thread: root.ts });
  await story.sandbox.useShortcut(ana.id, 'wrapups:this-thread', root);
});

const GOOD = {
  content: `Sure, here it is: ${JSON.stringify({
    title: 'Order of queues',
    outcome: ['The slow queue goes first, <!channel> [2]', 'An invented line [99]', 'One without a source'],
    questions: [],
    steps: ['Person B: tells the team [2]'],
  })}`,
};

test('nothing leaves before the person has seen every word of it and agreed; the draft then fills the form', async () => {
  await ana.pressesInForm('Draft with tiny<1>');
  const consent = ana.readsForm();
  expect(consent).toContain('== Draft ==');
  expect(consent).toContain(`is sent to *127.0.0.1`);
  expect(consent).toContain('[1] Person A: Person B which queue first? see [link]');
  expect(consent).toContain('[2] Person B: The slow one, says Person A. Ask [e-mail]');
  expect(model.requests).toEqual([]);

  model.answers = GOOD;
  await ana.submits();
  const sent = only(model.requests);
  expect(sent.path).toBe('/v1/chat/completions');
  expect(sent.authorization).toBe('Bearer secret-key');
  const { messages } = JSON.parse(sent.body) as { messages: readonly { content: string }[] };
  expect(consent.replace(/\s+/g, ' ')).toContain(messages[1]?.content.replace(/\s+/g, ' '));
  for (const known of ['ana', 'benedict', 'example.com', scene.channel, ana.id]) {
    expect(messages[1]?.content.toLowerCase()).not.toContain(known.toLowerCase());
  }

  expect(ana.readsForm()).toContain('The draft is in the form.');
  await story.sandbox.closeView(ana.id, ana.form().id);
  const form = ana.readsForm();
  expect(form).toContain('*Draft by tiny<1>.* It may be wrong');
  expect(form).toContain('| Order of queues');
  expect(form).toContain('| The slow queue goes first, <!channel> [2]');
  expect(form).toContain('| benedict: tells the team [2]');
  expect(form).toContain('| https://example.com/secret [1]');
  expect(form).not.toContain('invented');
  expect(form).not.toContain('without a source');
  await ana.submits();
  expect(ana.reads(only(scene.replies(root)))).toContain('The slow queue goes first, <!channel>');
});

test.each<[what: string, turn: Turn, told: string]>([
  ['refuses', { status: 401, body: '{"error":"no"}' }, 'It refused.'],
  [
    'sends us elsewhere',
    { status: 307, body: '', location: 'http://127.0.0.1:9/' },
    'It could not be reached.',
  ],
  ['answers a page', { status: 200, body: '<html>hello</html>' }, 'Its answer could not be used'],
  ['cites nothing', { content: '{"outcome": ["We all agree"]}' }, 'Its answer could not be used'],
  [
    'answers without an end',
    { status: 200, body: `"${'a'.repeat(200_000)}"` },
    'Its answer could not be used',
  ],
])('a model that %s costs nothing: the form stays as it was', async (_, turn, told) => {
  story.sandbox.fill(ana.id, ana.form().id, { 'wrapups:outcome': 'My own words' });
  await ana.pressesInForm('Draft with tiny<1>');
  model.answers = turn;
  await ana.submits();
  expect(ana.readsForm()).toContain(`There is no draft. ${told}`);
  await story.sandbox.closeView(ana.id, ana.form().id);
  expect(ana.readsForm()).toContain('| My own words');
  await ana.submits();
  expect(scene.replies(root)).toHaveLength(1);
});

test('a model that says nothing is waited for ten seconds', async () => {
  await ana.pressesInForm('Draft with tiny<1>');
  model.answers = 'silence';
  const agreeing = ana.submits();
  await story.sandbox.until(() => model.requests.length > 0, 'the question');
  expect(ana.readsForm()).toContain('is writing a draft. It takes ten seconds at most.');
  await story.clock.advance(10_000);
  await agreeing;
  expect(ana.readsForm()).toContain('There is no draft. It took longer than ten seconds.');
});

test('what was said after the person looked is not sent: they look again', async () => {
  await ana.pressesInForm('Draft with tiny<1>');
  await ana.says('One more thing', { thread: root.ts });
  model.answers = GOOD;
  await ana.submits();
  expect(model.requests).toEqual([]);
  expect(ana.readsForm()).toContain('The conversation has changed since you looked.');
  expect(ana.readsForm()).toContain('[3] Person A: One more thing');
  await ana.submits();
  expect(model.requests).toHaveLength(1);
  expect(ana.readsForm()).toContain('The draft is in the form.');
});

test('who left the conversation meanwhile gets no draft of it', async () => {
  await ana.pressesInForm('Draft with tiny<1>');
  await story.sandbox.leaveChannel(ana.id, scene.channel);
  await ana.submits();
  expect(model.requests).toEqual([]);
  expect(ana.readsForm()).toContain('There is no draft. Slack does not let me read');
});
