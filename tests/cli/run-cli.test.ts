import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import { terminal } from './terminal.js';

describe('the command line', () => {
  test.each([[[]], [['help']], [['--help']], [['-h']]])(
    'asked with %j it lists its commands',
    async (words) => {
      const { io, written } = terminal();
      expect(await runCli(words, io)).toBe(0);
      for (const name of ['start', 'sandbox', 'doctor', 'migrate', 'purge', 'explain'])
        expect(written()).toContain(`  ${name}`);
    },
  );

  test.each([
    ['strat', 'start'],
    ['explian', 'explain'],
    ['migrat', 'migrate'],
  ])('for %s it guesses %s, runs nothing and answers 2', async (word, guess) => {
    const { io, written, complained } = terminal();
    expect(await runCli([word], io)).toBe(2);
    expect(complained()).toContain(`Did you mean "${guess}"?`);
    expect(written()).toBe('');
  });

  test('for a word that is like none it guesses nothing', async () => {
    const { io, complained } = terminal();
    expect(await runCli(['frobnicate'], io)).toBe(2);
    expect(complained()).not.toContain('Did you mean');
    expect(complained()).toContain('doctor');
  });

  test('problems with the settings are told in sentences, without a stack', async () => {
    const { io, complained } = terminal('', { SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(await runCli(['migrate'], io)).toBe(1);
    expect(complained()).toContain('SLACK_SIGNING_SECRET is missing');
    expect(complained()).not.toContain(' at ');
  });

  test.each([['start'], ['sandbox'], ['doctor'], ['migrate'], ['purge'], ['explain'], ['preview']])(
    '%s --help says what it does, and does nothing',
    async (word) => {
      const { io, written, complained } = terminal();
      expect(await runCli([word, '--help'], io)).toBe(0);
      expect(written()).toMatch(new RegExp(`^meanwhile ${word}.*\\n {2}.+\\n$`));
      expect(complained()).toBe('');
    },
  );

  test.each([
    ['start', '--port'],
    ['sandbox', '--stya'],
    ['doctor', 'now'],
    ['migrate', '--dry-run'],
    ['purge', '--dryrun'],
    ['explain', '--json'],
    ['preview', 'standup.json'],
  ])('%s %s is asked wrongly: nothing runs and the answer is 2', async (word, more) => {
    const { io, written, complained } = terminal();
    expect(await runCli([word, more], io)).toBe(2);
    expect(written()).toBe('');
    expect(complained()).toContain(`meanwhile ${word}`);
  });

  test.each([['migrate'], ['purge']])(
    '%s tells in a sentence of a data folder that can’t be made',
    async (word) => {
      const file = fileURLToPath(import.meta.url);
      const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DATA_DIR: file };
      const { io, complained } = terminal('', env);
      expect(await runCli([word], io)).toBe(1);
      expect(complained()).toBe(`${file} can't be written: is DATA_DIR right?\n`);
    },
  );

  test('a database that does not answer is called that, and no newer version is blamed', async () => {
    const { io, complained } = terminal('', {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      ENCRYPTION_KEY: 'ab'.repeat(32),
      DATABASE_URL: 'postgres://nobody:hidden@127.0.0.1:1/none',
    });
    expect(await runCli(['migrate'], io)).toBe(1);
    expect(complained()).toBe(
      'The store does not answer (ECONNREFUSED). Check DATABASE_URL or DATA_DIR, and that the database runs.\n',
    );
  });
});
