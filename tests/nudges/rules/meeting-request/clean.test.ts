import { describe, expect, test } from '@jest/globals';
import { clean, peopleIn, READ_CHARACTERS } from '../../../../src/nudges/rules/meeting-request/clean.js';

function words(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

describe('cleaning a message', () => {
  test.each([
    ['run `make call` first', 'run <code> first'],
    ['```\ncan we call?\n```\nok', '<code> ok'],
    ['```never closed, can we call?', '<code>'],
    ['> can we call?\nno', 'no'],
    ['&gt; can we call?\nno', 'no'],
    ['before\n&gt;&gt;&gt; all of this\nand this', 'before'],
    ['she wrote "can we call?" again', 'she wrote again'],
    ['see <https://example.com/call|the call>', 'see <link>'],
    ['see https://example.com/call now', 'see <link> now'],
    ['pick a time https://doodle.com/x', 'pick a time <poll>'],
    ['<@U024BE7LH> and @ana in <#C024BE7LR|general>', '@ and @ in #'],
    ['<!here> and <!subteam^S024BE7LH>', '@all and @'],
    ['~old plan~ new plan :tada:', 'new plan'],
    ['you &amp; me', 'you & me'],
    ['mail me at ana@example.com', 'mail me at ana@example.com'],
    ['let’s talk', "let's talk"],
  ])('%s', (text, cleaned) => {
    expect(words(text)).toBe(cleaned);
  });

  test('reads no further than its limit', () => {
    expect(clean('a'.repeat(READ_CHARACTERS + 5))).toHaveLength(READ_CHARACTERS);
  });
});

test('people are those whom the writer names, not those in code or quotes', () => {
  expect(peopleIn('<@U1> and <@W2|mei>, not `<@U3>`\n> <@U4>\n<@U1> again')).toEqual(['U1', 'W2']);
});
