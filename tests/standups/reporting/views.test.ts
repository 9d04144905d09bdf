import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { userId } from '../../../src/core/ids.js';
import type { MessageContent } from '../../../src/slack/slack-api.js';
import { type DayFacts, reportDay } from '../../../src/standups/reporting/day.js';
import { compiledView } from '../../../src/standups/reporting/views/compiled.js';
import { heldView } from '../../../src/standups/reporting/views/held.js';
import { historyView, whichStandupView } from '../../../src/standups/reporting/views/history.js';
import { parentView } from '../../../src/standups/reporting/views/parent.js';
import { replyView } from '../../../src/standups/reporting/views/reply.js';
import type { Standup, StandupResponse } from '../../../src/standups/standup-record.js';
import { checkMessage } from '../../support/check-limits.js';
import { broadcastsIn, mentionsIn } from '../../support/pings.js';
import { longText } from '../../support/typed-text.js';
import { ANA, BEN, DAY, MEI, nameOf, OLA, occurrence, response, standup } from './samples.js';

const day = (of: Partial<DayFacts> = {}) =>
  reportDay({ standup: standup(), workDay: DAY, responses: [], occurrences: [], ...of });
const textsOf = (...contents: readonly MessageContent[]) =>
  contents.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type === 'section') return block.text?.text ?? [];
      return block.type === 'context'
        ? block.elements.flatMap((each) => ('text' in each ? each.text : []))
        : [];
    }),
  );
const whole = (...contents: readonly MessageContent[]) => textsOf(...contents).join('\n');
const compiled = (of: Partial<Standup>, responses: readonly StandupResponse[]) =>
  compiledView(day({ standup: standup(of), responses }), nameOf, 'It goes on.');

describe('the parent of a thread', () => {
  test('tells how many answered, what blocks whom, and who is out, but not why', () => {
    const before = response(ANA, ['', '', 'The key from finance'], { workDay: '2026-03-09' });
    const parent = parentView(
      day({
        responses: [response(ANA, ['', 'Ship', 'The key from finance']), response(BEN, ['', '', 'none'])],
        occurrences: [
          occurrence(ANA, { state: 'answered' }),
          occurrence(MEI, { state: 'waiting' }),
          occurrence(OLA, { state: 'skipped', reason: 'leave' }),
          occurrence(userId('UPIA'), { state: 'skipped', reason: 'by-choice' }),
        ],
        before: new Map([[ANA, before]]),
      }),
      nameOf,
    );
    expect(parent.text).toBe('Daily, Tue 10 Mar: 2 of 3 answered');
    expect(textsOf(parent)).toEqual([
      '*Daily, Tue 10 Mar*\n2 of 3 answered',
      '*Blockers*\n• *Ana*: The key from finance _(also on Mon 9 Mar)_',
      'The replies below have them in full.',
      'Out: Ola',
    ]);
  });

  test('holds the longest blockers and names of 500 people within the limits, and says how many more there are', () => {
    const users = Array.from({ length: 500 }, (_, n) => userId(`U${n}`));
    const responses = users.map((user) => response(user, ['', '', '&'.repeat(3_000)]));
    const occurrences = users.map((user) =>
      occurrence(userId(`X${user}`), { state: 'skipped', reason: 'holiday' }),
    );
    const parent = parentView(day({ responses, occurrences }), () => '&'.repeat(80));
    expect(checkMessage(parent)).toEqual([]);
    expect(whole(parent).length).toBeLessThan(13_000);
    expect(whole(parent)).toContain('492 more in the thread.');
    expect(whole(parent)).toContain('and 488 more');
  });
});

describe('a reply', () => {
  test('stands under the name of its author, with what was asked, and is marked when late or edited', () => {
    const [reply, ...others] = replyView(
      response(ANA, ['Tests', '', 'None'], { late: true, editedAt: 1 }),
      'Ana <!here>',
    );
    expect(others).toEqual([]);
    expect(reply && textsOf(reply)).toEqual([
      '*Ana &lt;!here&gt;* · _late_ · _edited_\n*What did you do last?*\nTests\n*Is anything in your way?*\nNone',
    ]);
  });

  test('says so when every question was left empty', () => {
    expect(whole(...replyView(response(ANA, ['', '', '']), 'Ana'))).toBe(
      '*Ana*\n_Every question was left empty._',
    );
  });

  test('never breaks a limit and pings nobody, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.tuple(longText(9_000), longText(9_000), longText(9_000)),
        fc.string(),
        (answers, name) => {
          const messages = replyView(response(ANA, answers), name);
          expect(messages.flatMap(checkMessage)).toEqual([]);
          expect(broadcastsIn(messages)).toEqual([]);
          expect(mentionsIn(messages)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('the compiled report', () => {
  const responses = [response(BEN, ['Docs', 'More docs', '']), response(ANA, ['Tests', '', 'Waiting'])];

  test('goes by person, in the order of their names', () => {
    expect(textsOf(...compiled({}, responses))).toEqual([
      '*Daily, Tue 10 Mar*\n2 of 2 answered',
      '*&lt;!channel&gt; Bob*\n*What did you do last?*\nDocs\n*What is next?*\nMore docs\n*Ana*\n*What did you do last?*\nTests\n*Is anything in your way?*\nWaiting',
    ]);
  });

  test('or by question, two questions in the same words staying two', () => {
    const asked = [
      { text: 'Why?', role: 'other' },
      { text: 'Why?', role: 'other' },
    ] as const;
    const report = { mode: 'compiled', groupBy: 'question' } as const;
    const twice = [response(ANA, ['First', 'Second'], { asked }), response(MEI, ['', 'Third'], { asked })];
    expect(textsOf(...compiled({ report, questions: asked }, twice)).at(-1)).toBe(
      '*Why?*\n_Ana_\nFirst\n*Why?*\n_Ana_\nSecond\n_Mei_\nThird',
    );
  });

  test('keeps two people with one name apart', () => {
    const two = [response(ANA, ['One', '', '']), response(MEI, ['Two', '', ''])];
    const view = compiledView(day({ responses: two }), () => 'Alex', '');
    expect(whole(...view).match(/\*Alex\*/g)).toHaveLength(2);
    expect(whole(...view)).toMatch(/One[\s\S]*Two/);
  });

  test('SIZ-05: of 500 people of whom none answered is one message that names nobody', () => {
    const occurrences = Array.from({ length: 500 }, (_, n) => occurrence(userId(`U${n}`)));
    const [only, ...others] = compiledView(day({ occurrences }), nameOf, '');
    expect(only?.text).toBe('Daily, Tue 10 Mar: 0 of 500 answered');
    expect(others).toEqual([]);
    expect(mentionsIn(only)).toEqual([]);
  });

  test.each(['person', 'question'] as const)(
    'of 500 people with long answers, by %s, is whole and within the limits',
    (groupBy) => {
      const long = Array.from({ length: 500 }, (_, n) =>
        response(userId(`U${n}`), [`begin${n} ${'word '.repeat(n % 600)}end${n}`, '```code', '&'.repeat(n)]),
      );
      const messages = compiled({ report: { mode: 'compiled', groupBy } }, long);
      expect(messages.flatMap(checkMessage)).toEqual([]);
      const shown = whole(...messages);
      const marksOf = (mark: string) => new Set(shown.match(new RegExp(`${mark}[0-9]+`, 'g')));
      expect(marksOf('begin').size).toBe(500);
      expect(marksOf('end').size).toBe(500);
      expect(messages.filter((each) => (whole(each).match(/```/g) ?? []).length % 2 === 1)).toEqual([]);
    },
  );

  test.each(['person', 'question'] as const)(
    'of an anonymous standup, by %s, tells nothing about anybody',
    (groupBy) => {
      const terms = { privacy: 'anonymous', report: { mode: 'compiled', groupBy } } as const;
      const marked = responses.map((each, n) => ({ ...each, late: n === 0, editedAt: 5 }));
      const view = compiled(terms, marked);
      expect(JSON.stringify(view)).not.toMatch(/Ana|Bob|late|edited|UANA|UBEN/);
      expect(whole(...view)).toContain('Waiting');
      // Neither who nor when decides the order.
      const swapped = marked.map((each, n) => ({ ...each, user: n === 0 ? ANA : BEN, submittedAt: -n }));
      expect(compiled(terms, swapped)).toEqual(view);
    },
  );

  test('of an anonymous standup counts who is out', () => {
    const anonymous = standup({ privacy: 'anonymous' });
    const occurrences = [occurrence(ANA), occurrence(OLA, { state: 'skipped', reason: 'leave' })];
    const view = compiledView(day({ standup: anonymous, occurrences }), nameOf, '');
    expect(textsOf(...view).at(-1)).toBe('Out: 1');
  });
});

describe('the other messages', () => {
  test.each(['not_in_channel', 'is_archived', 'channel_not_found', 'restricted_action'])(
    'a report on hold because of %s says what to do',
    (code) => {
      const view = heldView(standup({ name: 'Team <!everyone>' }), code);
      expect(checkMessage(view)).toEqual([]);
      expect(broadcastsIn(view)).toEqual([]);
      expect(whole(view)).toMatch(/Every answer so far is kept/);
    },
  );

  test('a history lists counts and links, and ranks nobody', () => {
    const view = historyView(standup(), [
      { workDay: DAY, answered: 3, asked: 5, link: 'https://slack.example/1' },
      { workDay: '2026-03-09', answered: 2, asked: 5 },
    ]);
    expect(checkMessage(view)).toEqual([]);
    expect(textsOf(view)[1]).toBe(
      '• Tue 10 Mar: 3 of 5 answered (<https://slack.example/1|report>)\n• Mon 9 Mar: 2 of 5 answered',
    );
  });

  test('a choice among very many standups stays within the limits', () => {
    const names = Array.from({ length: 400 }, (_, n) => `${n}${'&'.repeat(200)}`);
    expect(checkMessage(whichStandupView(names))).toEqual([]);
    expect(whole(whichStandupView(names))).toContain('and 388 more');
  });
});
