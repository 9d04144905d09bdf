import { expect, test } from '@jest/globals';
import { extract } from '../../src/wrapups/extract/extract.js';
import { prefill } from '../../src/wrapups/prefill.js';
import { talk } from './extract/talk.js';

const titleOf = (message: string): string => {
  const said = talk(`ana: ${message}`);
  return prefill(said, extract(said), () => 'Ben').words.title;
};

test.each([
  ['Hi all, <@UBEN>: which queue do we move first?', 'Which queue do we move first?'],
  ['Hi there,\nthe export fails since noon', 'The export fails since noon'],
  ['hey everyone! can we drop Node 18?', 'Can we drop Node 18?'],
  ['<!here> Good morning. The printer is down', 'The printer is down'],
  ['Team: the retro moves to Friday', 'The retro moves to Friday'],
  ['Question. How do we name releases?', 'How do we name releases?'],
  ['Guys! the staging database is full', 'The staging database is full'],
])('the title guessed for %j greets nobody', (message, title) => {
  expect(titleOf(message)).toBe(title);
});

test.each([
  'All our tests fail since Monday',
  'All-hands moves to Thursday at ten',
  'Team A waits for team B',
  'Hi-res pictures are blurry on the home page',
  'Morning standups take too long',
  'Everyone gets a new laptop in June',
])('words that only look like a greeting stay in the title: %s', (message) => {
  expect(titleOf(message)).toBe(message);
});

test('a link stays as it is, and a message that says nothing gives no title', () => {
  expect(titleOf('<https://example.com/a>')).toBe('https://example.com/a');
  expect(titleOf('Hi all.')).toBe('');
  expect(titleOf('Done.')).toBe('Done.');
});

test('a line is not cut within a link: one that is half leads nowhere', () => {
  const address = `https://grafana.example.com/d/${'x'.repeat(300)}`;
  const said = talk(`ana: we'll go with the second board, see <${address}|the numbers> for May`);
  const { outcome, links } = prefill(said, extract(said), () => 'Ana').words;
  expect(outcome).toBe("Ana: we'll go with the second board, see the numbers… [1]");
  expect(links).toBe('');
});
