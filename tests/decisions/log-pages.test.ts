/** A search of the log goes on where a page ends. */
import { expect, test } from '@jest/globals';
import { logView, readOlder } from '../../src/decisions/views/log.js';
import { id, NOW } from './samples.js';

test('a page of the log on which nothing was found leads to the older ones', () => {
  const shown = JSON.stringify(
    logView({ words: 'penguin', entries: [], next: { createdAt: NOW, id } }, 'UTC'),
  );
  expect(shown).toContain('"Older"');
  expect(shown).not.toContain('I know no decision');
  expect(JSON.stringify(logView({ words: 'penguin', entries: [] }, 'UTC'))).toContain('I know no decision');
});

test('the next page is searched for the words that were typed, as far as the button holds them', () => {
  const words = 'penguin '.repeat(60).trim();
  const shown = logView({ words, entries: [], next: { createdAt: NOW, id } }, 'UTC');
  const [, value = ''] = /"value":"(\{(?:[^"\\]|\\.)*)"/.exec(JSON.stringify(shown.blocks)) ?? [];
  const older = readOlder(JSON.parse(`"${value}"`));
  expect(older?.words.length).toBeGreaterThan(100);
  expect(words.startsWith(older?.words ?? '-')).toBe(true);
});
