import { describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import { longThread } from '../../src/nudges/rules/long-thread.js';
import { terminal } from './terminal.js';

const ASKS = 'can we hop on a call tomorrow at 3pm?';

describe('explaining one message', () => {
  test('says that it would nudge, and what it saw', async () => {
    const { io, written } = terminal();
    expect(await runCli(['explain', ASKS], io)).toBe(0);
    expect(written()).toMatch(/^Nudge: meeting-request, confidence 0\.\d\d, purpose \w+\n/);
    expect(written()).toMatch(/^ {2}for {6}.+: ".+"$/m);
  });

  test('says why it would be quiet', async () => {
    const { io, written } = terminal();
    await runCli(['explain', 'the build is green again'], io);
    expect(written()).toMatch(/^Quiet \(not-a-request\)/);
  });

  test('without a message it says how to ask', async () => {
    const { io, complained } = terminal();
    expect(await runCli(['explain'], io)).toBe(2);
    expect(complained()).toContain('meanwhile explain "');
  });

  test.each([[['--threads', 'conversations.jsonl']], [['--jsonl', ASKS]]])(
    'beside %j lines are not waited for',
    async (words) => {
      const { io, written, complained } = terminal();
      expect(await runCli(['explain', ...words], io)).toBe(2);
      expect(complained()).toContain('standard input');
      expect(written()).toBe('');
    },
  );
});

describe('explaining JSON lines', () => {
  const lines = [
    JSON.stringify({ id: 'a', text: ASKS }),
    JSON.stringify({ id: 7, text: 'lunch was good' }),
    '',
    JSON.stringify({ id: 'c', text: 'line one\u2028line two' }),
  ].join('\n');

  test('each is answered, in order, with every field', async () => {
    const { io, written } = terminal(`${lines}\n`);
    expect(await runCli(['explain', '--jsonl'], io)).toBe(0);
    const answers = written()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual(['a', 7, 'c']);
    expect(answers[0]).toEqual({
      id: 'a',
      nudge: true,
      rule: 'meeting-request',
      confidence: expect.any(Number),
      purpose: expect.any(String),
      quiet: null,
    });
    expect(answers[1]).toEqual({
      id: 7,
      nudge: false,
      rule: null,
      confidence: null,
      purpose: null,
      quiet: 'not-a-request',
    });
  });

  test('one that can’t be read is complained about by its number; the rest is answered, and the exit code is 1', async () => {
    const { io, written, complained } = terminal(
      `{"id":"a","text":"hi"}\n{oops\n{"id":"b"}\n{"id":"c","text":"hi"}\n`,
    );
    expect(await runCli(['explain', '--jsonl'], io)).toBe(1);
    expect(written().match(/"id":"[ac]"/g)).toHaveLength(2);
    expect(complained()).toContain('Line 2 ');
    expect(complained()).toContain('Line 3 ');
    expect(complained()).not.toContain('oops');
  });

  test('no lines are no trouble', async () => {
    const { io, written } = terminal('');
    expect(await runCli(['explain', '--jsonl'], io)).toBe(0);
    expect(written()).toBe('');
  });
});

describe('explaining conversations', () => {
  const [debate = ''] = longThread.examples.fires;
  const messages = debate.split('\n').map((line, n) => ({
    user: line.slice(0, 3),
    ts: 1_772_355_600.5 + n * 30,
    text: line.slice(5),
  }));
  const lines = [
    JSON.stringify({ id: 'hot', messages }),
    JSON.stringify({
      id: 2,
      messages: messages.slice(0, 4).map((each) => ({ ...each, ts: String(each.ts) })),
    }),
    '{"id":"bad"}',
  ].join('\n');

  test('answers each with exactly what it was asked for', async () => {
    const { io, written, complained } = terminal(`${lines}\n`);
    expect(await runCli(['explain', '--threads', '--jsonl'], io)).toBe(1);
    expect(written()).toBe(
      [
        `{"id":"hot","nudge":true,"at":${messages[13]?.ts},"quiet":null}`,
        '{"id":2,"nudge":false,"at":null,"quiet":"not-live"}\n',
      ].join('\n'),
    );
    expect(complained()).toContain('Line 3 ');
  });

  test('says it in words too', async () => {
    const { io, written } = terminal(`${lines}\n`);
    await runCli(['explain', '--threads'], io);
    expect(written()).toContain('hot: Nudge at message 14 of 15\n  saw      14 messages in 7 min\n');
    expect(written()).toContain('2: Quiet (not-live): nobody went back and forth for long\n');
  });
});
