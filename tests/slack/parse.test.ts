/** Slack's payloads as plain values. Where the reference examples are at hand, every one of them is read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import { parseAction, parseCommand, parseEvent, parseShortcut } from '../../src/slack/parse.js';
import { parseMessage } from '../../src/slack/parse-message.js';
import { parseViewSubmission } from '../../src/slack/parse-view.js';

const TEAM = teamId('T1');
const OWN = { team: TEAM, botUser: userId('UBOT'), botId: 'BBOT' };

/** An envelope around a plain message, changed as asked. */
const envelope = (event: object, around: object = {}) => ({
  event_id: 'Ev1',
  api_app_id: 'A1',
  event: {
    type: 'message',
    channel: 'C1',
    channel_type: 'channel',
    user: 'U1',
    ts: '1.2',
    text: 'hi',
    team: 'T1',
    ...event,
  },
  ...around,
});

describe('a message', () => {
  test.each([
    ['a plain one', {}],
    ['one with files', { subtype: 'file_share' }],
    ['one also sent to the channel', { subtype: 'thread_broadcast', thread_ts: '1.1' }],
    ['a /me', { subtype: 'me_message' }],
    ['another bot’s', { subtype: 'bot_message', bot_id: 'B9' }],
  ])('%s is read', (_, event) => {
    expect(parseMessage(envelope(event), OWN)).toMatchObject({ text: 'hi', ts: '1.2', edited: false });
  });

  test.each([
    ['a notice', { subtype: 'channel_join' }],
    ['a deletion', { subtype: 'message_deleted', hidden: true }],
    ['a subtype that nobody has seen', { subtype: 'brand_new' }],
    ['our own by user', { user: 'UBOT' }],
    ['our own by bot', { user: 'U9', bot_id: 'BBOT' }],
    ['our own by app', { user: 'U9', bot_id: 'B9', app_id: 'A1' }],
    ['Slackbot’s', { user: 'USLACKBOT' }],
    ['a hidden one', { hidden: true }],
    ['one in an unknown kind of place', { channel_type: 'app_home' }],
    ['one without an address', { ts: undefined }],
  ])('%s is not', (_, event) => {
    expect(parseMessage(envelope(event), OWN)).toBeUndefined();
  });

  test('a bot’s is marked', () => {
    expect(parseMessage(envelope({ bot_id: 'B9', app_id: 'A9' }), OWN)).toMatchObject({ fromBot: true });
  });

  const edit = (now: object, before: object = { text: 'hi' }) =>
    envelope({
      subtype: 'message_changed',
      hidden: true,
      message: { user: 'U1', ts: '1.1', text: 'hello', edited: { user: 'U1', ts: '1.3' }, ...now },
      previous_message: before,
    });

  test('a person’s edit is read as the new words at the old address', () => {
    expect(parseMessage(edit({}), OWN)).toMatchObject({ ts: '1.1', text: 'hello', user: 'U1', edited: true });
  });

  test.each([
    ['an unfurled link', { text: 'hi', edited: undefined }],
    ['an edit that changed no words', { text: 'hi' }],
    ['our own edit', { user: 'UBOT', bot_id: 'BBOT' }],
    ['a tombstone', { subtype: 'tombstone' }],
  ])('%s is not an edit', (_, now) => {
    expect(parseMessage(edit(now), OWN)).toBeUndefined();
  });

  test.each([
    ['T1', false],
    ['T2', true],
    ['E1', false],
  ])('an author of %s in a workspace of organisation E1 is external: %s', (userTeam, authorExternal) => {
    const message = envelope(
      { user_team: userTeam },
      { context_enterprise_id: 'E1', is_ext_shared_channel: true },
    );
    expect(parseMessage(message, OWN)).toMatchObject({ authorExternal, external: true });
  });
});

describe('what people enter', () => {
  const submit = (element: object) =>
    parseViewSubmission(
      {
        user: { id: 'U1' },
        view: {
          id: 'V1',
          hash: 'h',
          callback_id: 'c',
          private_metadata: '{}',
          blocks: [
            { type: 'section', block_id: 's' },
            { type: 'input', block_id: 'b', element: { action_id: 'a' } },
          ],
          state: { values: { b: { a: element } } },
        },
      },
      TEAM,
    ).view;

  test.each([
    ['text', { type: 'plain_text_input', value: 'words' }, 'words'],
    ['no text', { type: 'plain_text_input', value: null }, undefined],
    ['an option', { type: 'static_select', selected_option: { value: 'x' } }, 'x'],
    ['no option', { type: 'static_select', selected_option: null }, undefined],
    ['options', { type: 'checkboxes', selected_options: [{ value: 'x' }, { value: 'y' }] }, ['x', 'y']],
    ['no options', { type: 'checkboxes', selected_options: [] }, []],
    ['a person', { type: 'users_select', selected_user: 'U2' }, 'U2'],
    ['people', { type: 'multi_users_select', selected_users: ['U2', 'U3'] }, ['U2', 'U3']],
    ['a channel', { type: 'conversations_select', selected_conversation: 'C2' }, 'C2'],
    ['a date', { type: 'datepicker', selected_date: '2026-03-02' }, '2026-03-02'],
    ['a time', { type: 'timepicker', selected_time: '09:30' }, '09:30'],
    ['an instant', { type: 'datetimepicker', selected_date_time: 1_772_400_000 }, '1772400000'],
    ['an element newer than this', { type: 'brand_new', selected_mood: 'good' }, undefined],
  ])('%s is read', (_, element, value) => {
    expect(submit(element)).toMatchObject({ values: { a: value }, blockOf: { a: 'b' } });
  });
});

test('a payload that lacks what it must have is refused by the names of its fields alone', () => {
  const refuse = () => parseCommand({ command: '/async', text: 'private words' }, TEAM);
  expect(refuse).toThrow(/trigger_id/);
  expect(refuse).not.toThrow(/private words/);
});

const EXAMPLES = join(import.meta.dirname, '../../../shared/slack/examples');
const here = existsSync(EXAMPLES);

/** The bodies of all example requests of one folder, by file name. */
function bodiesIn(folder: string): [string, Record<string, unknown>][] {
  if (!here) return [];
  return readdirSync(join(EXAMPLES, folder)).map((file) => {
    const { request } = JSON.parse(readFileSync(join(EXAMPLES, folder, file), 'utf8'));
    return [file, request.body ?? request.form_field_payload_json ?? request.form];
  });
}

const read: Record<string, (body: unknown) => unknown> = {
  block_actions: (body) => parseAction(body, TEAM),
  view_submission: (body) => parseViewSubmission(body, TEAM),
  shortcut: (body) => parseShortcut(body, TEAM),
  message_action: (body) => parseShortcut(body, TEAM),
  slash_command: (body) => parseCommand(body, TEAM),
};

(here ? describe : describe.skip)('the reference examples', () => {
  test.each(bodiesIn('events').filter(([, body]) => body.type === 'event_callback'))(
    '%s is read',
    (file, body) => {
      expect(parseEvent(body, TEAM)).toMatchObject({ team: TEAM, eventId: expect.stringMatching(/^Ev/) });
      const own = { team: teamId('T0000ASY01'), botUser: userId('U0000BOT01'), botId: 'B0000BOT01' };
      const isWords = /^message\.(?!channel_join|message_deleted|from_granular_bot|huddle)/.test(file);
      expect(parseMessage(body, own) !== undefined).toBe(isWords);
    },
  );

  test.each(bodiesIn('interactions'))('%s is read, if it is of a kind that we listen to', (file, body) => {
    const kind = typeof body.type === 'string' ? body.type : file.replace('.json', '');
    const reader = read[kind];
    expect(reader ? reader(body) : kind).toEqual(
      reader
        ? expect.objectContaining({ team: TEAM })
        : expect.stringMatching(/ssl_check|view_closed|block_suggestion/),
    );
  });
});
