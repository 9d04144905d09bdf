import { expect, test } from '@jest/globals';
import { statusSaysAway } from '../../../src/standups/scheduling/status-away.js';

const status = (text: string, emoji = '') => ({ text, emoji });

test.each([
  ...[
    'Vacationing',
    'On vacation',
    'on vacation (back 14 April)',
    'Out sick',
    'OOO',
    "I'm OOO",
    'ooo: Lisbon',
  ],
  ...[
    'Out of office',
    'out of the office until Monday',
    'On parental leave',
    'PTO',
    'Im Urlaub',
    'En vacances',
  ],
])('"%s" says that somebody is away', (text) => {
  expect(statusSaysAway(status(text, ':speech_balloon:'), 0)).toBe(true);
});

test.each([
  ...['', 'In a meeting', 'Working remotely', 'Commuting', 'vacation planning', 'Back from vacation'],
  ...['On leave from Monday', 'OOO next week', 'Planning holidays', 'leave me a note', 'Focus'],
])('"%s" does not', (text) => {
  expect(statusSaysAway(status(text), 0)).toBe(false);
});

test('a palm tree alone says so, beside other words it does not', () => {
  expect(statusSaysAway(status('', ':palm_tree:'), 0)).toBe(true);
  expect(statusSaysAway(status('Working from the beach', ':palm_tree:'), 0)).toBe(false);
});

test('a status that has ended says nothing, nor does none at all', () => {
  expect(statusSaysAway({ ...status('On vacation'), until: 10 }, 9)).toBe(true);
  expect(statusSaysAway({ ...status('On vacation'), until: 10 }, 10)).toBe(false);
  expect(statusSaysAway(undefined, 0)).toBe(false);
});
