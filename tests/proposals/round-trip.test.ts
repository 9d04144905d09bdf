import { describe, expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { proposalId, teamId, userId } from '../../src/core/ids.js';
import { readForm } from '../../src/proposals/read-form.js';
import { FIELDS, type FormData, formView } from '../../src/proposals/views/form.js';
import { postView } from '../../src/proposals/views/post.js';
import { MOST_ASKED } from '../../src/slack/asking-fields.js';
import type { InputValue } from '../../src/slack/incoming.js';
import { checkView } from '../support/check-limits.js';
import { longText, typedText } from '../support/typed-text.js';
import { ANA, BEN, CHANNEL, SOURCE } from './world.js';

const form: FormData = {
  refs: { kind: 'proposal', channel: CHANNEL, sourceTs: SOURCE },
  ...{ title: 'Title', context: '', body: 'Body', asked: [BEN], replyHours: 8, where: 'channel' },
};

/** What Slack sends back when somebody submits the form as it is. */
function asSubmitted(view: ModalView): Readonly<Record<string, InputValue>> {
  const values: Record<string, InputValue> = {};
  for (const block of view.blocks) {
    if (!('element' in block)) continue;
    const { element } = block;
    if (element.type === 'plain_text_input') values[element.action_id ?? ''] = element.initial_value;
    if (element.type === 'multi_users_select') values[element.action_id ?? ''] = element.initial_users;
    if (element.type === 'static_select' || element.type === 'radio_buttons') {
      values[element.action_id ?? ''] = element.initial_option?.value;
    }
  }
  return values;
}

describe('the form', () => {
  test('gives back exactly what it was filled with, any number of times', () => {
    const text = typedText.map((typed) => typed.trim());
    fc.assert(
      fc.property(text, text, text, (title, context, body) => {
        let data: FormData = { ...form, title: title.slice(0, 150).trim(), context, body };
        for (let n = 0; n < 3; n += 1) {
          const draft = readForm({ values: asSubmitted(formView(data)) }, ANA);
          expect(draft).toEqual({
            title: data.title,
            context,
            body,
            asked: [BEN],
            replyHours: 8,
            where: 'channel',
          });
          data = { ...data, ...draft };
        }
      }),
    );
  });

  test('gives back texts of many fields whole', () => {
    fc.assert(
      fc.property(
        longText(40_000).map((typed) => typed.trim()),
        (body) => {
          const { values } = { values: asSubmitted(formView({ ...form, body })) };
          expect(readForm({ values }, ANA).body === body).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('keeps words apart when a field comes back without the space at its end', () => {
    const body = 'word '.repeat(1_000).trim();
    const trimmed = Object.entries(asSubmitted(formView({ ...form, body }))).map(([id, value]) => [
      id,
      typeof value === 'string' ? value.trim() : value,
    ]);
    expect(readForm({ values: Object.fromEntries(trimmed) }, ANA).body.split(/\s/)).toHaveLength(1_000);
  });

  test('stays within Slack’s limits with whatever a message holds', () => {
    fc.assert(
      fc.property(
        longText(80),
        longText(45_000),
        longText(40_000),
        fc.nat(60),
        (title, context, body, people) => {
          const asked = Array.from({ length: people }, (_, n) => userId(`U${n}`));
          const view = formView({ ...form, title, context, body, asked });
          expect(checkView(view)).toEqual([]);
          const chosen = asSubmitted(view)[FIELDS.asked];
          expect(chosen?.length ?? 0).toBe(Math.min(people, MOST_ASKED));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('says so when a message is longer than all its fields', () => {
    const overlong = 'x'.repeat(100_000);
    expect(JSON.stringify(formView({ ...form, body: overlong }))).toContain('its end is missing here');
    expect(JSON.stringify(formView({ ...form, body: 'x'.repeat(40_000) }))).not.toContain('missing here');
  });

  test('shows, stores and posts the same text after three edits, escaped once', () => {
    const typed = 'a < b && c > d & "q"';
    let data: FormData = { ...form, title: typed, body: typed };
    for (let n = 0; n < 3; n += 1) {
      const view = formView(data);
      expect(asSubmitted(view)[FIELDS.body]).toBe(typed);
      const draft = readForm({ values: asSubmitted(view) }, ANA);
      expect(draft.body).toBe(typed);
      const { where: _, ...written } = draft;
      const { post } = postView(
        {
          ...{ team: teamId('T1'), id: proposalId('P1'), kind: 'proposal', author: ANA, channel: CHANNEL },
          ...{ state: 'saved', createdAt: 0, ...written },
        },
        { name: typed, zone: 'UTC' },
      );
      const shown = [
        post.text,
        ...post.blocks.map((block) => (block.type === 'section' ? block.text?.text : '')),
      ];
      expect(shown.join('\n').split('a &lt; b &amp;&amp; c &gt; d &amp; "q"').length).toBeGreaterThanOrEqual(
        5,
      );
      expect(JSON.stringify(post)).not.toContain('&amp;lt;');
      data = { ...data, ...draft };
    }
  });
});
