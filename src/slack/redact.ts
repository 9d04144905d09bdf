/** What may stand in a log line: ids, codes and counts. Tokens, addresses that carry a secret, and whatever people wrote are taken out. */
import { isNativeError } from 'node:util/types';

const HIDDEN = '[hidden]';

/** Field names whose value is never written, at any depth (compared without case, `_` and `-`). */
const SECRET_FIELDS: ReadonlySet<string> = new Set(
  `token bottoken usertoken apptoken accesstoken refreshtoken authorization cookie setcookie secret clientsecret signingsecret
   statesecret encryptionkey password databaseurl xslacksignature responseurl triggerid text blocks attachments body rawbody payload
   privatemetadata value values title context outcome question content name realname displayname words`.split(
    /\s+/,
  ),
);

/** Tokens of every kind, hook addresses, Socket Mode tickets, passwords in addresses, and the snippet JSON.parse quotes. */
const SECRET_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:xox[a-z]|xapp)[-.][\w.-]+/gi, HIDDEN],
  [/https?:\/\/hooks\.slack\.com\/\S+/gi, HIDDEN],
  [/\bticket=[^&\s"']+/gi, `ticket=${HIDDEN}`],
  [/\bbearer\s+\S+/gi, `Bearer ${HIDDEN}`],
  [/:\/\/[^\s/@:]+:[^\s/@]+@/g, `://${HIDDEN}@`],
  [/(Unexpected token .*?, ).* is not valid JSON/gs, `$1${HIDDEN} is not valid JSON`],
];

const LONGEST_MESSAGE = 500;
const DEEPEST = 5;

/** A sentence for the log: secrets out, and cut, because a sentence that is longer quotes something. */
export function redactText(text: string): string {
  const clean = SECRET_WORDS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text);
  return clean.length > LONGEST_MESSAGE ? `${clean.slice(0, LONGEST_MESSAGE)}…` : clean;
}

/** Fields for the log. Errors become type, code, message and stack: their other fields may hold whole requests. */
export function redactFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const secret = SECRET_FIELDS.has(name.toLowerCase().replaceAll(/[_-]/g, ''));
    clean[name] = secret && value !== undefined ? HIDDEN : redactValue(value, depth + 1);
  }
  return clean;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (depth > DEEPEST) return HIDDEN;
  if (isNativeError(value)) return describeError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactObject(value, depth);
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, kind } = error as { readonly code?: unknown; readonly kind?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' && { code: redactText(code) }),
    ...(typeof kind === 'string' && { kind: redactText(kind) }),
    message: redactText(error.message),
    at: framesOf(error),
    ...(isNativeError(error.cause) && { cause: redactValue(error.cause, depth + 1) }),
  };
}

/** The places of a stack, without its first lines, which repeat the message. */
const framesOf = (error: Error): readonly string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => redactText(line.trim()));
