import { describe, expect, test } from '@jest/globals';
import { fitsUsage, readsAsCommand } from '../../src/commands/reads-as-command.js';
import { userId } from '../../src/core/ids.js';
import { TEAM } from '../support/fake-slack.js';

const reads = (typed: string, usage?: string, understands?: (rest: string) => boolean) => {
  const rest = typed.replace(/^\/?async\s+/, '').replace(/^\S+\s*/, '');
  const command = {
    ...(usage !== undefined && { usage }),
    ...(understands && { understands: (request: { readonly rest: string }) => understands(request.rest) }),
  };
  return readsAsCommand(typed, command, { team: TEAM, user: userId('U1'), rest });
};

describe('words in the DM that begin with a command', () => {
  test.each([
    ['why', undefined],
    ['help standup', '[word]'],
    ['snooze until tomorrow', '[1h | until tomorrow | off]'],
    ['digest now', '[now | settings]'],
    ['/async why is the build red', undefined],
    ['async help me with the parser', '[word]'],
  ])('are one: %s', async (typed, usage) => {
    expect(await reads(typed, usage)).toBe(true);
  });

  test.each([
    ['why the build broke: a missing lock file', undefined],
    ['help Ben with the parser', '[word]'],
    ['snooze button: still flaky on Android', '[1h | until tomorrow | off]'],
    ['digest\nthe paper on caching', '[now | settings]'],
    ['settings page, then the\nparser', '[on | off]'],
  ])('are an answer: %s', async (typed, usage) => {
    expect(await reads(typed, usage)).toBe(false);
  });

  test('are what the command itself says, where it says so; never over several lines', async () => {
    const names = (rest: string) => rest === 'the review';
    expect(await reads('skip the review', '[standup]', names)).toBe(true);
    expect(await reads('skip the release', '[standup]', names)).toBe(false);
    expect(await reads('skip the review\nand then write', '[standup]', () => true)).toBe(false);
  });
});

test('a usage takes as many words as its longest alternative, and none when it shows none', () => {
  expect(fitsUsage('3 aug to', '[today | <date> to <date>]')).toBe(true);
  expect(fitsUsage('3 aug to 4', '[today | <date> to <date>]')).toBe(false);
  expect(fitsUsage('', undefined)).toBe(true);
  expect(fitsUsage('anything', undefined)).toBe(false);
});
