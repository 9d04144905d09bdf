/** What a person reads in the terminal. */
import { describe, expect, test } from '@jest/globals';
import { render, renderView } from '../../src/sandbox/render.js';
import type { View, Viewer, Wire } from '../../src/sandbox/sandbox.js';

const NAMES: Readonly<Record<string, string>> = { U1: 'ana', U2: 'mei', C1: 'team' };
const viewer = (tz: string, now = Date.UTC(2026, 2, 2, 18)): Viewer => ({
  tz,
  locale: 'en-US',
  now,
  nameOf: (id) => NAMES[id],
});
const berlin = viewer('Europe/Berlin');
const text = (said: string, who = berlin): string => render({ text: said, blocks: [] }, who);
const plain = (words: string) => ({ type: 'plain_text', text: words });

describe('text', () => {
  test.each([
    ['<@U1> and <@U9|zoe> in <#C1>', '@ana and @zoe in #team'],
    ['<!here> <!subteam^S1|@eng>', '@here @eng'],
    [
      '<https://a.example/?a=1&amp;b=2|the page> <https://b.example>',
      'the page (https://a.example/?a=1&b=2) https://b.example',
    ],
    ['a &lt;b&gt; &amp;amp;', 'a <b> &amp;'],
    ['<!date^x^{time}|later>', 'later'],
  ])('%s', (said, read) => {
    expect(text(said)).toBe(read);
  });
});

describe('a date', () => {
  const at = Date.UTC(2026, 2, 3, 8) / 1000;
  const said = (pattern: string): string => `<!date^${at}^${pattern}|fallback>`;

  test.each([
    ['{date_short_pretty} at {time}', 'tomorrow at 9:00 AM'],
    ['{date_num} {time_secs}', '2026-03-03 9:00:00 AM'],
    ['{date}', 'March 3'],
    ['{date_long}', 'Tuesday, March 3'],
    ['{date_short} ({ago})', 'Mar 3 (in 14 hours)'],
    ['{odd}', '{odd}'],
  ])('%s', (pattern, read) => {
    expect(text(said(pattern))).toBe(read);
  });

  test('is told in the zone and by the calendar of the one who reads', () => {
    const pattern = said('{date_short_pretty} {time}');
    expect(text(pattern, viewer('America/Los_Angeles'))).toBe('tomorrow 12:00 AM');
    expect(text(pattern, viewer('Asia/Tokyo'))).toBe('today 5:00 PM');
    expect(text(pattern, viewer('Europe/Berlin', Date.UTC(2026, 9, 1)))).toBe('Mar 3, 2026 9:00 AM');
  });
});

test('a message shows its blocks, with controls that can be told apart', () => {
  const blocks: Wire[] = [
    { type: 'header', text: plain('Proposal') },
    { type: 'section', text: { type: 'mrkdwn', text: 'From <@U1>' }, fields: [plain('by Friday')] },
    { type: 'divider' },
    { type: 'context', elements: [plain('Why'), { type: 'image', alt_text: 'a clock' }] },
    {
      type: 'actions',
      elements: [
        { type: 'button', text: plain('Write'), action_id: 'a' },
        {
          type: 'overflow',
          action_id: 'b',
          options: [
            { text: plain('Why this?'), value: '1' },
            { text: plain('Less'), value: '2' },
          ],
        },
        { type: 'users_select', action_id: 'c', placeholder: plain('Who'), initial_user: 'U2' },
        { type: 'static_select', action_id: 'd', placeholder: plain('Which') },
      ],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'user', user_id: 'U1' },
                { type: 'text', text: ' decides' },
              ],
            },
            {
              type: 'rich_text_section',
              elements: [{ type: 'link', url: 'https://a.example', text: 'doc' }],
            },
          ],
        },
      ],
    },
  ];
  expect(render({ text: 'fallback', blocks }, berlin).split('\n')).toEqual([
    '= Proposal =',
    'From @ana',
    'by Friday',
    '─'.repeat(40),
    '  Why · [image: a clock]',
    '[ Write ] ( Why this? | Less ) < @mei > < Which >',
    '1. @ana decides',
    '2. doc (https://a.example)',
  ]);
});

test('a modal shows its title, what each input holds, and its buttons', () => {
  const options = [
    { text: plain('Question'), value: 'q' },
    { text: plain('Proposal'), value: 'p' },
  ];
  const input = (block_id: string, element: Wire, more: Wire = {}): Wire => ({
    type: 'input',
    block_id,
    label: plain(block_id),
    element: { action_id: 'v', ...element },
    ...more,
  });
  const view: View = {
    id: 'V1',
    team_id: 'T1',
    type: 'modal',
    blocks: [
      input('Title', { type: 'plain_text_input', initial_value: 'as shown first' }),
      input(
        'Context',
        { type: 'plain_text_input', placeholder: plain('Say more') },
        { optional: true, hint: plain('Optional') },
      ),
      input('Kind', { type: 'radio_buttons', options }),
      input('Who', { type: 'multi_users_select' }),
    ],
    private_metadata: '',
    callback_id: '',
    external_id: '',
    state: {
      values: {
        Title: { v: { type: 'plain_text_input', value: 'two\nlines' } },
        Context: { v: { type: 'plain_text_input', value: null } },
        Kind: { v: { type: 'radio_buttons', selected_option: options[1] } },
        Who: { v: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
      },
    },
    hash: '',
    title: plain('Write'),
    submit: plain('Post'),
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    previous_view_id: null,
    root_view_id: 'V1',
    app_id: 'A1',
    app_installed_team_id: 'T1',
    bot_id: 'B1',
  };
  expect(renderView(view, berlin).split('\n')).toEqual([
    '== Write ==',
    'Title',
    '  | two',
    '  | lines',
    'Context (optional)',
    '  | Say more',
    '  Optional',
    'Kind',
    '  | ( ) Question  (x) Proposal',
    'Who',
    '  | < @ana, @mei >',
    '[ Cancel ] [ Post ]',
  ]);
});
