import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeTalk, type Spoken } from '../../../src/nudges/explain-talk.js';
import { MARKS } from '../../../src/nudges/rule.js';
import { figuresOf, unsettled } from '../../../src/nudges/rules/long-thread/figures.js';
import { read } from '../../../src/nudges/rules/long-thread/read.js';
import { longThread } from '../../../src/nudges/rules/long-thread.js';
import { DEFAULT_TALK_MESSAGES, thresholds } from '../../../src/nudges/sensitivity.js';

const DEFAULTS = { wanted: DEFAULT_TALK_MESSAGES, threshold: thresholds.normal };

/** `speaker: words` lines, half a minute apart. */
const conversation = (lines: string, everySeconds = 30): readonly Spoken<number>[] =>
  lines.split('\n').map((line, index) => {
    const [user = '', ...words] = line.split(': ');
    return { user, ts: 1_772_355_600 + index * everySeconds, text: words.join(': ') };
  });

const [debate = ''] = longThread.examples.fires;

describe('the rule long-thread', () => {
  test.each(longThread.examples.fires)('speaks of: %s', (lines) => {
    expect(judgeTalk(conversation(lines), longThread, DEFAULTS)).toMatchObject({ nudge: true });
  });

  test.each(longThread.examples.quiet)('stays quiet on: %s', (lines) => {
    expect(judgeTalk(conversation(lines), longThread, DEFAULTS)).toMatchObject({ nudge: false });
  });

  test('speaks at the fourteenth message of substance, and tells what it saw without a word of it', () => {
    const { at, signal } = judgeTalk(conversation(debate), longThread, DEFAULTS);
    expect(at).toBe(1_772_355_600 + 13 * 30);
    expect(signal).toMatchObject({ rule: 'long-thread', confidence: 0.6, people: ['ana', 'ben'] });
    expect(signal?.saw).toEqual([
      { what: '14 messages in 7 min', words: '' },
      { what: '2 people, 13 changes of speaker', words: '' },
    ]);
  });

  test.each([
    ['an outcome was said', 5, 'ben: ok, let’s go with a lane for each customer', 'settled'],
    ['something is on fire', 2, 'ana: by the way production is down in Frankfurt right now', 'incident'],
    ['somebody is unwell', 2, 'ben: sorry, I was at a funeral yesterday and am slow today', 'care'],
  ])('is hushed when %s', (_, at, line, quiet) => {
    const lines = debate.split('\n').with(at, line).join('\n');
    expect(judgeTalk(conversation(lines), longThread, DEFAULTS)).toMatchObject({ nudge: false, quiet });
  });

  /** Ana says thanks at the seventh message, and her later ones are `whose`. */
  const thanked = (whose: string) =>
    debate
      .split('\n')
      .with(6, 'ana: thank you, that helps a lot')
      .map((line, n) => (n > 6 ? line.replace('ana:', `${whose}:`) : line))
      .join('\n');

  test('is hushed when somebody said thanks and left it to the others', () => {
    const heard = conversation(thanked('chi'));
    expect(judgeTalk(heard, longThread, DEFAULTS)).toMatchObject({ nudge: false, quiet: 'settled' });
  });

  test('is not hushed by thanks for a step: whoever gave them goes on', () => {
    expect(judgeTalk(conversation(thanked('ana')), longThread, DEFAULTS)).toMatchObject({ nudge: true });
  });

  test('calls it chatter when few messages say much', () => {
    const light = debate
      .split('\n')
      .map((line, n) => (n % 4 === 0 ? line : `${line.slice(0, 5)}ok :smile:`))
      .join('\n');
    expect(judgeTalk(conversation(light), longThread, DEFAULTS)).toMatchObject({ quiet: 'chatter' });
  });

  test('calls it mixed topics when no two people carry it', () => {
    const crowd = debate
      .split('\n')
      .map((line, n) => `${['ana', 'ben', 'chi', 'dev', 'eve'][n % 5]}: ${line.slice(5)}`)
      .join('\n');
    expect(judgeTalk(conversation(crowd), longThread, DEFAULTS)).toMatchObject({ quiet: 'mixed-topics' });
  });

  test('leaves slow threads alone: they wait for their readers already', () => {
    expect(judgeTalk(conversation(debate, 300), longThread, DEFAULTS)).toEqual({
      nudge: false,
      quiet: 'not-live',
    });
  });

  test('explains what it detects, and what is missing where it detects nothing', () => {
    const turns = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ user: n % 2 ? 'ben' : 'ana', at: n * 30, marks: 0 }));
    const talk = { turns: turns(20), wanted: 13 };
    expect(longThread.explain(talk)).toEqual(longThread.detect(talk));
    expect(longThread.explain({ turns: turns(4), wanted: 13 })).toEqual({
      saw: [{ what: '4 messages, 2 people', words: '' }],
      against: [
        { what: 'the second most active wrote 2', words: '' },
        { what: '3 changes of speaker', words: '' },
      ],
    });
  });

  test('is surer of more substance, and never beyond certainty', () => {
    const sure = (count: number) =>
      longThread.detect({
        turns: Array.from({ length: count }, (_, n) => ({ user: `U${n % 2}`, at: n, marks: 0 })),
        wanted: 13,
      })?.confidence ?? 0;
    expect([sure(10), sure(13), sure(17), sure(60)].map((each) => each.toFixed(2))).toEqual([
      ...['0.00', '0.60', '0.85', '0.95'],
    ]);
  });
});

describe('what is noticed in a message', () => {
  test.each<[string, number]>([
    ['the importer drops a row when the upstream closes early', 0],
    ['yes', MARKS.light],
    ['I would rather not, that path has bitten us twice already :sweat_smile:', MARKS.light],
    ['we decided to keep one queue and to watch it for a week', MARKS.settles],
    ['thanks everybody, I will try it in the morning then', MARKS.thanks],
    ['it blocks everybody else from landing code until it is fixed', 0],
    ['why does it say that the index is not working now, I wonder', 0],
    ['there is an outage in the payment gateway since ten minutes', MARKS.incident],
    ['I have been close to being burnt out, so I take it slowly now', MARKS.care],
  ])('%s', (text, marks) => {
    expect(read(text)).toBe(marks);
  });

  test('thanks in a long message are politeness, and the talk goes on', () => {
    expect(
      read(`thanks for looking. ${'And then there is the other half of the question. '.repeat(4)}`),
    ).toBe(0);
  });

  test('any text can be read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => read(text) <= 31));
  });
});

test('figures are counted as told', () => {
  const turn = (user: string, at: number, marks = 0) => ({ user, at, marks });
  const turns = [
    turn('a', 0),
    turn('b', 10, MARKS.settles),
    turn('a', 20, MARKS.light),
    turn('c', 30),
    turn('a', 40),
  ];
  expect(figuresOf(turns)).toEqual({
    ...{ messages: 5, substance: 4.25, people: 3, second: 1, changes: 4, byTwo: 0.8, lasted: 40 },
  });
  expect(unsettled(turns)).toEqual(turns.slice(2));
});

test.each([
  ['goes on within five minutes', 310, 0, 0],
  ['goes on later', 311, 0, 1],
  ['only smiles', 20, MARKS.light, 1],
])('thanks settle what came before, unless whoever gave them goes on: %s', (_, at, marks, settled) => {
  const turn = (user: string, second: number, its = 0) => ({ user, at: second, marks: its });
  const turns = [turn('a', 10, MARKS.thanks), turn('b', 15), turn('a', at, marks)];
  expect(unsettled(turns)).toEqual(turns.slice(settled));
});

test('until then they may still go on', () => {
  const turn = (user: string, second: number, its = 0) => ({ user, at: second, marks: its });
  const turns = [turn('b', 0), turn('a', 10, MARKS.thanks), turn('b', 15)];
  expect([unsettled(turns), unsettled(turns, 310), unsettled(turns, 311)]).toEqual([
    ...[turns.slice(2), turns, turns.slice(2)],
  ]);
});
