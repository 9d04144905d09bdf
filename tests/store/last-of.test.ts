import { expect, test } from '@jest/globals';
import { lastOf } from '../../src/store/last-of.js';

const watched = () => {
  const made: string[] = [];
  const read = lastOf(({ text, version }: { text: string; version: number }) => {
    made.push(text);
    return `${text} ${version}`;
  });
  return { made, read };
};

test('what a row comes to is made once for as long as the row reads the same', () => {
  const { made, read } = watched();
  expect(read('a', { text: 'one', version: 1 })).toBe('one 1');
  expect(read('a', { text: 'one', version: 1 })).toBe('one 1');
  expect(made).toEqual(['one']);
});

test('a row in which one column differs is read anew, and so is another row', () => {
  const { made, read } = watched();
  read('a', { text: 'one', version: 1 });
  expect(read('a', { text: 'one', version: 2 })).toBe('one 2');
  expect(read('b', { text: 'two', version: 2 })).toBe('two 2');
  expect(made).toEqual(['one', 'one', 'two']);
});

test('a great many rows are not all kept', () => {
  const { made, read } = watched();
  for (let n = 0; n <= 1_000; n += 1) read(`row ${n}`, { text: `${n}`, version: 1 });
  read('row 0', { text: '0', version: 1 });
  expect(made.filter((text) => text === '0')).toHaveLength(2);
});
