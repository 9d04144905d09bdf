/** Whom a text names. */
import { expect, test } from '@jest/globals';
import { userId } from '../../src/core/ids.js';
import { namedIn } from '../../src/core/named-in.js';

const people = [
  { user: userId('UMEI'), name: 'Mei Tanaka' },
  { user: userId('UWILL'), name: 'will' },
  { user: userId('UMISAKI'), name: '美咲' },
  { user: userId('UJ'), name: 'J' },
];

test.each<[string, readonly string[]]>([
  ['waiting for <@UMEI>', ['UMEI']],
  ['waiting for <@UMEI|mei> and <@UWILL>', ['UMEI', 'UWILL']],
  ['a review by Mei.', ['UMEI']],
  ['MEI’s keys', ['UMEI']],
  ['mei tanaka has the keys', ['UMEI']],
  ['ask @mei, @will', ['UMEI', 'UWILL']],
  ['it will be late', []],
  ['Will has the keys', ['UWILL']],
  ['美咲 さん', ['UMISAKI']],
  ['the meiosis of Meier', []],
  ['J is out', []],
  ['<@UMEI2>', []],
  ['', []],
])('%p names %p', (text, named) => {
  expect(namedIn(text, people)).toEqual(named);
});
