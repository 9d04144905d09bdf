import { describe, expect, test } from '@jest/globals';
import { boltLogger, createLogger } from '../../src/slack/logger.js';

const TOKEN = 'xoxb-1234-5678-abcdefSECRET';
const WORDS = 'can we hop on a call about the lay-offs';

/** A logger at the most talkative level, and everything it wrote. */
function listen() {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line: string) => void lines.push(line) },
  });
  return { logger, written: () => lines.join(''), entries: () => lines.map((line) => JSON.parse(line)) };
}

/** An error as HTTP clients make them: with the whole request, and its body, attached. */
function errorWithRequest(): Error {
  const inner = Object.assign(new Error(`POST failed with Bearer ${TOKEN}`), {
    request: { headers: { Authorization: `Bearer ${TOKEN}` }, body: `token=${TOKEN}&text=${WORDS}` },
    data: { message: { text: WORDS } },
  });
  return new Error('the call failed', { cause: inner });
}

describe('the log', () => {
  test('says what happened with ids and codes', () => {
    const { logger, entries } = listen();
    logger.info({ team: 'T1', channel: 'C1', ms: 12 }, 'Nudged');
    expect(entries()).toMatchObject([{ team: 'T1', channel: 'C1', ms: 12, msg: 'Nudged' }]);
  });

  test.each([
    ['a token in a field', { token: TOKEN }],
    ['a token in a sentence', { note: `used ${TOKEN} here` }],
    ['a token deep inside', { a: { b: [{ botToken: 'plain' }, { c: TOKEN }] } }],
    ['an app token', { note: 'xapp-1-A1-2-SECRET' }],
    ['an authorization header', { headers: { Authorization: 'Basic SECRET' } }],
    [
      'a response address',
      { response_url: 'http://127.0.0.1/SECRET', note: 'https://hooks.slack.com/actions/T1/SECRET' },
    ],
    ['a socket ticket', { url: 'wss://wss.slack.com/link/?ticket=SECRET&app_id=1' }],
    ['a database password', { at: 'postgres://me:SECRET@db:5432/x' }],
    ['channel text', { event: { text: 'SECRET', blocks: ['SECRET'] } }],
    [
      'typed text',
      { view: { private_metadata: 'SECRET', state: { values: { a: 'SECRET' } }, title: 'SECRET' } },
    ],
    ['a person’s name', { user: { real_name: 'SECRET', name: 'SECRET' } }],
    ['something too deep to look at', { a: { b: { c: { d: { e: { f: { g: 'SECRET' } } } } } } }],
  ])('never holds %s', (_, fields) => {
    const { logger, written } = listen();
    logger.error(fields, 'Trouble');
    expect(written()).toContain('Trouble');
    expect(written()).not.toMatch(/SECRET|plain/);
  });

  test('keeps of an error its type, code, sentence and place, and nothing of the request attached to it', () => {
    const { logger, written, entries } = listen();
    logger.error({ error: errorWithRequest() }, 'Trouble');
    expect(entries()[0].error).toMatchObject({
      type: 'Error',
      message: 'the call failed',
      cause: { type: 'Error' },
    });
    expect(entries()[0].error.at[0]).toContain('logger.test');
    expect(written()).not.toContain(TOKEN);
    expect(written()).not.toContain(WORDS);
  });

  test('does not quote what JSON.parse choked on', () => {
    const { logger, written } = listen();
    try {
      JSON.parse(`${WORDS} {`);
    } catch (error) {
      logger.warn({ error }, 'Malformed');
    }
    expect(written()).toContain('is not valid JSON');
    expect(written()).not.toContain('can we');
  });

  test('drops lines below its level', () => {
    const lines: string[] = [];
    const logger = createLogger({
      level: 'warn',
      destination: { write: (line: string) => void lines.push(line) },
    });
    logger.info({}, 'chatter');
    logger.warn({}, 'warning');
    expect(lines).toHaveLength(1);
  });
});

describe('the log as Slack’s libraries see it', () => {
  test('has every method they call', () => {
    const bolt = boltLogger(listen().logger);
    bolt.setName('x');
    expect(bolt.getLevel()).toBe('info');
  });

  test('their debug lines, which hold whole payloads, are never written', () => {
    const { logger, written } = listen();
    boltLogger(logger).debug(`Received a message on the WebSocket: ${WORDS}`);
    expect(written()).toBe('');
  });

  test('an error given after a sentence is kept, without its request', () => {
    const { logger, written, entries } = listen();
    boltLogger(logger).error(`Slack API error with ${TOKEN}`, errorWithRequest(), { body: WORDS });
    expect(entries()[0]).toMatchObject({ level: 50, error: { message: 'the call failed' } });
    expect(written()).not.toContain(TOKEN);
    expect(written()).not.toContain(WORDS);
  });
});
