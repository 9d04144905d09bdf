import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Subcommand } from '../../src/commands/command.js';
import { dispatch } from '../../src/commands/dispatch.js';

const named = (name: string, ...aliases: string[]): Subcommand => ({
  name,
  aliases,
  summary: `what ${name} does`,
  run: async () => undefined,
});

const SUBCOMMANDS = [
  named('help'),
  named('standup'),
  named('skip'),
  named('ooo'),
  named('decide'),
  named('decisions'),
  named('why'),
  named('snooze', 'pause', 'mute'),
  named('settings'),
  named('privacy'),
];

describe('a word we know', () => {
  test.each([
    ['snooze 1h', 'snooze', '1h'],
    ['  Snooze   until  tomorrow ', 'snooze', 'until  tomorrow'],
    ['pause', 'snooze', ''],
    ['/async snooze off', 'snooze', 'off'],
    ['async why', 'why', ''],
    ['*help*', 'help', ''],
    ['why?', 'why', ''],
    ['why did you write to me', 'why', 'did you write to me'],
    ['settings\noff', 'settings', 'off'],
  ])('%j runs %s with %j', (typed, name, rest) => {
    const meant = dispatch(typed, SUBCOMMANDS);
    expect(meant).toMatchObject({ kind: 'run', command: { name }, rest });
  });
});

describe('a word we do not know', () => {
  test.each([
    ['snoze', 'snooze'],
    ['hlep', 'help'],
    ['setings off', 'settings'],
    ['set', 'settings'],
    ['privcy', 'privacy'],
    ['wy', 'why'],
    ['decison', 'decisions'],
    ['paus', 'snooze'],
    ['standpu', 'standup'],
  ])('%j is near %s, which is offered and not run', (typed, name) => {
    expect(dispatch(typed, SUBCOMMANDS)).toMatchObject({ kind: 'unknown', nearest: { name } });
  });

  test.each(['stop', 'lunch', 'banana', 'x', 'ping', 'can you help me', 'a'.repeat(10_000)])(
    '%j is near nothing',
    (typed) => {
      const meant = dispatch(typed, SUBCOMMANDS);
      expect(meant.kind).toBe('unknown');
      expect(meant).not.toHaveProperty('nearest');
    },
  );
});

test.each(['hi', 'Hello!', 'thanks', 'Thank you', 'good morning', ':wave:', 'merci', 'こんにちは'])(
  '%j is a friendly word, not a mistyped one',
  (typed) => {
    expect(dispatch(typed, SUBCOMMANDS)).toEqual({ kind: 'friendly' });
  },
);

test.each(['', '   ', '/async', 'async', '???', '…'])('%j asks for nothing in particular', (typed) => {
  expect(dispatch(typed, SUBCOMMANDS)).toEqual({ kind: 'nothing' });
});

test('whatever is typed, only an exact name or alias is ever run', () => {
  const words = SUBCOMMANDS.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const meant = dispatch(typed, SUBCOMMANDS);
      if (meant.kind === 'run') expect(words.some((word) => typed.toLowerCase().includes(word))).toBe(true);
      else expect(['nothing', 'friendly', 'unknown']).toContain(meant.kind);
    }),
  );
});
