import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Environment, loadConfig } from '../src/config.js';
import { SETTINGS } from '../src/config-schema.js';
import { AppError } from '../src/core/errors.js';

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_APP_TOKEN: 'xapp-1-secret' };
const HTTP = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_SIGNING_SECRET: 'sign-secret' };
const KEY = 'ab'.repeat(32);
const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'state-secret',
  SLACK_SIGNING_SECRET: 'sign-secret',
  PUBLIC_URL: 'https://meanwhile.example.com/',
  ENCRYPTION_KEY: KEY,
};

function problemsOf(env: Environment): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof AppError && error.code === 'config-invalid') return error.message;
    throw error;
  }
  throw new Error('no problem was found');
}

describe('loading the configuration', () => {
  test('a bot token and an app token make a Socket Mode app with SQLite', () => {
    const config = loadConfig(SOCKET);
    expect(config.slack).toEqual({
      apiUrl: 'https://slack.com/api/',
      access: { by: 'token', botToken: 'xoxb-1-secret' },
      receive: { by: 'socket', appToken: 'xapp-1-secret' },
    });
    expect(config.store).toEqual({ dataDir: './data' });
    expect(config.nudges.enabled).toBe(true);
    expect(config.logLevel).toBe('info');
  });

  test('a bot token and a signing secret make an HTTP app on port 3000', () => {
    expect(loadConfig(HTTP).slack.receive).toEqual({ by: 'http', port: 3000, signingSecret: 'sign-secret' });
  });

  test('client id and secrets make an app that is installed by OAuth', () => {
    const { slack, publicUrl, store } = loadConfig(OAUTH);
    expect(slack.access).toEqual({
      by: 'oauth',
      clientId: '1.2',
      clientSecret: 'client-secret',
      stateSecret: 'state-secret',
    });
    expect(publicUrl).toBe('https://meanwhile.example.com');
    expect(store.encryptionKey).toHaveLength(32);
  });

  test('with Socket Mode the health checks listen only when a port was chosen', () => {
    expect(loadConfig({ ...SOCKET, PORT: '8080' }).slack.receive).toMatchObject({ healthPort: 8080 });
  });

  test('an address of another Slack gets its slash', () => {
    expect(loadConfig({ ...HTTP, SLACK_API_URL: 'http://127.0.0.1:1/api' }).slack.apiUrl).toBe(
      'http://127.0.0.1:1/api/',
    );
  });

  test.each([KEY, Buffer.from(KEY, 'hex').toString('base64')])(
    'a key of 32 bytes is read in hex and in base64',
    (key) => {
      expect(
        Buffer.from(loadConfig({ ...HTTP, ENCRYPTION_KEY: key }).store.encryptionKey ?? []).toString('hex'),
      ).toBe(KEY);
    },
  );

  test('what is set to nothing is not set', () => {
    expect(loadConfig({ ...SOCKET, SLACK_SIGNING_SECRET: '', DATABASE_URL: ' ', PORT: '' })).toEqual(
      loadConfig(SOCKET),
    );
  });

  test('nothing in it can be changed afterwards', () => {
    const config = loadConfig(SOCKET);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.slack.access)).toBe(true);
  });

  test.each(['false', 'FALSE', '0', 'no', 'off', ''])('NUDGES_ENABLED=%j switches nudges off', (value) => {
    expect(loadConfig({ ...SOCKET, NUDGES_ENABLED: value }).nudges.enabled).toBe(false);
  });

  test.each(['true', 'TRUE', '1', 'yes', 'on'])('NUDGES_ENABLED=%j leaves nudges on', (value) => {
    expect(loadConfig({ ...SOCKET, NUDGES_ENABLED: value }).nudges.enabled).toBe(true);
  });
});

test('history is kept for 400 days, or as long as is set, never under 90', () => {
  expect(loadConfig(SOCKET).retentionDays).toBe(400);
  expect(loadConfig({ ...SOCKET, RETENTION_DAYS: '90' }).retentionDays).toBe(90);
  for (const RETENTION_DAYS of ['89', '-1', 'a year'])
    expect(problemsOf({ ...SOCKET, RETENTION_DAYS })).toContain(
      'RETENTION_DAYS must be a number of days, 90 or more.',
    );
});

test('a model needs an address and a name, and is absent otherwise', () => {
  expect(loadConfig(SOCKET).llm).toBeUndefined();
  const model = { LLM_URL: 'http://127.0.0.1:11434/v1/', LLM_MODEL: 'tiny' };
  expect(loadConfig({ ...SOCKET, ...model }).llm).toEqual({
    url: 'http://127.0.0.1:11434/v1',
    model: 'tiny',
  });
  expect(loadConfig({ ...SOCKET, ...model, LLM_API_KEY: 'k' }).llm).toMatchObject({ apiKey: 'k' });
  expect(problemsOf({ ...SOCKET, LLM_URL: model.LLM_URL })).toContain('LLM_MODEL is missing');
  expect(problemsOf({ ...SOCKET, LLM_MODEL: 'tiny' })).toContain('LLM_URL is missing');
});

describe('problems with the configuration', () => {
  test('all are told at once, each by its name', () => {
    const message = problemsOf({
      SLACK_BOT_TOKEN: 'nonsense',
      DATABASE_URL: 'mysql://x',
      PORT: 'http',
      LOG_LEVEL: 'loud',
      ENCRYPTION_KEY: 'short',
      NUDGES_ENABLED: 'perhaps',
      PUBLIC_URL: 'not an address',
    });
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
      'ENCRYPTION_KEY',
      'NUDGES_ENABLED',
      'PUBLIC_URL',
    ])
      expect(message).toContain(`- ${name} `);
  });

  test('no value is ever quoted', () => {
    const message = problemsOf({
      SLACK_BOT_TOKEN: 'xoxp-very-private',
      ENCRYPTION_KEY: 'very-private',
      PORT: 'very-private',
    });
    expect(message).not.toContain('very-private');
  });

  test('an empty environment says how to get the first tokens', () => {
    const message = problemsOf({});
    expect(message).toContain('SLACK_BOT_TOKEN is missing');
    expect(message).toContain('SLACK_SIGNING_SECRET is missing');
    expect(message).toContain('OAuth & Permissions');
  });

  test.each([
    [
      'OAuth beside a bot token',
      { ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1' },
      'SLACK_BOT_TOKEN and SLACK_CLIENT_ID',
    ],
    ['OAuth with Socket Mode', { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN can’t be used'],
    ['OAuth without a key', { ...OAUTH, ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY is missing'],
    ['OAuth without its secrets', { SLACK_CLIENT_ID: '1.2' }, 'SLACK_CLIENT_SECRET is missing'],
    ['Postgres without a key', { ...SOCKET, DATABASE_URL: 'postgres://db/x' }, 'ENCRYPTION_KEY is missing'],
  ])('%s is refused', (_, env, sentence) => {
    expect(problemsOf(env)).toContain(sentence);
  });
});

test('.env.example names every setting, and nothing else', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const named = [...text.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map((match) => match[1]);
  expect([...named].sort()).toEqual([...SETTINGS].sort());
});
