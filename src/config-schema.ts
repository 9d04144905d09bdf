/** What each setting must look like. Sentences say what is wrong and where to get the right thing; values are never quoted. */
import { z } from 'zod';

const OFF: ReadonlySet<string> = new Set(['false', '0', 'no', 'off', '']);
const ON: ReadonlySet<string> = new Set(['true', '1', 'yes', 'on']);

/** Set, but to nothing, is the same as not set: that is how `.env` files leave things out. */
const optional = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(
    (given) => (typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined),
    value.optional(),
  );

const webAddress = z.string().refine((given) => /^https?:$/.test(protocolOf(given) ?? ''), {
  error: 'must be a web address such as https://meanwhile.example.com.',
});

const port = z
  .string()
  .refine((given) => /^\d{1,5}$/.test(given) && Number(given) <= 65_535, {
    error: 'must be a number from 0 to 65535.',
  })
  .transform(Number);

/** Within less, what is still in use would go: a deadline, a review, the key of a post that may be edited. */
const LEAST_RETENTION_DAYS = 90;

const retention = z
  .string()
  .refine((given) => /^\d{1,5}$/.test(given) && Number(given) >= LEAST_RETENTION_DAYS, {
    error: `must be a number of days, ${LEAST_RETENTION_DAYS} or more.`,
  })
  .transform(Number);

const starting = (prefix: string, where: string) =>
  z.string().refine((given) => given.startsWith(prefix), { error: `must begin with ${prefix} (${where}).` });

/** 32 bytes as 64 hex digits or as base64. */
const key = z.string().transform((given, check) => {
  const bytes = /^[0-9a-f]{64}$/i.test(given) ? Buffer.from(given, 'hex') : Buffer.from(given, 'base64');
  if (bytes.length === 32) return new Uint8Array(bytes);
  check.addIssue({
    code: 'custom',
    message: 'must be 32 bytes in hex or base64; make one with: openssl rand -hex 32',
  });
  return z.NEVER;
});

const onUnlessSaid = z
  .string()
  .default('true')
  .transform((given) => given.trim().toLowerCase())
  .refine((given) => ON.has(given) || OFF.has(given), { error: 'must be true or false.' })
  .transform((given) => ON.has(given));

const FIELDS = z.object({
  SLACK_BOT_TOKEN: optional(
    starting('xoxb-', 'your app’s page, “OAuth & Permissions”, “Bot User OAuth Token”'),
  ),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_APP_TOKEN: optional(starting('xapp-', 'your app’s page, “Basic Information”, “App-Level Tokens”')),
  SLACK_CLIENT_ID: optional(z.string()),
  SLACK_CLIENT_SECRET: optional(z.string()),
  SLACK_STATE_SECRET: optional(z.string()),
  SLACK_API_URL: optional(webAddress.transform((given) => (given.endsWith('/') ? given : `${given}/`))),
  DATABASE_URL: optional(
    z.string().refine((given) => /^postgres(ql)?:$/.test(protocolOf(given) ?? ''), {
      error: 'must begin with postgres:// (leave it out to keep everything in one SQLite file).',
    }),
  ),
  DATA_DIR: optional(z.string()),
  ENCRYPTION_KEY: optional(key),
  LOG_LEVEL: optional(
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent.',
    }),
  ),
  PUBLIC_URL: optional(webAddress.transform((given) => given.replace(/\/+$/, ''))),
  PORT: optional(port),
  LLM_URL: optional(webAddress.transform((given) => given.replace(/\/+$/, ''))),
  LLM_MODEL: optional(z.string().max(100, { error: 'must be a name of at most 100 characters.' })),
  LLM_API_KEY: optional(z.string()),
  RETENTION_DAYS: optional(retention),
  NUDGES_ENABLED: onUnlessSaid,
  PICTURES_ENABLED: onUnlessSaid,
});

export type Setting = keyof typeof FIELDS.shape;
export type Settings = z.output<typeof FIELDS>;

/** Every setting there is. */
export const SETTINGS: readonly string[] = Object.keys(FIELDS.shape);

/** Each setting read by itself; `problems` has a sentence for every one that is not as it should be. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly settings: Settings | undefined;
  readonly problems: readonly string[];
} {
  const { data, error } = FIELDS.safeParse(env);
  const issues = error?.issues ?? [];
  return { settings: data, problems: issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) };
}

function protocolOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).protocol : undefined;
}
