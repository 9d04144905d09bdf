import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Signal } from '../../../src/nudges/rule.js';
import { meetingRequest } from '../../../src/nudges/rules/meeting-request.js';
import { thresholds } from '../../../src/nudges/sensitivity.js';

const REQUEST = 'Can we hop on a quick call tomorrow at 3pm?';

function signal(text: string): Signal {
  const found = meetingRequest.detect(text);
  if (found === undefined) throw new Error(`no signal in: ${text}`);
  return found;
}

function speaks(text: string): boolean {
  const found = meetingRequest.detect(text);
  return found !== undefined && found.confidence >= thresholds.normal && found.caution === undefined;
}

describe('scenarios NDG-01 and NDG-02', () => {
  test.each([
    REQUEST,
    'Are you free next Tuesday for a 30 minute meeting?',
    'lets sync on this Thursday afternoon',
    'could we jump on zoom real quick?',
    'huddle?',
    "Let's schedule a meeting to discuss the Q3 roadmap",
    'Lets put 45 mins on the calendar early next week to go over the design',
    'do you have 15 min to chat about the rollout?',
    'Wanna grab time w/ the data team wed or thu?',
    "I'll send a calendar invite for Monday 10am so we can talk it through",
  ])('hears: %s', (text) => {
    expect(speaks(text)).toBe(true);
  });

  test.each([
    'the meeting yesterday went well',
    "I don't think we need a meeting for this",
    'please call the billing API twice',
    'sync the fork with upstream before you push',
    '5/6 tests pass',
    'sat down with the logs',
    'the march towards v2',
    'meet the acceptance criteria first',
    'zoom in on the chart, the axis is wrong',
    '`schedule_meeting()` throws on null',
    '> can we hop on a call?\nno need, written answer below',
    'cancelled the 3pm call',
    'who owns the sync job?',
    'notes from the design review are in the doc',
    'lgtm, merging',
  ])('has nothing to say on: %s', (text) => {
    expect(meetingRequest.detect(text)).toBeUndefined();
  });
});

describe('a signal', () => {
  test('carries people, minutes, time and purpose from the words', () => {
    const found = signal(
      '<@U024BE7LH> <@W012A3CDE|mei> do you have 30 minutes Tomorrow at 3pm to decide on the schema with <@U024BE7LH>?',
    );
    expect(found.people).toEqual(['U024BE7LH', 'W012A3CDE']);
    expect(found.minutes).toBe(30);
    expect(found.time).toBe('Tomorrow at 3pm');
    expect(found.purpose).toBe('decision');
  });

  test('leaves out what the message does not name', () => {
    const found = signal('huddle?');
    expect(found).not.toHaveProperty('minutes');
    expect(found).not.toHaveProperty('time');
    expect(found).not.toHaveProperty('caution');
    expect(found.people).toEqual([]);
    expect(found.purpose).toBe('unknown');
  });

  test('says what it saw, the words first, short and in lower case', () => {
    const saw = signal('Hey @ana, CAN WE HOP ON A CALL tomorrow?').saw;
    expect(saw[0]).toEqual({ what: 'proposes to talk live', words: 'can we hop on' });
    expect(saw).toContainEqual({ what: 'names a time', words: 'tomorrow' });
  });
});

test('a silence says what spoke against it', () => {
  const said = meetingRequest.explain('we met with legal yesterday about the call');
  expect('rule' in said).toBe(false);
  const denied = meetingRequest.explain("I don't think we need a call");
  expect('against' in denied && denied.against.map(({ what }) => what)).toContain('says no to it');
});

describe('whatever the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.constantFrom(...'can we call meet you at 3pm ? ` < > @ <@U1> " 会 é İ . : \n'.split(' ')), {
        maxLength: 60,
      })
      .map((words) => words.join(' ')),
  );

  test('it answers, the same twice, and explain agrees with detect', () => {
    fc.assert(
      fc.property(text, (any) => {
        const once = meetingRequest.detect(any);
        expect(meetingRequest.detect(any)).toEqual(once);
        const said = meetingRequest.explain(any);
        expect('rule' in said ? said : undefined).toEqual(once);
      }),
    );
  });

  test('confidence is a share and evidence is short', () => {
    fc.assert(
      fc.property(text, (any) => {
        const found = meetingRequest.detect(`${REQUEST} ${any}`);
        for (const { words } of found?.saw ?? []) expect(words.length).toBeLessThanOrEqual(80);
        expect(found?.confidence ?? 0).toBeGreaterThanOrEqual(0);
        expect(found?.confidence ?? 1).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('people are the mentions in the text, in order', () => {
    const id = fc.stringMatching(/^[UW][A-Z0-9]{2,10}$/);
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 6 }), (ids) => {
        const mentions = ids.map((one) => `<@${one}>`).join(' ');
        expect(signal(`${mentions} can we hop on a call tomorrow?`).people).toEqual(ids);
      }),
    );
  });

  test('quoting a request or marking it as code silences it', () => {
    for (const text of meetingRequest.examples.fires) {
      const line = text.replaceAll('\n', ' ');
      for (const silenced of [`> ${line}`, `&gt; ${line}`, `\`\`\`${line}\`\`\``, `>>> ${line}`]) {
        expect([silenced, meetingRequest.detect(silenced)]).toEqual([silenced, undefined]);
      }
    }
  });
});

describe('long messages', () => {
  const filler = 'The build is green and the notes are in the wiki. ';

  test('a request inside one is heard', () => {
    expect(speaks(`${filler.repeat(3)}\n${REQUEST}\n${filler.repeat(40)}`)).toBe(true);
  });

  test('what stands beyond the first 4,000 characters is not read', () => {
    const head = filler.repeat(100);
    expect(head.length).toBeGreaterThan(4000);
    expect(meetingRequest.detect(head + REQUEST)).toBeUndefined();
  });
});
