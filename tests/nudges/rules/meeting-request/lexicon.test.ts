import { describe, expect, test } from '@jest/globals';
import { compile, marks } from '../../../../src/nudges/rules/meeting-request/lexicon.js';
import { spellings } from '../../../../src/nudges/rules/meeting-request/phrase.js';
import { scan, textOf } from '../../../../src/nudges/rules/meeting-request/scan.js';
import { draftOf, vocabularyOf } from '../../../../src/nudges/rules/meeting-request/words.js';

const draft = draftOf({
  families: { tool: 'call|zoom' },
  skip: ['a', 'quick'],
  light: [],
  objects: [],
  openers: [],
  goals: [],
});
const lexicon = compile(
  [
    ['hop on $tool?', 'hop'],
    ['can|could we', 'ask'],
    ['in #n min', 'time'],
    ['at #clock', 'time'],
    ['^ zoom', 'first'],
  ],
  draft,
);
const vocabulary = vocabularyOf(draft);

function found(text: string): string[] {
  return scan(text, vocabulary).flatMap((sentence) =>
    marks(lexicon, sentence).map(
      ({ value, start, end }) => `${value}: ${textOf(sentence, start, end, text).trim()}`,
    ),
  );
}

test('a phrase is spelled in every way that its signs allow', () => {
  expect(spellings('can|could we just?')).toEqual(['can we', 'could we', 'can we just', 'could we just']);
});

describe('marks', () => {
  test.each([
    ['could we hop on zoom', ['ask: could we', 'hop: hop on zoom']],
    ['hop on a quick call', ['hop: hop on a quick call']],
    ['hop on there', ['hop: hop on']],
    ['in 15 min at 3pm', ['time: in 15 min', 'time: at 3pm']],
    ['zoom', ['first: zoom']],
    ['we zoom', []],
    ['a hop', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
