import { describe, expect, test } from '@jest/globals';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { SlackCallError, toSlackCallError } from '../../src/slack/errors.js';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });

describe('what a refusal of Slack’s asks of us', () => {
  test.each([
    ['invalid_auth', 'token'],
    ['account_inactive', 'token'],
    ['missing_scope', 'scope'],
    ['channel_not_found', 'gone'],
    ['is_archived', 'gone'],
    ['user_not_in_channel', 'person'],
    ['restricted_action_read_only_channel', 'policy'],
    ['invalid_blocks', 'bug'],
    ['a_code_nobody_has_seen', 'bug'],
    ['expired_trigger_id', 'trigger'],
    ['trigger_exchanged', 'trigger'],
    ['hash_conflict', 'race'],
    ['ratelimited', 'throttled'],
    ['service_unavailable', 'transient'],
  ] as const)('%s is of kind %s', (code, kind) => {
    expect(toSlackCallError(platform(code))).toMatchObject({ kind, code });
  });

  test.each([
    ['fatal_error', true],
    ['internal_error', true],
    ['invalid_blocks', false],
    ['ratelimited', false],
  ])('whether a call that ended in %s may have been carried out: %s', (code, mayHaveHappened) => {
    expect(toSlackCallError(platform(code)).mayHaveHappened).toBe(mayHaveHappened);
  });

  test('a page in place of JSON is trouble of Slack’s, may have happened, and is not quoted', () => {
    const error = toSlackCallError(platform('<html>the message was: hello</html>'));
    expect(error).toMatchObject({ kind: 'transient', code: 'not_json', mayHaveHappened: true });
    expect(error.message).not.toContain('hello');
  });

  test('a 429 tells how long to wait', () => {
    expect(toSlackCallError(new WebAPIRateLimitedError(7))).toMatchObject({
      kind: 'throttled',
      retryAfterMs: 7000,
      mayHaveHappened: false,
    });
  });

  test('a 429 that does not tell how long waits half a minute', () => {
    const untold = new Error(
      'Retry header did not contain a valid timeout (url: x, retry-after header: null)',
    );
    expect(toSlackCallError(untold)).toMatchObject({ kind: 'throttled', retryAfterMs: 30_000 });
  });

  test.each([
    [500, 'transient', true],
    [503, 'transient', true],
    [404, 'bug', false],
  ] as const)('HTTP %i is %s', (status, kind, mayHaveHappened) => {
    const error = new WebAPIHTTPError(status, '', {}, '<html>');
    expect(toSlackCallError(error)).toMatchObject({ kind, code: `http_${status}`, mayHaveHappened });
  });

  test.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
  ])('a connection that failed with %s may have carried the call: %s', (code, mayHaveHappened) => {
    const socket = Object.assign(new Error('socket'), { code });
    const error = new WebAPIRequestError(new TypeError('fetch failed', { cause: socket }));
    expect(toSlackCallError(error)).toMatchObject({ kind: 'transient', code: 'network', mayHaveHappened });
  });

  test('a timeout may have carried the call', () => {
    const error = new WebAPIRequestError(new DOMException('timed out', 'TimeoutError'));
    expect(toSlackCallError(error)).toMatchObject({ kind: 'transient', mayHaveHappened: true });
  });

  test('an answer that breaks off may have been carried out', () => {
    const terminated = new TypeError('terminated', {
      cause: Object.assign(new Error(), { code: 'UND_ERR_SOCKET' }),
    });
    expect(toSlackCallError(terminated)).toMatchObject({ kind: 'transient', mayHaveHappened: true });
  });

  test('a mistake of our own is not taken for trouble of the network', () => {
    expect(toSlackCallError(new TypeError('x is not a function'))).toMatchObject({
      kind: 'bug',
      code: 'unexpected',
    });
  });

  test('an error that is one of ours already stays as it is', () => {
    const own = new SlackCallError({ kind: 'gone', code: 'not_found', mayHaveHappened: false });
    expect(toSlackCallError(own)).toBe(own);
  });
});
