import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ASKS, only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
let scene: Scene;
let ana: Somebody;
beforeEach(async () => {
  story = await openStory();
  scene = openScene(story);
  ana = await scene.person('ana');
});
afterEach(() => story.end());

const SECOND = 1_000;
const FAILURES = [{ error: 'internal_error' }, { error: 'fatal_error' }, { status: 503 }] as const;

test.each(FAILURES)(
  'users.info fails with %j: the message is acknowledged, the author left alone, and the next one is nudged',
  async (fault) => {
    story.sandbox.faults.next('users.info', fault, 20);
    const { deliveries } = await story.sandbox.say(ana.id, scene.channel, ASKS);
    expect(only(deliveries).status).toBe(200);
    await story.atRest();
    expect(ana.notes()).toEqual([]); // Nobody knows whether Ana is a guest: better silent than wrong.
    story.sandbox.faults.clear();
    story.expectRefusals();
    const ben = await scene.person('ben');
    await ben.says(ASKS);
    expect(ben.notes()).toHaveLength(1);
  },
);

test('people who were named and cannot be looked up cost the sentence a name, not the author the nudge', async () => {
  await ana.types('snooze off'); // So that Ana herself is known.
  scene.sandbox.reload(ana.id);
  const mei = await scene.person('mei', { tz: 'Asia/Tokyo' });
  story.sandbox.faults.next('users.info', { error: 'internal_error' }, 20);
  await ana.says(`<@${mei.id}> ${ASKS}`);
  await story.atRest();
  story.expectRefusals();
  expect(ana.notes()).toHaveLength(1);
  expect(ana.notes()[0]).toContain('Could this be written instead?');
});

test('conversations.info fails: the form is taken, and the post arrives', async () => {
  await ana.says(ASKS);
  await ana.pressesInNote('Ask in writing');
  story.sandbox.faults.next('conversations.info', { status: 500 }, 20);
  const submitted = ana.submits({});
  await story.clock.advance(5 * SECOND);
  expect((await submitted).action).toBe('close');
  story.expectRefusals();
  expect(scene.posts()).toHaveLength(1);
});

test('a nudge that Slack throttles is not shown later: late, it would be worse than none', async () => {
  story.sandbox.faults.next('chat.postEphemeral', { rateLimited: { retryAfter: 30 } });
  await ana.says(ASKS);
  story.expectRefusals();
  await story.clock.advance(3_600 * SECOND);
  expect(ana.notes()).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'the connection breaks %s a nudge: it is shown at most once',
  async (when) => {
    story.sandbox.faults.next('chat.postEphemeral', { drop: when });
    await ana.says(ASKS);
    story.expectRefusals();
    await story.clock.advance(3_600 * SECOND);
    expect(ana.notes()).toHaveLength(when === 'after' ? 1 : 0);
  },
);

test('RET-06: a command that writes is acknowledged at once, though what it needs takes five seconds, and writes once', async () => {
  story.sandbox.faults.next('users.info', { latencyMs: 5 * SECOND });
  const { deliveries, error } = await story.sandbox.slash(ana.id, scene.channel, '/async', 'snooze 1d');
  expect([error, only(deliveries).outcome, only(deliveries).status]).toEqual([undefined, 'answered', 200]);
  expect(ana.notes()).toEqual([]);
  await story.clock.advance(5 * SECOND);
  expect(only(ana.notes())).toContain('Snoozed until');
});

test('a form whose words take too long to read opens at once, and fills a moment later', async () => {
  await ana.says(`${ASKS} ${'We need to look at the importer. '.repeat(80)}`);
  story.sandbox.faults.next('conversations.replies', { latencyMs: SECOND });
  story.sandbox.faults.next('conversations.history', { latencyMs: SECOND });
  await ana.pressesInNote('Ask in writing');
  await story.clock.advance(700);
  expect(ana.readsForm()).toContain('One moment, your words are on their way.');
  await story.clock.advance(SECOND);
  expect(ana.readsForm()).toContain('We need to look at the importer.');
});

test('a person whom no form can be shown is told with a reference', async () => {
  await ana.says(ASKS);
  story.sandbox.faults.next('views.open', { error: 'internal_error' });
  await ana.pressesInNote('Ask in writing');
  story.expectRefusals();
  expect(ana.notes().at(-1)).toMatch(/reference/i);
});
