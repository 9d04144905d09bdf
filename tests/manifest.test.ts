import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { METHOD_SCOPES } from '../src/sandbox/workspace/scopes.js';
import type { ChannelType } from '../src/slack/incoming.js';
import { BOT_SCOPES } from '../src/slack/scopes.js';
import { manifest } from './support/manifest.js';
import { openScene } from './support/scene.js';
import { openStory, type Story } from './support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory({ invited: false });
});
afterAll(() => story.end());

const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();

/** Each kind of conversation, as `message.…` events and as scopes name it. */
const FAMILIES: Readonly<Record<ChannelType, string>> = {
  channel: 'channels',
  group: 'groups',
  mpim: 'mpim',
  im: 'im',
};

describe('manifest.yml names exactly what the app listens to', () => {
  test('commands', () => {
    expect(sorted(manifest.commands)).toEqual(sorted(story.listensTo().commands));
  });

  test('the words after /async, as help tells them', async () => {
    const ana = await openScene(story).person('ana');
    await story.sandbox.dm(ana.id, 'help');
    const known = /understands: (.*)\.$/.exec(ana.dms()[0]?.text ?? '');
    const [async] = manifest.texts.commands;
    const hinted = async?.usage_hint.replace(/[[\]\s]/g, '').split('|');
    expect(sorted(hinted ?? [])).toEqual(sorted(known?.[1]?.split(', ') ?? []));
  });

  test('shortcuts', () => {
    expect(sorted(manifest.shortcuts)).toEqual(sorted(story.listensTo().shortcuts));
  });

  test('events, with messages of every kind of conversation', () => {
    const messages = Object.values(FAMILIES).map((family) => `message.${family}`);
    expect(sorted(manifest.events)).toEqual(sorted([...story.listensTo().events, ...messages]));
  });
});

describe('manifest.yml asks for exactly the scopes that are needed', () => {
  test('the same as the OAuth page and doctor', () => {
    expect(sorted(manifest.scopes)).toEqual(sorted(Object.keys(BOT_SCOPES)));
  });

  test('each by a method that the app calls, an event that it hears, or its command', () => {
    const methods = sorted(methodsCalled());
    expect(methods).toContain('chat.postEphemeral');
    const needed = [...methods.flatMap(scopesOf), ...manifest.events.flatMap(scopesOfEvent), 'commands'];
    expect(sorted(manifest.scopes)).toEqual(sorted(needed));
  });
});

describe('every control leads somewhere', () => {
  // The other half, that nothing is shown which nobody listens to, is checked at the end of every story.
  test('whatever is listened to is a constant beside a view that shows it', () => {
    const views = sourcesOf('src', /views(\/.*|)\.ts$/);
    const { actions, views: forms } = story.listensTo();
    const orphans = [...actions, ...forms].filter(
      (id) => !views.some((source) => source.includes(`'${id}'`)),
    );
    expect(orphans).toEqual([]);
  });
});

test('the texts of the manifest fit where Slack shows them', () => {
  const { display, commands, shortcuts } = manifest.texts;
  expect(display.name.length).toBeLessThanOrEqual(35);
  expect(display.description.length).toBeLessThanOrEqual(140);
  expect(display.long_description.length).toBeGreaterThanOrEqual(175);
  expect(display.long_description.length).toBeLessThanOrEqual(4000);
  for (const { description } of commands) expect(description.length).toBeLessThanOrEqual(2000);
  for (const { name, description } of shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
});

/** Web API methods that the sources call, as Slack names them. */
function methodsCalled(): readonly string[] {
  const sources = sourcesOf('src', /^(slack|installations)\/.*\.ts$/);
  return sources.flatMap((source) => {
    const calls = [...source.matchAll(/\bclient\.([a-z]+\.[a-zA-Z]+)\(/g)].map(([, method]) => method ?? '');
    return source.includes('client.filesUploadV2(') ? [...calls, ...UPLOADING] : calls;
  });
}
/** What the library's `filesUploadV2` calls. */
const UPLOADING = ['files.getUploadURLExternal', 'files.completeUploadExternal'];

function scopesOf(method: string): readonly string[] {
  const families = Object.values(FAMILIES);
  if (/^conversations\.(info|members)$/.test(method)) return families.map((family) => `${family}:read`);
  if (/^conversations\.(history|replies)$/.test(method)) return families.map((family) => `${family}:history`);
  if (method === 'conversations.open') return ['im:write'];
  return [METHOD_SCOPES[method] ?? []].flat();
}

function scopesOfEvent(event: string): readonly string[] {
  const [type, family] = event.split('.');
  if (type === 'message') return [`${family}:history`];
  if (type === 'member_joined_channel') return ['channels:read', 'groups:read'];
  if (type?.startsWith('subteam_')) return ['usergroups:read'];
  return type === 'user_change' ? ['users:read'] : [];
}

/** The text of every file under `folder` whose path from there matches. */
function sourcesOf(folder: string, path: RegExp): readonly string[] {
  const root = new URL(`../${folder}/`, import.meta.url);
  const files = readdirSync(root, { recursive: true }).map(String);
  return files.filter((file) => path.test(file)).map((file) => readFileSync(new URL(file, root), 'utf8'));
}
