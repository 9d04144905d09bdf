/** The main stories on every engine a team may run: SQLite in one file, and Postgres with pg-boss where TEST_DATABASE_URL is set. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Environment } from '../../src/config.js';
import { formatInZone } from '../../src/core/zoned-time.js';
import { freshDatabase, serverUrl } from '../contracts/engines/postgres.js';
import type { ChildApp } from '../support/child-app.js';
import { type ChildStory, openChildStory } from '../support/child-story.js';
import { lastTuesday } from '../support/last-tuesday.js';
import { lastSent, replay } from '../support/replay.js';
import { openReplicas, type Replicas } from '../support/replicas.js';
import { ASKS, openScene, type Scene, type Somebody } from '../support/scene.js';
import { standupHands } from '../support/standups.js';
import { openStory, type Story } from '../support/story.js';

jest.setTimeout(60_000);

interface Place {
  readonly env: Environment;
  readonly startsAt?: number;
  drop(): Promise<void>;
}

function mainStories(open: () => Promise<Place>) {
  let place: Place;
  let story: Story;
  beforeAll(async () => {
    place = await open();
    story = await openStory(place);
  });
  afterAll(async () => {
    await story.end();
    await place.drop();
  });

  /** The job that posts is not always done when the form closes. */
  const posted = (scene: Scene) => story.sandbox.until(() => scene.posts()[0], 'a post');

  async function anaAsked(): Promise<{ scene: Scene; ana: Somebody }> {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    await ana.submits({ 'proposals:title': 'Which day?', 'proposals:body': 'The 24th?' });
    return { scene, ana };
  }

  test('from the request through the post to its outcome, with a deploy in between', async () => {
    const { scene, ana } = await anaAsked();
    expect(ana.reads(await posted(scene))).toContain('Which day?');
    await story.restart();
    await ana.pressesIn(await posted(scene), 'Close with outcome');
    await ana.submits({ 'proposals:outcome': 'The 24th.' });
    await story.sandbox.until(
      () => ana.reads(scene.posts()[0] ?? NOTHING).includes('*Outcome*'),
      'the outcome',
    );
    expect(scene.posts()).toHaveLength(1);
    expect(ana.reads(await posted(scene))).toContain('The 24th.');
  });

  test('one submit that comes three times at once is one post', async () => {
    const { scene, ana } = await anaAsked();
    const sent = lastSent(story.sandbox, 'interaction');
    await Promise.all([replay(story.sandbox, sent), replay(story.sandbox, sent)]);
    await posted(scene);
    expect(await ana.types('privacy')).toContain('*Proposals, questions and updates you wrote*: 1 record\n');
    expect(scene.posts()).toHaveLength(1);
  });

  test('one message that comes as two events at once is one nudge', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    story.sandbox.traffic.double();
    await ana.says(ASKS);
    await story.sandbox.until(() => ana.notes().length > 0, 'a nudge');
    expect(ana.notes()).toHaveLength(1);
  });

  test('the cooldown outlives a restart', async () => {
    const ana = await openScene(story).person('ana');
    await ana.says(ASKS);
    await story.restart();
    await ana.says(ASKS);
    expect(ana.notes()).toHaveLength(1);
    expect(await ana.types('why')).toContain('(`person-cooldown`)');
  });

  test('RST-09: an answer typed before a deploy is saved after it, and shown once, however often it is sent', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const hands = standupHands(story.sandbox);
    // Now, so that it is asked at once: pg-boss would not wait for a later time of this clock.
    const now = formatInZone(story.clock.now(), 'Europe/Berlin', 'time');
    await hands.make(ana.id, scene.channel, { when: `every day at ${now}` });
    await story.sandbox.until(() => hands.prompts(ana.id)[0], 'a prompt');
    await hands.opensAnswer(ana.id);
    await story.restart();
    expect((await hands.sends(ana.id, ['a', 'typed before', ''])).action).toBe('update');
    const sent = lastSent(story.sandbox, 'interaction');
    await Promise.all([replay(story.sandbox, sent), replay(story.sandbox, sent)]);
    await story.clock.advance(MINUTE_MS);
    const report = await story.sandbox.until(() => hands.reports(scene.channel)[0], 'a report');
    await story.sandbox.until(() => hands.replies(report, scene.channel)[0], 'the answer in it');
    await story.clock.advance(MINUTE_MS);
    expect(hands.reports(scene.channel)).toHaveLength(1);
    expect(hands.replies(report, scene.channel)).toHaveLength(1);
  });

  test('Delete leaves nothing behind', async () => {
    const { scene, ana } = await anaAsked();
    await posted(scene);
    await ana.types('privacy');
    await ana.pressesInNote('Delete');
    expect(ana.notes().at(-1)).toMatch(/Deleted\. .*Proposals, questions and updates you wrote: 1 record/);
    expect(await ana.types('privacy')).not.toMatch(/: [1-9]\d* records?\n/);
    expect(await ana.types('why')).toContain('Meanwhile has made no choice about you yet');
  });
}

const MINUTE_MS = 60_000;
const NOTHING = { text: '', blocks: [] };

describe('on SQLite', () => mainStories(async () => ({ env: {}, drop: async () => {} })));

const onServer = serverUrl ? describe : describe.skip;

onServer('on Postgres', () => mainStories(() => postgres(serverUrl ?? '')));

onServer('two processes on one Postgres', () => {
  let place: Place;
  let story: ChildStory;
  let processes: readonly ChildApp[];
  let replicas: Replicas;
  beforeAll(async () => {
    place = await postgres(serverUrl ?? '');
    story = await openChildStory(place);
  });
  beforeEach(async () => {
    // At once: on the empty database, both would make its tables.
    processes = await Promise.all([story.start(), story.start()]);
    replicas = await openReplicas(processes.map(({ url }) => url ?? ''));
    story.sandbox.connectApp(replicas.url);
  });
  afterEach(() => replicas.close());
  afterAll(async () => {
    await story.end();
    await place.drop();
  });

  /** Waits for `seen` to begin, and for both processes to finish whatever they still do. */
  async function afterAllIsDone(begun: () => boolean) {
    await story.sandbox.until(begun, 'what was asked for');
    await Promise.all(processes.map((each) => each.stop()));
  }

  test.each(['each of them', 'them in turn'] as const)(
    'behind a Slack that sends to %s: one nudge for a message, one post for a submit',
    async (to) => {
      const scenes = [1, 2, 3, 4].map(() => story.newScene());
      // A form is opened once: Slack takes each trigger once.
      for (const scene of scenes) await scene.opensForm();
      replicas.sendTo(to);
      story.sandbox.traffic.double(scenes.length);
      await Promise.all(scenes.map((scene) => scene.asks()));
      await Promise.all(scenes.map((scene) => scene.submits()));
      const seen = () => scenes.map((scene) => [scene.nudges(), scene.posts().length]);
      await afterAllIsDone(() =>
        seen()
          .flat()
          .every((count) => count > 0),
      );
      expect(seen()).toEqual(scenes.map(() => [1, 1]));
    },
  );

  test('two people who ask in one channel at once are one nudge, whichever process hears them', async () => {
    const { sandbox } = story;
    const { channel, nudges, asks } = story.newScene();
    const ben = sandbox.workspace.addUser({ name: 'ben' });
    await sandbox.joinChannel(ben, channel);
    await Promise.all([asks(), sandbox.say(ben, channel, ASKS)]);
    const all = () => nudges() + sandbox.ephemeralsOf(ben, channel).length;
    await afterAllIsDone(() => all() > 0);
    expect(all()).toBe(1);
  });
});

async function postgres(server: string): Promise<Place> {
  const { url, drop } = await freshDatabase(server);
  // pg-boss asks the server's clock what is due: the story's must not be ahead of it.
  return { env: { DATABASE_URL: url, ENCRYPTION_KEY: 'ab'.repeat(32) }, startsAt: lastTuesday(), drop };
}
