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
});
