import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unescapeText } from '../../../src/slack/mrkdwn.js';
import { joinWhileFits, pagesOf } from '../../../src/slack/pages.js';
import { answerPieces, headed } from '../../../src/standups/reporting/pages.js';
import { longText } from '../../support/typed-text.js';

const isBalanced = (text: string) => (text.match(/```/g) ?? []).length % 2 === 0;
/** What a person wrote, without blanks, fences and the brackets of links. */
const bare = (text: string) => text.replace(/[\s`]/g, '');
const read = (mrkdwn: string) => bare(unescapeText(mrkdwn.replace(/<(https?:[^<>]*)>/g, '$1')));

describe('what somebody wrote, in pieces', () => {
  test('is whole, within the limit, and in balanced fences, whatever it is', () => {
    fc.assert(
      fc.property(longText(9_000), fc.integer({ min: 60, max: 3_000 }), (typed, max) => {
        const pieces = answerPieces(typed, max);
        expect(pieces.filter((piece) => piece.length > max)).toEqual([]);
        expect(pieces.filter((piece) => !isBalanced(piece))).toEqual([]);
        expect(pieces.filter((piece) => /\p{Surrogate}/u.test(piece))).toEqual([]);
        expect(pieces.map(read).join('')).toBe(bare(typed));
      }),
    );
  });

  test('SIZ-04: a fenced block of 5,000 characters is closed and opened again where it is cut', () => {
    const code = 'let x = 1;\n'.repeat(455);
    const [before, first, second, ...others] = answerPieces(`Before\n\`\`\`${code}\`\`\`\nafter`, 3_000);
    expect(before).toBe('Before\n');
    expect(first).toMatch(/^```let x = 1;[\s\S]*```$/);
    expect(second).toMatch(/^```let x = 1;[\s\S]*```\nafter$/);
    expect(others).toEqual([]);
  });

  test('a fence that was never closed is closed', () => {
    expect(answerPieces('see ```npm test', 3_000)).toEqual(['see ```npm test```']);
  });

  test('SIZ-02: 9,000 characters on one line are all there', () => {
    const pieces = answerPieces('x'.repeat(9_000), 3_000);
    expect(pieces).toHaveLength(3);
    expect(pieces.join('')).toBe('x'.repeat(9_000));
  });

  test('blank text has no piece, and a heading above it is not shown', () => {
    expect(answerPieces(' \n ', 3_000)).toEqual([]);
    expect(headed('*Next*', ' ')).toEqual([]);
    expect(headed('*Next*', 'Tests.')).toEqual(['*Next*\nTests.']);
  });
});

describe('texts spread over messages', () => {
  test('keep their order, each within what a message holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 3_000 }), { maxLength: 200 }), (texts) => {
        const pages = pagesOf(texts);
        expect(pages.flat()).toEqual(texts);
        expect(pages.filter((page) => page.length > 45)).toEqual([]);
        expect(pages.filter((page) => page.join('').length > 10_000)).toEqual([]);
      }),
    );
  });

  test('are joined only while they fit', () => {
    expect(joinWhileFits(['aa', 'bb', 'cc'], '\n', 5)).toEqual(['aa\nbb', 'cc']);
    expect(joinWhileFits([], '\n', 5)).toEqual([]);
  });
});
