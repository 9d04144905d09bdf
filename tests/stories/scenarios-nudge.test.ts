/** Scenarios NDG-01, 02, 03 and 05, through the whole app. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ASKS, only, openScene, type Scene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

const { asks, other } = z
  .object({ asks: z.array(z.string()), other: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/meeting-sentences.json', import.meta.url), 'utf8')));

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

describe('NDG-01: each of these, in its own channel, by its own author and in its own hour, is a meeting request', () => {
  test.each(asks)('%s', async (text) => {
    await story.clock.advance(3_600_000);
    const ana = await openScene(story).person('ana');
    await ana.says(text);
    expect(ana.notes()).toHaveLength(1);
  });
});

describe('NDG-02: none of these is', () => {
  test.each(other)('%s', async (text) => {
    const ana = await openScene(story).person('ana');
    await ana.says(text);
    expect(ana.notes()).toEqual([]);
  });
});

describe('NDG-03: one suggestion, to its author alone', () => {
  test('in the channel', async () => {
    const scene = openScene(story);
    const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
    await ana.says(ASKS);
    expect(ana.notes()).toHaveLength(1);
    expect(ben.notes()).toEqual([]);
    expect(scene.posts()).toEqual([]);
  });

  test('in the thread, if there is one', async () => {
    const scene = openScene(story);
    const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
    const root = await ben.says('the importer fails on empty rows');
    await ana.says(ASKS, { thread: root.ts });
    expect(only(scene.sandbox.ephemeralsOf(ana.id)).thread_ts).toBe(root.ts);
    expect(ben.notes()).toEqual([]);
    expect(scene.replies(root)).toEqual([]);
  });
});

describe('NDG-05: no suggestion', () => {
  const silent: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
    'to an author who opted out': async (scene) => {
      const ana = await scene.person('ana');
      await ana.types('settings me off');
      scene.sandbox.reload(ana.id);
      await ana.says(ASKS);
    },
    'in a channel that is not enabled': async (scene) => {
      const ana = await scene.person('ana');
      await ana.types('settings off');
      scene.sandbox.reload(ana.id);
      await ana.says(ASKS);
    },
    'to a bot': async (scene) => (await scene.person('robot', { isBot: true })).says(ASKS),
    'for a message of subtype bot_message': (scene) =>
      scene.sandbox.traffic.event(message(scene, { subtype: 'bot_message', bot_id: 'B0OTHER' })),
    'for a message of subtype channel_join': async (scene) => {
      const { id: user } = await scene.person('ana');
      await scene.sandbox.traffic.event(message(scene, { subtype: 'channel_join', user }));
    },
    'for our own message': (scene) => {
      const { botUserId: user, botId: bot_id } = scene.sandbox.workspace;
      return scene.sandbox.traffic.event(message(scene, { user, bot_id }));
    },
    'in a channel on the incident list': async (scene) => {
      const ana = await scene.person('ana');
      await ana.types('settings');
      await ana.submits({ 'channels:incident': ['incident'] });
      await ana.says(ASKS);
    },
  };

  test.each(Object.entries(silent))('%s', async (_, happens) => {
    const scene = openScene(story);
    const before = scene.sandbox.calls.length;
    await happens(scene);
    const methods = scene.sandbox.calls.slice(before).map(({ method }) => method);
    expect(methods.filter((method) => method.startsWith('chat.'))).toEqual([]);
  });

  const message = (scene: Scene, fields: Readonly<Record<string, unknown>>) => ({
    ...{ type: 'message', channel: scene.channel, channel_type: 'channel', ts: '1772820000.000100' },
    ...{ text: ASKS, ...fields },
  });
});
