import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelId, messageTs, userId } from '../../src/core/ids.js';
import type { Purpose, Signal } from '../../src/nudges/rule.js';
import * as answers from '../../src/nudges/views/answers.js';
import { nudgeView, WRITE_ACTIONS } from '../../src/nudges/views/nudge.js';
import { moreValue, readMoreValue, readWriteValue } from '../../src/nudges/views/values.js';
import { choicesView, type ShownChoice, whyView } from '../../src/nudges/views/why.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { TEAM } from '../support/fake-slack.js';
import { broadcastsIn } from '../support/pings.js';

const PURPOSES: readonly Purpose[] = [
  ...(['status', 'decision', 'question', 'brainstorm'] as const),
  ...(['review', 'walkthrough', 'unknown'] as const),
];
const at = { channel: channelId('C0123456789'), ts: messageTs('1772820000.000100') };
const signal = (purpose: Purpose): Signal => ({
  ...{ rule: 'meeting-request', confidence: 0.9, purpose, people: ['U1'] },
  saw: [{ what: 'asks to talk live', words: 'hop on a call' }],
});
const nudge = (purpose: Purpose, text: string, names: readonly string[] = []) =>
  nudgeView({
    signal: signal(purpose),
    message: { ...at, text },
    costs: names.map((name) => ({ name, time: '02:10' })),
  });
const elements = (content: ReturnType<typeof nudge>): readonly Record<string, unknown>[] =>
  content.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])) as never;

describe('the nudge', () => {
  test.each(PURPOSES)('for purpose %s offers a written way first, and a way to get fewer last', (purpose) => {
    const shown = elements(nudge(purpose, 'can we talk?'));
    expect(shown[0]).toMatchObject({ type: 'button', style: 'primary' });
    expect(Object.values(WRITE_ACTIONS)).toContain(shown[0]?.action_id);
    expect(shown.at(-1)).toMatchObject({ type: 'overflow', action_id: 'nudges:more' });
  });

  test('offers a decision first where one is wanted, a call last, and never more than four', () => {
    const labels = (purpose: Purpose) =>
      elements(nudge(purpose, 'can we talk?')).flatMap((each) =>
        each.type === 'button' ? [(each.text as { text: string }).text] : [],
      );
    expect(labels('decision')).toEqual([
      ...['Start a decision', 'Write a proposal', 'Ask in writing', 'It needs a call'],
    ]);
    expect(labels('review')).toEqual([
      ...['Ask in writing', 'Write a proposal', 'Start a decision', 'It needs a call'],
    ]);
    expect(labels('status')).toEqual(['Share an update', 'Ask in writing', 'It needs a call']);
  });

  test('carries the words as Slack sent them, so that the form can be filled with them', () => {
    const value = elements(nudge('question', 'is a &lt; b &amp; c? <@U1>'))[0]?.value;
    expect(readWriteValue(String(value))).toMatchObject({
      w: 'is a &lt; b &amp; c? <@U1>',
      c: at.channel,
      t: at.ts,
    });
  });

  test('leaves words out that do not fit, rather than cutting them', () => {
    const value = String(elements(nudge('question', 'x'.repeat(3000)))[0]?.value);
    expect(readWriteValue(value)).toMatchObject({ c: at.channel, t: at.ts });
    expect(readWriteValue(value)).not.toHaveProperty('w');
  });

  test('stays within Slack’s limits and pings nobody, whatever was said and whoever is named', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PURPOSES),
        fc.oneof(fc.string({ unit: 'binary', maxLength: 4500 }), fc.constant('<!channel> "\\'.repeat(300))),
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.constant('<!here> Bob')), {
          maxLength: 4,
        }),
        (purpose, text, names) => {
          const content = nudge(purpose, text, names);
          expect(checkMessage(content)).toEqual([]);
          // The words ride in a button's value, which Slack does not read as text.
          const visible = content.blocks.filter((block) => block.type !== 'actions');
          expect(broadcastsIn([content.text, visible])).toEqual([]);
        },
      ),
    );
  });
});

describe('values that come back', () => {
  test.each(['', 'why', 'why|C1', 'boo|C1|1.0', 'why|C1|1.0|x', '{"c":"C1"}'])('%j are refused', (value) => {
    expect(readMoreValue(value)).toBeUndefined();
    expect(readWriteValue(value)).toBeUndefined();
  });

  test('fit into an option, also with the longest ids', () => {
    expect(moreValue('channel', channelId(`C${'0'.repeat(20)}`), at.ts).length).toBeLessThanOrEqual(75);
  });
});

describe('the answers', () => {
  test.each([
    ['wrong', answers.wrongView('wrong|C1|1.0')],
    ['attached', answers.attachedView()],
    ['channel off', answers.channelOffView('C1')],
    ['channel on', answers.channelOnView('C1')],
    ['less', answers.lessView('less|C1|1.0')],
    ['kind off', answers.kindOffView('long-thread')],
    ['snoozed', answers.snoozedView(0, 'Thu 1 Jan, 00:00 UTC')],
    ['all off', answers.allOffView()],
    ['gone', answers.goneView()],
  ])('%s keeps Slack’s limits', (_, content) => {
    expect(checkMessage(content)).toEqual([]);
  });

  test('*Why this?* names what was seen, escaped', () => {
    const view = whyView({
      summary: 'Somebody asks to meet.',
      saw: [{ what: 'asks to talk live', words: '<!channel>' }],
    });
    expect(checkView(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('asks to talk live: “&lt;!channel&gt;”');
  });

  test('/async why tells each choice with its reason, and says so when there is none', () => {
    const choice: ShownChoice = {
      ...{
        team: TEAM,
        ...at,
        user: userId('U1'),
        rule: 'meeting-request',
        purpose: 'status',
        confidence: 0.9,
      },
      ...{ saw: ['asks to talk live'], decidedAt: 1_772_820_000_000, when: 'Fri 6 Mar, 18:00 UTC' },
      arrival: 'shown',
    };
    const shown = choicesView([choice, { ...choice, quiet: 'snoozed' }]);
    expect(checkMessage(shown)).toEqual([]);
    expect(JSON.stringify(shown)).toMatch(/suggested a written way.*you had snoozed nudges/);
    expect(JSON.stringify(choicesView([]))).toContain('no choice about you yet');
  });
});
