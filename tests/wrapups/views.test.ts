import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelId, messageTs } from '../../src/core/ids.js';
import { messageLink, numberCitations, splitCitation } from '../../src/wrapups/citations.js';
import { readRefs, readTalkValue, writeRefs, writeTalk } from '../../src/wrapups/form-refs.js';
import { checkForm } from '../../src/wrapups/read-form.js';
import { readLink } from '../../src/wrapups/read-link.js';
import { notReadyView, notYoursView, offerView, usageView } from '../../src/wrapups/views/answers.js';
import { consentView, draftingView, noDraftView } from '../../src/wrapups/views/draft.js';
import { FIELDS, type FormNote, formView, loadingView, refusedModal } from '../../src/wrapups/views/form.js';
import { channelLineView, fitsOneMessage, postView } from '../../src/wrapups/views/post.js';
import { returnedView } from '../../src/wrapups/views/returned.js';
import { wrapUp } from '../contracts/samples.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { mentionsIn } from '../support/pings.js';

const THREAD = messageTs('1773223000.000100');
const CITES = Array.from({ length: 20 }, (_, n) => messageTs(`177322300${n % 10}.0001${10 + n}`));
const REFS = { channel: channelId('C0123456789'), threadTs: THREAD, cites: CITES };
const archive = 'https://acme.slack.com/archives/';
const posted = (more = {}) => wrapUp({ archive, state: 'posted', threadTs: THREAD, cites: CITES, ...more });
/** A field filled to the last character with what grows most when it is escaped. */
const full = (sign: string) => sign.repeat(3_000);

describe('views stay within Slack’s limits', () => {
  const words = {
    title: 'x'.repeat(150),
    outcome: full('x'),
    questions: full('y'),
    steps: full('z'),
    links: full('l'),
  };
  const notes: readonly FormNote[] = [
    'refused',
    'throttled',
    'unreached',
    'partly',
    'nothing-found',
    'no-people',
  ];

  test.each(notes)('the form that says %s', (note) => {
    const data = { refs: REFS, words, toChannel: true, note, draftWith: 'm'.repeat(100) };
    expect(checkView(formView(data))).toEqual([]);
    expect(checkView(formView({ ...data, drafted: { by: '<m>', mark: 'V123' } }))).toEqual([]);
  });

  test('the other views', () => {
    const text = `[1] Person A: ${'<&'.repeat(4_400)}`;
    const consent = { model: 'm'.repeat(100), host: 'h'.repeat(200), text, metadata: '{}', changed: true };
    const views = [
      loadingView(),
      refusedModal(),
      consentView(consent),
      draftingView('<m>'),
      noDraftView('late'),
    ];
    expect(views.flatMap(checkView)).toEqual([]);
    const messages = [usageView(), offerView(REFS), notYoursView(), notReadyView()];
    expect(messages.flatMap(checkMessage)).toEqual([]);
  });

  test('a post of whatever the form takes is one message that Slack takes, and loses nothing', () => {
    const text = fc.array(
      fc.constantFrom('a', '&', '<', '\n', ' [3]\n', ' [99]', 'https://example.com/x ', '*'),
      {
        maxLength: 900,
      },
    );
    fc.assert(
      fc.property(text, text, (outcome, steps) => {
        const typed = { ...wrapUp(), outcome: outcome.join('').trim(), steps: steps.join('').trim() };
        if (!fitsOneMessage(typed, REFS)) return;
        const content = postView({ ...typed, archive, threadTs: THREAD, cites: CITES }, 'Ana <b>');
        expect(checkMessage(content)).toEqual([]);
        const shown = JSON.stringify(content.blocks);
        const count = (sign: string, where: string) => where.split(sign).length - 1;
        expect(count('a', shown)).toBeGreaterThanOrEqual(count('a', typed.outcome + typed.steps));
        expect(count('&lt;', shown)).toBe(count('<', typed.outcome + typed.steps) + 1);
      }),
      { numRuns: 60 },
    );
  });

  test('what is given back, and the line for the channel', () => {
    for (const part of ['post', 'change', 'line'] as const) {
      expect(checkMessage(returnedView(posted({ outcome: full('x') }), part, 'unknown'))).toEqual([]);
      expect(returnedView(posted(), part, 'gone').text).toContain('I am not in that conversation');
    }
    const line = channelLineView(posted({ outcome: full('&'), title: '<!here>' }), '<!channel>', THREAD);
    expect(checkMessage(line)).toEqual([]);
    expect(line.text).not.toContain('<!');
  });
});

describe('a citation', () => {
  test('at the end of a line becomes a link to its message; any other number stays as typed', () => {
    const words = posted({
      outcome: 'Slow first [2]\nsee [1] there\nfast after [77]',
      cites: CITES.slice(0, 3),
    });
    const shown = JSON.stringify(postView(words, 'Ana').blocks);
    const link = `${archive}CGENERAL/p${CITES[1]?.replace('.', '')}?thread_ts=${THREAD}&amp;cid=CGENERAL`;
    expect(shown).toContain(`Slow first <${link}|[2]>`);
    expect(shown).toContain('see [1] there');
    expect(shown).toContain('fast after [77]');
  });

  test('is left out where nobody knows where links begin', () => {
    const shown = JSON.stringify(postView(posted({ outcome: 'Slow first [2]', archive: '' }), 'Ana').blocks);
    expect(shown).toContain('Slow first"');
  });

  test('numbers messages in the order in which they were said, each once', () => {
    const { cites, numberOf } = numberCitations([messageTs('3.0'), messageTs('1.0'), messageTs('3.0')]);
    expect(cites).toEqual(['1.0', '3.0']);
    expect(numberOf(messageTs('3.0'))).toBe(2);
    expect(splitCitation('words [2]', cites)).toEqual({ text: 'words', n: 2, ts: '3.0' });
    expect(splitCitation('words [3]', cites)).toEqual({ text: 'words [3]' });
    expect(messageLink(archive, { channel: channelId('C1') }, messageTs('1773223100.000200'))).toBe(
      `${archive}C1/p1773223100000200`,
    );
  });
});

describe('the form', () => {
  const draft = { ...wrapUp(), toChannel: false };
  test.each([
    ['no title', { title: '' }, FIELDS.title, 'Please give it a title'],
    ['a long title', { title: 'x'.repeat(151) }, FIELDS.title, 'and this one has 151'],
    ['an overfull field', { steps: 'x'.repeat(3_001) }, FIELDS.steps, 'A field holds 3,000 characters'],
    ['no words', { outcome: '', questions: '', steps: '', links: '' }, FIELDS.outcome, 'at least one line'],
    [
      'more than a message holds',
      { outcome: full('&'), steps: full('<') },
      FIELDS.outcome,
      'Together this is more',
    ],
  ])('with %s is told at its field', (_, change, field, sentence) => {
    const errors = checkForm({ ...draft, ...change }, REFS, true);
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]).toContain(sentence);
  });

  test('is refused to who is not a member; when nobody knows in time, Slack will tell', () => {
    expect(Object.keys(checkForm(draft, REFS, false))).toEqual([FIELDS.title]);
    expect(checkForm(draft, REFS, undefined)).toEqual({});
  });
});

describe('addresses', () => {
  test.each([
    ['https://acme.slack.com/archives/C0AB/p1773223100000200', 'C0AB', '1773223100.000200'],
    ['see <https://acme.slack.com/archives/G0AB/p1773223100000200|this> please', 'G0AB', '1773223100.000200'],
    [
      'https://acme.enterprise.slack.com/archives/C0AB/p1773223100000200?thread_ts=1773223000.000100&amp;cid=C0AB',
      'C0AB',
      '1773223000.000100',
    ],
  ])('%s', (words, channel, threadTs) => {
    expect(readLink(words)).toEqual({ channel, threadTs });
  });

  test.each([
    '',
    'the thread above',
    'https://example.com/archives/C0AB/p1773223100000200',
    'http://acme.slack.com/archives/C1/p1',
  ])('none in “%s”', (words) => {
    expect(readLink(words)).toBeUndefined();
  });

  test('travel in forms and buttons, and anything else there is refused', () => {
    expect(readRefs(writeRefs(REFS))).toEqual(REFS);
    expect(writeRefs(REFS).length).toBeLessThan(1_000);
    expect(readTalkValue(writeTalk(REFS))).toEqual({ channel: REFS.channel, threadTs: THREAD });
    for (const forged of ['', '{}', 'null', '{"channel":"C1","threadTs":"now"}']) {
      expect(() => readRefs(forged)).toThrow('Please open it again');
    }
  });
});

test('no view pings anybody, whatever was typed', () => {
  const typed = posted({
    title: '<@U1>',
    outcome: '<@U1> <!here> <!subteam^S1> [1]',
    links: '<https://x|y>',
  });
  const shown = [
    postView(typed, '<@U2>'),
    channelLineView(typed, '<@U2>', THREAD),
    returnedView(typed, 'post', 'bug'),
  ];
  expect(mentionsIn(shown)).toEqual([]);
  expect(JSON.stringify(shown)).not.toContain('<!');
});
