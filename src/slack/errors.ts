/** The one error that calls to Slack throw: what kind of no it was, and whether the call may have done its work all the same. */
import { isNativeError } from 'node:util/types';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { kindOfCode, MAY_HAVE_HAPPENED, type SlackErrorKind } from './error-codes.js';

export type { SlackErrorKind } from './error-codes.js';

export class SlackCallError extends Error {
  override readonly name = 'SlackCallError';
  readonly kind: SlackErrorKind;
  /** Slack's code, or our own for what has none: `http_503`, `network`, `not_json`. Never text of Slack's or a person's. */
  readonly code: string;
  /** How long Slack asks us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The call may have been carried out although it failed: look before doing it again. */
  readonly mayHaveHappened: boolean;

  constructor(
    of: {
      readonly kind: SlackErrorKind;
      readonly code: string;
      readonly retryAfterMs?: number;
      readonly mayHaveHappened: boolean;
    },
    options?: ErrorOptions,
  ) {
    super(`Slack refused: ${of.code} (${of.kind})`, options);
    this.kind = of.kind;
    this.code = of.code;
    this.mayHaveHappened = of.mayHaveHappened;
    if (of.retryAfterMs !== undefined) this.retryAfterMs = of.retryAfterMs;
  }
}

/** Waited when Slack says "too many" but not for how long: half of the minute in which it counts. */
const UNTOLD_RETRY_MS = 30_000;

/** Codes of a connection that never came about, so that nothing was sent. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Turns whatever a Web API call threw into a `SlackCallError`. */
export function toSlackCallError(error: unknown): SlackCallError {
  if (error instanceof SlackCallError) return error;
  if (error instanceof WebAPIPlatformError) return ofCode(error.data.error, error);
  if (error instanceof WebAPIRateLimitedError) return throttled(error.retryAfter * 1000, error);
  if (error instanceof WebAPIHTTPError) return ofStatus(error.statusCode, error);
  if (error instanceof WebAPIRequestError) return ofNetwork(error.original, error);
  // A 429 without a readable Retry-After comes as a plain Error; only its words tell it apart.
  if (isNativeError(error) && error.message.startsWith('Retry header did not contain'))
    return throttled(UNTOLD_RETRY_MS, error);
  // A body that breaks off comes as a bare error too, with the socket's code below it.
  if (reasonsOf(error).length > 0) return ofNetwork(error);
  return new SlackCallError({ kind: 'bug', code: 'unexpected', mayHaveHappened: true }, { cause: error });
}

/** The error for an HTTP answer that is not 200. */
export function ofStatus(status: number, cause?: unknown): SlackCallError {
  if (status === 429) return throttled(UNTOLD_RETRY_MS, cause);
  const transient = status >= 500 || status === 408;
  return new SlackCallError(
    { kind: transient ? 'transient' : 'bug', code: `http_${status}`, mayHaveHappened: transient },
    { cause },
  );
}

/** The error for a code in Slack's answer. Something that is no code is a page or a text in place of JSON. */
export function ofCode(code: string, cause?: unknown): SlackCallError {
  if (!/^[a-z][a-z0-9_]{1,60}$/.test(code))
    return new SlackCallError({ kind: 'transient', code: 'not_json', mayHaveHappened: true }, { cause });
  const kind = kindOfCode(code);
  return new SlackCallError(
    {
      kind,
      code,
      mayHaveHappened: MAY_HAVE_HAPPENED.has(code),
      ...(kind === 'throttled' && { retryAfterMs: UNTOLD_RETRY_MS }),
    },
    { cause },
  );
}

function throttled(retryAfterMs: number, cause: unknown): SlackCallError {
  return new SlackCallError(
    { kind: 'throttled', code: 'ratelimited', retryAfterMs, mayHaveHappened: false },
    { cause },
  );
}

/** The error for a connection that failed: before it stood nothing was sent, later nobody knows. */
export function ofNetwork(original: unknown, cause: unknown = original): SlackCallError {
  const mayHaveHappened = !reasonsOf(original).some((code) => NEVER_CONNECTED.has(code));
  return new SlackCallError({ kind: 'transient', code: 'network', mayHaveHappened }, { cause });
}

/** The codes of an error and of its causes (fetch hides the socket's code one or two levels down). */
function reasonsOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  for (let at = error, depth = 0; isNativeError(at) && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') codes.push(at.code);
  }
  return codes;
}
