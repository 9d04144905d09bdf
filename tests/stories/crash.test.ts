/**
 * The process dies by `kill -9` between every two steps, and is started again on the same data: nobody is nudged twice, no text is
 * lost, nothing is posted twice.
 */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import type { Fault } from '../../src/sandbox/sandbox.js';
import type { ChildApp } from '../support/child-app.js';
import { type ChildStory, openChildStory } from '../support/child-story.js';
import type { SlackScene } from '../support/simulated-slack.js';

jest.setTimeout(120_000);

/** Longer than any story here: what is answered so late is answered to nobody. */
const NEVER_ANSWERED: Fault = { latencyMs: 1_000_000_000 };
const LIVES_ON = 0;
const OUTCOME = { 'proposals:outcome': 'We take the 24th.' };

let story: ChildStory;
let app: ChildApp;
beforeAll(async () => {
  story = await openChildStory();
  app = await story.start();
});
afterEach(() => story.sandbox.faults.clear());
afterAll(() => story.end());

async function startAgain() {
  app = await story.start();
  await story.timePasses(app);
}

/**
 * Has the app die right after its first change to the store or to what Slack shows, after its second, and so on until it lives through
 * the whole. After each death it starts again, and time passes.
 * @returns what `after` answered each time; the last was without a death.
 */
async function dyingAfterEveryChange<Seen>(scenes: {
  readonly before: () => Promise<SlackScene>;
  readonly during: (scene: SlackScene) => Promise<unknown>;
  readonly after: (scene: SlackScene) => Promise<Seen>;
  /** The first change to die after; default 1. */
  readonly from?: number;
}): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (let changes = scenes.from ?? 1; ; changes += 1) {
    const scene = await scenes.before();
    await app.dieAfter(changes);
    await scenes.during(scene);
    const state = await app.rest();
    if (state === 'dead') await startAgain();
    else await app.dieAfter(LIVES_ON);
    seen.push(await scenes.after(scene));
    if (state === 'resting') return seen;
  }
}

/** Kills the app while it waits for Slack's answer to a call, starts it again, and lets time pass. */
async function killedDuring(
  method: string,
  scene: { readonly during: () => Promise<unknown>; readonly arrived?: () => boolean },
) {
  const { sandbox } = story;
  sandbox.faults.next(method, NEVER_ANSWERED);
  const calling = app.calling(method);
  const acting = scene.during();
  await calling;
  await sandbox.until(scene.arrived ?? (() => true), `${method} at Slack`);
  await app.kill();
  // Killed so soon that the call never got there.
  sandbox.faults.clear();
  await acting;
  await startAgain();
}

async function withForm(): Promise<SlackScene> {
  const scene = story.newScene();
  await scene.opensForm();
  await app.rest();
  return scene;
}

async function withPost(): Promise<SlackScene> {
  const scene = await withForm();
  await scene.submits();
  await app.rest();
  return scene;
}

async function opensClosing(scene: SlackScene) {
  const { sandbox } = story;
  const post = await sandbox.until(() => scene.posts()[0], 'a post');
  await pressLabelled(sandbox, scene.author, post, { message: post }, 'Close with outcome');
  await sandbox.until(scene.form, 'the form for the outcome');
}

async function withClosing(): Promise<SlackScene> {
  const scene = await withPost();
  await opensClosing(scene);
  await app.rest();
  return scene;
}

/** A form that Slack could not hand over stays open with all that was typed: its author presses again. */
async function submitsAgainIfOpen(scene: SlackScene, entries = {}) {
  if (!scene.form()) return;
  expect(await scene.submits(entries)).toMatchObject({ action: 'close' });
  await story.timePasses(app);
}

const shown = (of: unknown): string => JSON.stringify(of);

describe('a nudge', () => {
  test('comes once at most, whichever change was the last', async () => {
    const nudges = await dyingAfterEveryChange({
      before: async () => story.newScene(),
      during: (scene) => scene.asks(),
      after: async (scene) => scene.nudges(),
    });
    expect(nudges.length).toBeGreaterThan(4);
    // Claimed and not shown yet, it is lost: a suggestion that comes late is worse than none.
    expect(nudges.filter((count) => count > 1)).toEqual([]);
    expect(nudges.at(-1)).toBe(1);
  });

  test('comes when the process was dead at the first delivery, by the next one', async () => {
    await app.kill();
    const scene = story.newScene();
    await scene.asks();
    await startAgain();
    expect(scene.nudges()).toBe(1);
  });

  test('does not come when the process died while it looked up the author', async () => {
    const scene = story.newScene();
    await killedDuring('users.info', { during: scene.asks });
    expect(scene.nudges()).toBe(0);
  });

  test('that was shown, without the process learning of it, is not shown again', async () => {
    const scene = story.newScene();
    await killedDuring('chat.postEphemeral', { during: scene.asks, arrived: () => scene.nudges() === 1 });
    expect(scene.nudges()).toBe(1);
  });
});

describe('a submit', () => {
  test('is posted exactly once, whichever change was the last', async () => {
    const texts = await dyingAfterEveryChange({
      before: withForm,
      during: (scene) => scene.submits(),
      async after(scene) {
        await submitsAgainIfOpen(scene);
        return scene.posts().map((post) => shown(post).includes(scene.words));
      },
    });
    expect(texts.length).toBeGreaterThan(7);
    for (const posts of texts) expect(posts).toEqual([true]);
  });

  test('that was not taken yet stays open, and is posted once when it is submitted again', async () => {
    const scene = await withForm();
    await killedDuring('conversations.info', { during: scene.submits });
    expect(scene.posts()).toEqual([]);
    expect(shown(scene.form())).toContain(scene.words);
    await submitsAgainIfOpen(scene);
    expect(scene.posts()).toHaveLength(1);
  });

  test('that was posted, without the process learning of it, is found and not posted again', async () => {
    const scene = await withForm();
    await killedDuring('chat.postMessage', {
      during: scene.submits,
      arrived: () => scene.posts().length === 1,
    });
    expect(scene.posts()).toHaveLength(1);
    // It knows which post is the one: the author can close it.
    await opensClosing(scene);
    await scene.submits(OUTCOME);
    await app.rest();
    expect(scene.posts().map((post) => shown(post).includes('We take the 24th.'))).toEqual([true]);
  });

  test('whose post a stop could not wait for is found after the next start, and not posted again', async () => {
    const scene = await withForm();
    story.sandbox.faults.next('chat.postMessage', NEVER_ANSWERED);
    await scene.submits();
    await story.sandbox.until(() => scene.posts().length === 1, 'the call at Slack');
    let isStopped = false;
    const stopping = app.stop().then(() => {
      isStopped = true;
    });
    while (!isStopped) {
      await story.clock.advance(1_000);
      await app.moveTo(story.clock.now());
    }
    await stopping;
    await app.kill();
    await startAgain();
    expect(scene.posts()).toHaveLength(1);
  });

  test.each([
    ['not posted', { drop: 'before' }],
    ['posted', { drop: 'after' }],
  ] as const)(
    'that broke off, and was %s, is there once although the process died while it looked for it',
    async (_, fault) => {
      const scene = await withForm();
      story.sandbox.faults.next('chat.postMessage', fault);
      await killedDuring('conversations.history', { during: scene.submits });
      expect(scene.posts()).toHaveLength(1);
    },
  );

  test('that Slack refuses is given back to its author exactly once, whichever change was the last', async () => {
    const { faults } = story.sandbox;
    const ends = await dyingAfterEveryChange({
      async before() {
        const scene = await withForm();
        faults.next('chat.postMessage', { error: 'restricted_action' });
        return scene;
      },
      during: (scene) => scene.submits(),
      async after(scene) {
        await submitsAgainIfOpen(scene);
        faults.clear();
        const places = [...scene.posts(), ...scene.dms()];
        return places.map((place) => shown(place).includes(scene.words));
      },
      // Up to the call it is the same as above.
      from: 4,
    });
    expect(ends.length).toBeGreaterThan(7);
    // Refused, and dead before that was written down: it may have been tried again, and posted.
    for (const places of ends) expect(places).toEqual([true]);
  });
});

describe('an outcome', () => {
  test('is shown in the one post, whichever change was the last', async () => {
    const outcomes = await dyingAfterEveryChange({
      before: withClosing,
      during: (scene) => scene.submits(OUTCOME),
      async after(scene) {
        await submitsAgainIfOpen(scene, OUTCOME);
        return scene.posts().map((post) => shown(post).includes('We take the 24th.'));
      },
    });
    expect(outcomes.length).toBeGreaterThan(5);
    for (const posts of outcomes) expect(posts).toEqual([true]);
  });

  test('that was shown, without the process learning of it, stays', async () => {
    const scene = await withClosing();
    const isShown = () => shown(scene.posts()).includes('We take the 24th.');
    await killedDuring('chat.update', { during: () => scene.submits(OUTCOME), arrived: isShown });
    expect(isShown()).toBe(true);
    expect(scene.posts()).toHaveLength(1);
  });
});
