/** Every message and form of decisions stays within Slack's limits, whatever people type, and nothing they type pings anybody. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelId, messageTs, type UserId, userId } from '../../src/core/ids.js';
import type { Decision, Position } from '../../src/decisions/decision.js';
import { exportText } from '../../src/decisions/export-text.js';
import { fromForerunner, prefill } from '../../src/decisions/prefill.js';
import { directOf, threadOf } from '../../src/decisions/thread.js';
import { cardView } from '../../src/decisions/views/card.js';
import { decideFormView } from '../../src/decisions/views/decide.js';
import { reminderView, returnedView, reviewView } from '../../src/decisions/views/direct.js';
import { formView, MOST_OPTIONS, OPTION_LENGTH, QUESTION_LENGTH } from '../../src/decisions/views/form.js';
import { logView, readOlder } from '../../src/decisions/views/log.js';
import { logFormView, loggedView } from '../../src/decisions/views/logged.js';
import { yoursNowView } from '../../src/decisions/views/outcome.js';
import { concernFormView } from '../../src/decisions/views/position.js';
import { MOST_ASKED } from '../../src/slack/asking-fields.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { decision, id, NOW, position } from './samples.js';

/** What Slack counts, as far as it tells: it answers `msg_blocks_too_long` somewhat above 13,000 characters of text. */
const charactersOf = (blocks: readonly unknown[]): number =>
  [...JSON.stringify(blocks).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].reduce(
    (sum, [, text = '""']) => sum + JSON.parse(text).length,
    0,
  );

const ana = userId('UANA');
/** Escaped, each of these signs takes several; a surrogate pair must not be cut. */
const typed = (maxLength: number) =>
  fc
    .array(
      fc.constantFrom(
        '<!channel> ',
        '<@U1> ',
        '& ',
        'word ',
        '😀',
        '\n',
        '> ',
        '*',
        'https://example.org/a ',
      ),
      {
        maxLength: 2_000,
      },
    )
    .map((parts) =>
      parts
        .join('')
        .slice(0, maxLength)
        .replace(/[\ud800-\udbff]$/, ''),
    );

const people = Array.from({ length: MOST_ASKED }, (_, n) => userId(`U${n}`));
const names: ReadonlyMap<UserId, string> = new Map(
  people.map((each) => [each, '<!here> Alexandra Longname']),
);
const facts = { names, zone: 'Europe/Berlin' } as const;

const decisions: fc.Arbitrary<Decision> = fc
  .record({
    question: typed(QUESTION_LENGTH),
    context: typed(9_000),
    proposal: typed(3_000),
    reason: typed(3_000),
    options: fc.oneof(
      fc.constant([]),
      fc.array(
        typed(OPTION_LENGTH).map((text) => `o${text}`.slice(0, OPTION_LENGTH)),
        {
          minLength: 2,
          maxLength: MOST_OPTIONS,
        },
      ),
    ),
    state: fc.constantFrom(
      'proposed' as const,
      'accepted' as const,
      'rejected' as const,
      'superseded' as const,
    ),
  })
  .map(({ options, proposal, state, reason, ...words }) =>
    decision({
      ...{ ...words, options, state, proposal: options.length > 0 ? '' : proposal },
      ...{ deadline: NOW + 1, opensAt: NOW, postedAt: NOW, link: 'https://slack.example/p1' },
      asked: people.map((user) => ({ user, hours: 8.25 })),
      ...(state !== 'proposed' && { reason, closedAt: NOW, closedBy: ana, why: 'by-owner', rounds: 1 }),
      ...(options.length > 0 && state !== 'proposed' && { chosen: 0 }),
    }),
  );

const positions: fc.Arbitrary<readonly Position[]> = fc
  .array(
    fc.tuple(fc.constantFrom('agree', 'concern', 'abstain', 'option'), typed(3_000), fc.nat({ max: 9 })),
    {
      maxLength: MOST_ASKED,
    },
  )
  .map((taken) =>
    taken.map(([kind, concern, option], n) =>
      position(kind as Position['kind'], { concern, option }, people[n]),
    ),
  );

describe('whatever people type', () => {
  test('the card, its thread and all direct messages fit, ping only those asked, and lose no word', () => {
    fc.assert(
      fc.property(decisions, positions, (of, taken) => {
        const { card, continued } = cardView(of, taken, { ...facts, supersedes: of, supersededBy: of });
        const all = [
          ...[
            card,
            ...continued,
            reminderView(of, names, 'UTC', 4.25),
            reviewView(of),
            ...returnedView(of, 'gone'),
          ],
          ...threadOf({ ...of, extendedBy: ana, passedFrom: ana }, taken, facts).map(
            ([, content]) => content,
          ),
          ...directOf(of, taken, facts).map(([, , content]) => content),
          yoursNowView({ ...of, passedFrom: ana }, names, 'UTC'),
          loggedView({ ...of, why: 'logged' }, facts).card,
        ];
        for (const content of all) {
          expect(checkMessage(content)).toEqual([]);
          expect(broadcastsIn(content)).toEqual([]);
        }
        for (const each of all) expect(charactersOf(each.blocks)).toBeLessThan(12_500);
        const pinged = mentionsIn([card.text, card.blocks]);
        expect(pinged).toEqual(of.state === 'proposed' ? people : []);
        const words = [...of.context].filter((sign) => sign === 'w').length;
        const shown = JSON.stringify([card, ...continued].map(({ blocks }) => blocks.slice(2)));
        expect([...shown].filter((sign) => sign === 'w').length).toBeGreaterThanOrEqual(words);
      }),
      { numRuns: 40 },
    );
  });

  test('every form and the log fit too', () => {
    fc.assert(
      fc.property(decisions, typed(40_000), (of, words) => {
        const refs = { channel: channelId('C1'), sourceTs: messageTs('1.1') };
        const verdict = { state: 'accepted', why: 'by-owner', chosen: 0 } as const;
        const form = prefill({
          refs,
          user: ana,
          words,
          people,
          options: of.options,
          nameOf: () => undefined,
        });
        const forms = [
          ...[formView(form), formView(fromForerunner(of, ana)), decideFormView(of, verdict)],
          ...[
            concernFormView(of, words.slice(0, 3_000)),
            decideFormView({ ...of, state: 'rejected' }, verdict),
          ],
          logFormView({ refs, question: words, words, owner: ana }),
        ];
        for (const each of forms) expect(checkView(each)).toEqual([]);
        const entries = Array.from({ length: 8 }, () => ({ decision: of, supersededBy: of }));
        const log = logView({ words, entries, next: { createdAt: NOW, id } }, 'UTC');
        expect(checkMessage(log)).toEqual([]);
        // What a button carries is shown to nobody.
        const shown = log.blocks.filter(({ type }) => type !== 'actions');
        expect(broadcastsIn({ text: log.text, blocks: shown })).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

test('the button for the next page carries words and place, and nothing else is taken for it', () => {
  const log = logView(
    { words: 'penguin farm', entries: [{ decision: decision() }], next: { createdAt: NOW, id } },
    'UTC',
  );
  const [, value = ''] =
    /"text":"Older".*?"value":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(log.blocks)) ?? [];
  expect(readOlder(JSON.parse(`"${value}"`))).toEqual({
    words: 'penguin farm',
    after: { createdAt: NOW, id },
  });
  for (const forged of ['', '{}', '[]', 'null', '{"w":1,"c":"x"}']) expect(readOlder(forged)).toBeUndefined();
});

test('the Markdown file tells the whole of a decision, with dissent', () => {
  const [ben] = people;
  const closed = decision({
    ...{
      state: 'accepted',
      why: 'majority',
      closedAt: NOW,
      reason: 'It had to be.',
      author: ana,
      owner: ana,
    },
    ...{ supersededBy: id, link: 'https://slack.example/p1', context: 'Two\nlines' },
  });
  const taken = [position('agree', {}, ana), position('concern', { concern: 'Too\nearly' }, ben)];
  const text = exportText(
    [
      { decision: closed, positions: taken },
      { decision: decision(), positions: [] },
    ],
    new Map([[ana, 'Ana']]),
    'md',
  );
  expect(text).toBe(
    [
      '# Do we move?\n',
      '- Id: D0000000000000001',
      '- State: accepted',
      '- Decides: Ana',
      '- Asked by: Ana',
      '- Opened: 2026-03-11T10:00:00.000Z',
      '- Closed: 2026-03-11T10:00:00.000Z',
      '- Superseded by: D0000000000000001',
      '- In Slack: https://slack.example/p1',
      '\n## Context\n\nTwo\nlines',
      '\n## Proposal\n\nWe move.',
      '\n## Reason\n\nIt had to be.',
      '\n## Positions\n\nAgree: Ana',
      '\n## Concerns\n\nU0:\n\n> Too\n> early\n',
      '---\n',
      '# Do we move?\n',
      '- Id: D0000000000000001',
      '- State: open',
      '- Decides: Ana',
      '- Asked by: Ana',
      '- Opened: 2026-03-11T10:00:00.000Z',
      '\n## Proposal\n\nWe move.',
      '\n## Positions\n\nAgree: nobody\n',
    ].join('\n'),
  );
});

test.each([
  ['proposed', 'Takes the place of “And then?”, once accepted.'],
  ['accepted', 'Took the place of “And then?”.'],
  ['superseded', 'Took the place of “And then?”.'],
  ['rejected', 'Would have taken the place of “And then?”.'],
  ['withdrawn', 'Would have taken the place of “And then?”.'],
] as const)('a card that is %s tells of the earlier decision: %s', (state, sentence) => {
  const supersedes = decision({ question: 'And then?' });
  const { card } = cardView(decision({ state, supersedes: supersedes.id }), [], { ...facts, supersedes });
  expect(JSON.stringify(card.blocks)).toContain(sentence);
});
