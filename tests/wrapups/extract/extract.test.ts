import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { messageTs, userId } from '../../../src/core/ids.js';
import { extract } from '../../../src/wrapups/extract/extract.js';
import { MOST_LINES } from '../../../src/wrapups/extract/extraction.js';
import { talk } from './talk.js';

const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text);
const outcomes = (...lines: readonly string[]) => texts(extract(talk(...lines)).outcomes);
const questions = (...lines: readonly string[]) => texts(extract(talk(...lines)).questions);
const steps = (...lines: readonly string[]) =>
  extract(talk(...lines)).steps.map(({ who, text }) => `${who}: ${text}`);

describe('an outcome', () => {
  test.each([
    'We decided to keep the old parser until May.',
    "ok, let's go with the slow queue first",
    'Decision: two replicas, no more',
    'so the plan is to release on Tuesday',
    "we'll ship it without the import",
    'It turned out that the proxy cut long headers.',
    'The root cause was a full disk on the build machine',
    'Wir haben beschlossen, den alten Parser zu behalten.',
    'Wir nehmen dann die zweite Variante.',
    'Hemos decidido quedarnos con la cola lenta.',
    'El problema era un disco lleno.',
  ])('is found in “%s”', (said) => {
    expect(outcomes(`ana: ${said}`)).toEqual([said]);
  });

  test.each([
    'if we decide to keep it, the tests must change',
    "we haven't decided on a date",
    "let's see what the build says",
    'I wonder whether we agreed on that',
    "we'll need a machine for it",
    "we'll see how it goes tomorrow",
    '> We decided to keep the old parser.',
    '```we decided to keep the old parser```',
    'Wir haben noch nicht entschieden, ob das reicht',
    'Todavía no hemos decidido nada',
    'どうしましょうか',
  ])('is not found in “%s”', (said) => {
    expect(outcomes(`ana: ${said}`)).toEqual([]);
  });

  test('is found under bold and italics, and not in what is struck through', () => {
    expect(outcomes('ana: *Decision:* we take the slow queue first')).toHaveLength(1);
    expect(outcomes('ana: _Decision_: we take the slow queue first')).toHaveLength(1);
    expect(outcomes('ana: ~We decided to keep the old parser.~')).toEqual([]);
    expect(
      outcomes('ana: ~Decision: two replicas.~ Decision: three replicas, ~5 GB each or ~6'),
    ).toHaveLength(1);
    expect(questions('ana: *Who pays for the second server?* It is not in the budget')).toHaveLength(1);
  });

  test('may be a suggestion, but only when somebody else agrees without reserve', () => {
    const suggestion = 'we should bump the base image';
    expect(outcomes(`ana: ${suggestion}`)).toEqual([]);
    expect(outcomes(`ana: ${suggestion}`, 'ana: yes')).toEqual([]);
    expect(outcomes(`ana: ${suggestion}`, 'ben: sounds good')).toEqual([suggestion]);
    expect(outcomes(`ana: ${suggestion}`, 'ben: :+1:')).toEqual([suggestion]);
    expect(outcomes(`ana: ${suggestion}`, 'ben: yes. But not this week')).toEqual([]);
    expect(outcomes(`ana: ${suggestion}`, 'ben: good idea, though it breaks the cache')).toEqual([]);
    expect(outcomes('ana: Shall we keep the old parser?', 'ben: yes')).toEqual([
      'Shall we keep the old parser?',
    ]);
  });

  test('may be advice that helped: the line is the advice, not the thanks', () => {
    const found = extract(
      talk('ana: it hangs', 'ben: try to restart the proxy first', 'ana: that worked, thanks'),
    );
    expect(found.outcomes).toMatchObject([
      { text: 'try to restart the proxy first', author: 'UBEN', saw: '… that worked' },
    ]);
  });

  test('says by which words it was recognised', () => {
    const [line] = extract(talk('ana: we should bump it to 7 now', 'ben: agreed')).outcomes;
    expect(line?.saw).toBe('we should bump … agreed');
  });
});

describe('a question', () => {
  test('is open while nobody else says anything to it', () => {
    const asked = 'does anybody know who owns the alerts?';
    expect(questions(`ana: ${asked}`)).toEqual([asked]);
    expect(questions(`ana: ${asked}`, 'ana: it is urgent')).toEqual([asked]);
    expect(questions(`ana: ${asked}`, 'ben: the platform team does')).toEqual([]);
    expect(questions(`ana: ${asked}`, 'ben: good question, no idea')).toEqual([asked]);
    expect(questions(`ana: ${asked}`, 'ana: never mind, found it')).toEqual([]);
  });

  test('is closed by an answer that comes late, if it names who asked', () => {
    const noise = Array.from({ length: 12 }, (_, n) => `ana: line ${n}`);
    const asked = 'ana: which of the replicas has the backup?';
    expect(questions(asked, ...noise, 'ben: unrelated words')).toHaveLength(1);
    expect(questions(asked, ...noise, 'ben: <@UANA> the second one')).toEqual([]);
  });

  test.each([
    'right?',
    'how are you today?',
    'can I ask you something?',
    'what do you mean by that?',
    'Alles klar, oder?',
  ])('is none when it only keeps the talk going: “%s”', (said) => {
    expect(questions(`ana: ${said}`)).toEqual([]);
  });

  test('needs no question mark', () => {
    const said = 'We still need to decide who runs the migration.';
    expect(questions(`ana: ${said}`)).toEqual([said]);
    expect(questions('ana: Wir müssen noch klären, wer das bezahlt.')).toHaveLength(1);
  });

  test('is found in scripts that have no spaces', () => {
    expect(questions('ana: 誰かこのエラーの原因を調べてくれませんか？')).toHaveLength(1);
  });
});

describe('a next step', () => {
  test('has the name of who promised it', () => {
    expect(steps("ana: I'll write the migration tomorrow")).toEqual([
      "UANA: I'll write the migration tomorrow",
    ]);
    expect(steps('ana: Ich schreibe die Migration bis morgen')).toEqual([
      'UANA: Ich schreibe die Migration bis morgen',
    ]);
    expect(steps('ana: voy a preparar la migración')).toEqual(['UANA: voy a preparar la migración']);
  });

  test('has the name of who was asked and said yes, or was named for it', () => {
    expect(steps('ana: <@UBEN> can you review the patch?', 'ben: will do')).toEqual([
      'UBEN: <@UBEN> can you review the patch?',
    ]);
    expect(steps('ana: <@UBEN> can you review the patch?', 'ben: which one?')).toEqual([]);
    expect(steps('ana: <@UBEN> will send the numbers to finance')).toHaveLength(1);
    expect(steps('ana: TODO: rotate the keys')).toEqual(['undefined: TODO: rotate the keys']);
  });

  test('is none once it is done, and an errand is none once the talk went on', () => {
    expect(steps("ana: I'll open an issue for it", "ana: I've opened link 12")).toEqual([]);
    expect(steps("ana: I'll open an issue for it", 'ana: Ok, here is the issue: 12')).toEqual([]);
    expect(steps("ana: I'll open an issue for it", "ana: here's the issue: 12")).toEqual([]);
    const wentOn = Array.from({ length: 8 }, (_, n) => `ben: line ${n}`);
    expect(steps("ana: I'll try it again", ...wentOn)).toEqual([]);
    expect(steps(...wentOn, "ana: I'll try it again")).toHaveLength(1);
  });

  test.each([
    "I'll be there at noon",
    "I'll admit that it is slow",
    'let me know',
    "I'll bet it is the cache",
  ])('is not found in “%s”', (said) => {
    expect(steps(`ana: ${said}`)).toEqual([]);
  });

  test('stands in a list under a heading, which is none itself', () => {
    const list = '*Action items:*\n• <@UBEN> writes the docs\n• somebody orders cake\nThat is all for today';
    expect(steps(`ana: ${list}`)).toEqual([
      'UBEN: <@UBEN> writes the docs',
      'undefined: somebody orders cake',
    ]);
    expect(steps('ana: Next steps:', 'ben: • a list of another message')).toEqual([]);
  });

  test('that speaks of the sentence before it comes with that sentence', () => {
    expect(steps("ana: The importer skips empty rows. I'll fix that.")).toEqual([
      "UANA: The importer skips empty rows. I'll fix that.",
    ]);
  });
});

describe('links', () => {
  test('are found in both forms, once, without the signs after them', () => {
    const { links } = extract(
      talk(
        'ana: see https://example.com/a, and <https://example.com/b?x=1&amp;y=2|that>.',
        'ben: https://example.com/a!',
      ),
    );
    expect(links.map(({ text, author }) => [text, author])).toEqual([
      ['https://example.com/a', 'UANA'],
      ['https://example.com/b?x=1&amp;y=2', 'UANA'],
    ]);
  });

  test('leave out pictures for fun', () => {
    expect(extract(talk('ana: https://media.giphy.com/x.gif')).links).toEqual([]);
  });
});

test('a conversation without any of it is a result, too', () => {
  expect(extract(talk('ana: hello', 'ben: hello ana'))).toEqual({
    ...{ outcomes: [], questions: [], steps: [], links: [] },
    ...{ participants: ['UANA', 'UBEN'], messages: 2 },
  });
  expect(extract([]).messages).toBe(0);
});

const word = fc.constantFrom(
  ...[
    "let's go with",
    "I'll write it",
    'agreed',
    'why',
    '?',
    '.',
    '\n',
    '<@U1>',
    'https://a.b/c',
    '`x`',
    '> q',
    ':+1:',
    'we decided to',
    '結論',
  ],
);
const line = fc.record({
  user: fc.constantFrom('U1', 'U2', 'U3').map(userId),
  text: fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }).map((words) => words.join(' ')),
});

test('every line cites a message of its author that says it, and no list is long', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const conversation = lines.map((said, n) => ({ ...said, ts: messageTs(`${n + 1}.000000`) }));
      const { outcomes, questions, steps, links } = extract(conversation);
      for (const some of [outcomes, questions, steps, links]) {
        expect(some.length).toBeLessThanOrEqual(MOST_LINES);
        for (const { ts, author } of some) {
          expect(conversation.find((said) => said.ts === ts)?.user).toBe(author);
        }
        const places = some.map(({ ts }) => Number(ts));
        expect(places).toEqual([...places].sort((one, two) => one - two));
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  '`',
  '<',
  '<@U1|',
  'https://',
  'https://.',
  '> ',
  '```',
  "let's ",
  'we decided to ',
  '? ',
  ':a',
  '\n> ',
  'I will ',
  'なぜ？',
  '\n- x',
])('long messages that are all “%s” are read in the time of plain ones', (piece) => {
  const long = piece.repeat(Math.ceil(4_000 / piece.length));
  const hostile = Array.from({ length: 60 }, (_, n) => ({
    ts: messageTs(`${n + 1}.000000`),
    user: userId(`U${n % 3}`),
    text: long,
  }));
  const began = process.cpuUsage();
  extract(hostile);
  const { user } = process.cpuUsage(began);
  // 240,000 characters take 0.3 s at the most; anything that backtracks takes minutes.
  expect(user / 1_000).toBeLessThan(5_000);
});
