import { expect, test } from '@jest/globals';
import { channelId, userId, viewId } from '../../src/core/ids.js';
import { disguise } from '../../src/wrapups/drafting/disguise.js';
import { createDrafting } from '../../src/wrapups/drafting/drafting.js';
import { readDraft } from '../../src/wrapups/drafting/read-draft.js';
import { writeRefs } from '../../src/wrapups/form-refs.js';
import { aChannel, fakeSlack, TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';
import { awaitedInFlight, memoryDeliveries } from '../support/memory-ports.js';
import { silentLogger } from '../support/silent-logger.js';
import { talk } from './extract/talk.js';

const NAMES: Readonly<Record<string, string>> = { UANA: 'Ana Lima', UBEN: 'Ben' };
const nameOf = (user: string) => NAMES[user];

test('names, links, addresses and pasted code are taken out before a model sees anything', () => {
  const { text, reveal } = disguise(
    talk(
      'ana: hi <@UBEN|ben>, ana lima here; ask <@UEVE> or ben@example.com, <mailto:x@y.org|x@y.org>',
      'ben: BEN says: <https://example.com/a|the page> https://example.com/b <#C1|secret-plans> &lt;b&gt;',
      'ana: ```const password = 1;\n``` Benno is somebody else, UBEN is not',
    ),
    nameOf,
  );
  expect(text.split('\n')).toEqual([
    '[1] Person A: hi Person B, Person A here; ask somebody or [e-mail], [link]',
    '[2] Person B: Person B says: [link] [link] [channel] <b>',
    '[3] Person A: [code] Benno is somebody else, Person B is not',
  ]);
  expect(reveal('Person B asks Person A and Person Z')).toBe('Ben asks Ana Lima and Person Z');
});

test('the names of all who spoke are taken out, however many they are', async () => {
  const slack = fakeSlack({});
  const [channel, id] = [channelId('C1'), viewId('V1')];
  const speakers = Array.from({ length: 30 }, (_, n) => `p${n}: one more thing`);
  const said = talk(...speakers, 'p0: Namep29 knows more');
  const drafting = createDrafting({
    slack: { ...slack.api, readTalk: async () => ({ messages: said, complete: true }) },
    channelForMember: async () => aChannel({ id: channel }),
    people: {
      person: async (_team, user) => ({ id: user, name: `Name${user.slice(1).toLowerCase()}` }) as never,
    },
    model: { name: 'm', host: 'h', ask: async () => ({ state: 'failed', why: 'late' }) },
    ...{ deliveries: memoryDeliveries(), inFlight: awaitedInFlight() },
    ...{ clock: manualClock(0), logger: silentLogger },
  });
  const view = { id, privateMetadata: writeRefs({ channel, cites: [] }) } as never;
  const press = { actionId: 'a', blockId: 'b', value: '', triggerId: 't1', view };
  await drafting.offer({ ...press, team: TEAM, user: userId('UANA') });
  expect(JSON.stringify(slack.shown.at(-1))).toContain('Person AD knows more');
});

test('of a long conversation the first message and the last ones are sent, numbered as they stand', () => {
  const lines = Array.from({ length: 300 }, (_, n) => `ana: message ${n + 1} ${'x'.repeat(60)}`);
  const sent = disguise(talk(...lines), nameOf).text.split('\n');
  expect(sent[0]).toContain('[1] Person A: message 1 ');
  expect(sent.at(-1)).toContain('[300] Person A: message 300 ');
  expect(sent.join('\n').length).toBeLessThanOrEqual(9_000);
  expect(sent.length).toBeGreaterThan(80);
});

const CONVERSATION = talk('ana: which first?', 'ben: the slow one');
const GIVEN = {
  words: { title: 'Which first?', outcome: '', questions: '', steps: '', links: 'https://example.com [1]' },
  cites: CONVERSATION.slice(0, 1).map(({ ts }) => ts),
};
const read = (content: unknown) =>
  readDraft(
    typeof content === 'string' ? content : JSON.stringify(content),
    CONVERSATION,
    GIVEN,
    (text) => text,
  );

test('a draft keeps only lines that cite a message of the conversation, and the links that were found', () => {
  const good = read({
    title: 'Order\u0007 of\nqueues',
    outcome: ['Slow first [2]', 'No source', 'Wrong [3]', 'Zero [0]'],
    questions: ['A list that is not all text [1]', 7],
  });
  expect(good?.words).toEqual({
    ...{ title: 'Order of queues', outcome: 'Slow first [2]', questions: '', steps: '' },
    links: 'https://example.com [1]',
  });
  expect(good?.cites).toEqual(CONVERSATION.map(({ ts }) => ts));
});

test('a line may cite any message of a long conversation, and end with a full stop', () => {
  const long = talk(...Array.from({ length: 150 }, (_, n) => `ana: message ${n + 1}`));
  const answer = JSON.stringify({ outcome: ['Slow first [120]', 'Fast second [7].'] });
  const draft = readDraft(answer, long, { words: { ...GIVEN.words, links: '' }, cites: [] }, (text) => text);
  expect(draft?.words.outcome).toBe('Slow first [2]\nFast second [1]');
  expect(draft?.cites).toEqual([long[6]?.ts, long[119]?.ts]);
});

test('a draft without a title keeps the one that was found, and long lists are cut', () => {
  const draft = read({ steps: Array.from({ length: 30 }, () => `${'x'.repeat(900)} [1]`) });
  expect(draft?.words.title).toBe('Which first?');
  const lines = draft?.words.steps.split('\n') ?? [];
  expect(lines).toHaveLength(5);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(305);
});

test.each([
  '',
  'I cannot do that.',
  '{',
  '}{',
  '[]',
  '{"outcome": "one"}',
  '{"outcome": [null]}',
  'null',
  '{"a":1} {"b":2}',
])('an answer that is none gives no draft: %s', (content) => {
  expect(read(content)).toBeUndefined();
});
