/**
 * Settings: from the environment to a frozen `Config`, with every problem told at once. Nobody else reads `process.env`.
 * The names are explained in `.env.example`, which a test holds to `config-schema.ts`.
 */
import { config as readDotenv } from 'dotenv';
import { readSettings, type Setting, type Settings } from './config-schema.js';
import { AppError } from './core/errors.js';
import { DEFAULT_RETENTION_DAYS } from './core/retention.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly slack: {
    /** Ends with a slash. */
    readonly apiUrl: string;
    readonly access:
      | { readonly by: 'token'; readonly botToken: string }
      | {
          readonly by: 'oauth';
          readonly clientId: string;
          readonly clientSecret: string;
          readonly stateSecret: string;
        };
    readonly receive:
      | { readonly by: 'http'; readonly port: number; readonly signingSecret: string }
      /** `healthPort` only when PORT was set. */
      | { readonly by: 'socket'; readonly appToken: string; readonly healthPort?: number };
  };
  readonly store: {
    /** Postgres; SQLite in `dataDir` when absent. */
    readonly databaseUrl?: string;
    readonly dataDir: string;
    /** 32 bytes; when absent, one is kept in `dataDir` (`encryption-key.ts`). */
    readonly encryptionKey?: Uint8Array;
  };
  readonly nudges: { readonly enabled: boolean };
  readonly pictures: { readonly enabled: boolean };
  /** How long what is history is kept. */
  readonly retentionDays: number;
  /** A model that may draft wrap-ups when a person asks for it and agrees; absent unless set. */
  readonly llm?: {
    /** Base of an OpenAI-compatible API, without a slash at the end. */
    readonly url: string;
    readonly model: string;
    readonly apiKey?: string;
  };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where people reach this process from outside, without a slash at the end. */
  readonly publicUrl?: string;
}

/**
 * Pure: nothing but `env` is read.
 * @throws AppError `config-invalid` whose message lists every problem, one a line, without ever quoting a value.
 */
export function loadConfig(env: Environment): Config {
  const isSet = (name: Setting) => (env[name] ?? '').trim() !== '';
  const { settings, problems: each } = readSettings(env);
  const problems = [...each, ...missingTogether(isSet)];
  if (settings && problems.length === 0) return deepFreeze(assemble(settings));
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  throw new AppError('config-invalid', `Some settings need attention (.env.example explains each):\n${list}`);
}

/**
 * The process's environment, with `.env` read in (what is set already wins) and the process's own zone pinned to UTC.
 * Called once, first thing, by the process and the command line.
 */
export function processEnvironment(): Environment {
  readDotenv({ quiet: true });
  process.env.TZ = 'UTC';
  return process.env;
}

/** Settings that are missing, or that exclude each other. */
function missingTogether(isSet: (name: Setting) => boolean): readonly string[] {
  const oauth = isSet('SLACK_CLIENT_ID') || isSet('SLACK_CLIENT_SECRET') || isSet('SLACK_STATE_SECRET');
  const socket = isSet('SLACK_APP_TOKEN');
  const problems: string[] = [];
  const need = (name: Setting, why: string) => {
    if (!isSet(name)) problems.push(`${name} is missing: ${why}`);
  };
  if (oauth && isSet('SLACK_BOT_TOKEN'))
    problems.push(
      'SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other: one workspace by token, or many by OAuth.',
    );
  if (oauth) {
    if (socket)
      problems.push(
        'SLACK_APP_TOKEN can’t be used with SLACK_CLIENT_ID: installing by OAuth needs HTTP. Leave it out.',
      );
    need('SLACK_CLIENT_ID', 'your app’s page, “Basic Information”, “App Credentials”.');
    need('SLACK_CLIENT_SECRET', 'your app’s page, “Basic Information”, “App Credentials”.');
    need(
      'SLACK_STATE_SECRET',
      'any long random text of your own, such as the output of: openssl rand -hex 32',
    );
    need('PUBLIC_URL', 'Slack sends people back to it after they install the app.');
  } else {
    need(
      'SLACK_BOT_TOKEN',
      'your app’s page, “OAuth & Permissions”, “Bot User OAuth Token”; it begins with xoxb-.',
    );
  }
  if (oauth || !socket)
    need(
      'SLACK_SIGNING_SECRET',
      'your app’s page, “Basic Information”, “App Credentials” (or set SLACK_APP_TOKEN for Socket Mode).',
    );
  if (isSet('LLM_URL')) need('LLM_MODEL', 'the name of the model at LLM_URL.');
  if (isSet('LLM_MODEL') || isSet('LLM_API_KEY'))
    need('LLM_URL', 'where the model is, such as http://127.0.0.1:11434/v1 (leave all three out for none).');
  if (oauth || isSet('DATABASE_URL'))
    need('ENCRYPTION_KEY', 'every replica must share one; make it with: openssl rand -hex 32');
  return problems;
}

/** Puts checked settings in their places. `missingTogether` has made sure that none of those read here is absent. */
function assemble(given: Settings): Config {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET = '', SLACK_STATE_SECRET = '', SLACK_APP_TOKEN } = given;
  return {
    slack: {
      apiUrl: given.SLACK_API_URL ?? 'https://slack.com/api/',
      access: SLACK_CLIENT_ID
        ? {
            by: 'oauth',
            clientId: SLACK_CLIENT_ID,
            clientSecret: SLACK_CLIENT_SECRET,
            stateSecret: SLACK_STATE_SECRET,
          }
        : { by: 'token', botToken: given.SLACK_BOT_TOKEN ?? '' },
      receive: SLACK_APP_TOKEN
        ? {
            by: 'socket',
            appToken: SLACK_APP_TOKEN,
            ...(given.PORT !== undefined && { healthPort: given.PORT }),
          }
        : { by: 'http', port: given.PORT ?? 3000, signingSecret: given.SLACK_SIGNING_SECRET ?? '' },
    },
    store: {
      dataDir: given.DATA_DIR ?? './data',
      ...(given.DATABASE_URL && { databaseUrl: given.DATABASE_URL }),
      ...(given.ENCRYPTION_KEY && { encryptionKey: given.ENCRYPTION_KEY }),
    },
    nudges: { enabled: given.NUDGES_ENABLED },
    pictures: { enabled: given.PICTURES_ENABLED },
    retentionDays: given.RETENTION_DAYS ?? DEFAULT_RETENTION_DAYS,
    ...(given.LLM_URL &&
      given.LLM_MODEL && {
        llm: {
          ...{ url: given.LLM_URL, model: given.LLM_MODEL },
          ...(given.LLM_API_KEY && { apiKey: given.LLM_API_KEY }),
        },
      }),
    logLevel: given.LOG_LEVEL ?? 'info',
    ...(given.PUBLIC_URL && { publicUrl: given.PUBLIC_URL }),
  };
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) {
    // A typed array can't be frozen; the key is only ever read.
    if (typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner)) deepFreeze(inner);
  }
  return Object.freeze(value);
}
