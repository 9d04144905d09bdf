import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scan, textOf } from '../../../../src/nudges/rules/meeting-request/scan.js';
import {
  draftOf,
  UNKNOWN,
  vocabularyOf,
  wordOf,
} from '../../../../src/nudges/rules/meeting-request/words.js';

const vocabulary = vocabularyOf(
  draftOf({
    families: { day: 'monday|reunion' },
    skip: ['a', 'the'],
    light: ['call', 'me', 'at', '15', '会', '@'],
    objects: [],
    openers: [],
    goals: [],
  }),
);

function spelled(text: string): string[][] {
  return scan(text, vocabulary).map((sentence) =>
    sentence.words.map((_, at) => textOf(sentence, at, at + 1, text)).slice(1),
  );
}

describe('scanning a text', () => {
  test.each([
    [
      'call me. or not',
      [
        ['call', 'me'],
        ['or', 'not'],
      ],
    ],
    ['call me? now!', [['call', 'me'], ['now']]],
    ['one\ntwo', [['one'], ['two']]],
    [
      'call me; then go',
      [
        ['call', 'me'],
        ['then', 'go'],
      ],
    ],
    [
      'talk now - it is late',
      [
        ['talk', 'now'],
        ['it', 'is', 'late'],
      ],
    ],
    ['follow-up at 14:30 or 9.30', [['follow', 'up', 'at', '14:30', 'or', '9.30']]],
    ['foo.bar and snake_case', [['foo.bar', 'and', 'snake_case']]],
    ['会議会', [['会', '議', '会']]],
    [' @  call', [['@', 'call']]],
    ['', []],
  ])('%s', (text, sentences) => {
    expect(spelled(text)).toEqual(sentences);
  });

  test('knows questions, code, links and mentions', () => {
    const [asked, code, link, mention] = scan('call me?\ncall() me\n <link>  call\n @  call', vocabulary);
    expect(asked).toMatchObject({ asks: true, code: false, from: 0 });
    expect(code).toMatchObject({ asks: false, code: true, from: 9 });
    expect(link).toMatchObject({ link: true, mention: false });
    expect(mention).toMatchObject({ link: false, mention: true });
  });

  test('folds accents before it looks a word up', () => {
    const [sentence] = scan('reunión', vocabulary);
    expect(sentence?.words[1]).toBe(wordOf(vocabulary, 'reunion'));
    expect(wordOf(vocabulary, 'reunion')).not.toBe(UNKNOWN);
  });

  test('finds every plain word by its hash exactly as by its spelling', () => {
    const plain = fc.stringMatching(/^[a-z](?:[a-z']{0,6}[a-z])?$/);
    fc.assert(
      fc.property(fc.oneof(plain, fc.constantFrom('call', 'me', 'at', 'monday')), (word) => {
        const [sentence] = scan(word, vocabulary);
        expect(sentence?.words[1] ?? UNKNOWN).toEqual(wordOf(vocabulary, word));
      }),
    );
  });

  test('cuts very long sentences, so that the work per sentence is bounded', () => {
    const sentences = scan('call me '.repeat(1000), vocabulary);
    expect(Math.max(...sentences.map(({ words }) => words.length))).toBeLessThan(100);
    expect(sentences.flatMap(({ words }) => words.slice(1))).toHaveLength(2000);
  });
});
