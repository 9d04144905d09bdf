import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unescapeText } from '../../src/slack/mrkdwn.js';
import { plainPieces, typedPieces } from '../../src/slack/typed-text.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { typedText } from '../support/typed-text.js';

/** What a reader sees: links without their brackets, escapes undone. */
const asSeen = (mrkdwn: string) => unescapeText(mrkdwn.replace(/<(https?:[^<>]*)>/g, '$1'));
const room = fc.integer({ min: 20, max: 400 });

describe('typed text in pieces', () => {
  test('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(typedText, room, (typed, max) => {
        expect(asSeen(typedPieces(typed, max).join(''))).toBe(typed);
      }),
    );
  });

  test('keeps each piece within its room', () => {
    fc.assert(
      fc.property(typedText, room, (typed, max) => {
        for (const piece of typedPieces(typed, max)) expect(piece.length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('never pings anybody, in any piece', () => {
    fc.assert(
      fc.property(typedText, room, (typed, max) => {
        const pieces = typedPieces(typed, max);
        expect([broadcastsIn(pieces), mentionsIn(pieces)]).toEqual([[], []]);
        // The only markup that can come out of typing is a link.
        for (const [open] of pieces.join('').matchAll(/<.{0,7}/gs)) expect(open).toMatch(/^<https?:/);
      }),
    );
  });

  test('cuts no escape, link or surrogate pair in two', () => {
    fc.assert(
      fc.property(typedText, room, (typed, max) => {
        for (const piece of typedPieces(typed, max)) {
          expect(piece.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
          expect(piece.split('<').length).toBe(piece.split('>').length);
          expect(piece).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  test.each([
    ['see https://a.example/x?a=1&b=2.', 'see <https://a.example/x?a=1&amp;b=2>.'],
    ['(https://a.example)', '(<https://a.example>)'],
    ['(https://a.example/b_(c)).', '(<https://a.example/b_(c)>).'],
    ['https://', 'https://'],
    ['https://a.example|<!channel>', '<https://a.example>|&lt;!channel&gt;'],
    ['a < b && c > d & "q"', 'a &lt; b &amp;&amp; c &gt; d &amp; "q"'],
  ])('shows %s as %s', (typed, shown) => {
    expect(typedPieces(typed, 3_000)).toEqual([shown]);
  });

  test('cuts after a line where it can, else after a word, else where it must', () => {
    expect(typedPieces('one two\nthree four five', 20)).toEqual(['one two\nthree four ', 'five']);
    expect(typedPieces('one two three\nfour five', 20)).toEqual(['one two three\n', 'four five']);
    expect(typedPieces('x'.repeat(45), 20)).toEqual(['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(5)]);
  });

  test('is quick on hostile input', () => {
    const hostile = `https://a${'.'.repeat(40_000)}`;
    expect(typedPieces(hostile, 3_000).join('').length).toBeGreaterThan(40_000);
  });
});

describe('plain text in pieces', () => {
  test('joins to the same text, each piece within its room', () => {
    fc.assert(
      fc.property(typedText, room, (text, max) => {
        const pieces = plainPieces(text, max);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
