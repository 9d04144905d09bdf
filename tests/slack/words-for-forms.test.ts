import { describe, expect, test } from '@jest/globals';
import { guessTitle, peopleNamed, quote, readableWords } from '../../src/slack/words-for-forms.js';

const nameOf = (user: string) => ({ U1: 'Mei', U2: '<!channel> Bob' })[user];

describe('the words of a message, as its author sees them', () => {
  test.each([
    ['can we talk &lt;today&gt; &amp; decide?', 'can we talk <today> & decide?'],
    ['typed as &amp;lt;b&amp;gt;', 'typed as &lt;b&gt;'],
    ['<@U1> and <@U2>, <@U3|sam> or <@U4>', '@Mei and @<!channel> Bob, @sam or @U4'],
    ['in <#C1|general> or <#C2>', 'in #general or #C2'],
    ['<!here> <!subteam^S1|@design>', '@here @design'],
    ['by <!date^1772820000^{date}|6 March>', 'by 6 March'],
    ['see <https://a.example/x?a=1&amp;b=2>', 'see https://a.example/x?a=1&b=2'],
    ['see <https://a.example|the plan>', 'see the plan (https://a.example)'],
    ['see <http://a.example|a.example>', 'see http://a.example'],
    ['to <mailto:a@b.example|a@b.example>', 'to a@b.example'],
  ])('reads %s', (received, readable) => {
    expect(readableWords(received, nameOf)).toBe(readable);
  });

  test('name people once each, in order', () => {
    expect(peopleNamed('<@U2> <@U1|mei> <@U2> <#C1> &lt;@U9&gt;')).toEqual(['U2', 'U1']);
  });
});

describe('a guessed title', () => {
  test.each([
    ['Can we hop on a call about the rollout? I have doubts.', 'Can we hop on a call about the rollout?'],
    ['hey team, <@U1> can we meet tomorrow', 'Can we meet tomorrow'],
    ['is v2.3 ready? I hope so', 'Is v2.3 ready?'],
    ['ask <@U1> &amp; co', 'Ask @Mei & co'],
    ['<@U1>', '@Mei'],
    ['予定を決めたいです。明日でも', '予定を決めたいです。'],
    ['rollout plan\nit has three steps', 'Rollout plan'],
    ['short', 'Short'],
    ['hello', 'Hello'],
    ['', ''],
  ])('of %j is %j', (words, title) => {
    expect(guessTitle(words, nameOf)).toBe(title);
  });

  test('stays short', () => {
    expect(guessTitle('word '.repeat(100), nameOf).length).toBeLessThanOrEqual(80);
  });
});

test('a quote marks every line', () => {
  expect(quote('Mei', 'one\ntwo')).toBe('Mei wrote:\n> one\n> two');
});
