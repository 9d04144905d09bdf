import { describe, expect, test } from '@jest/globals';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import { wallTime, zoneOf } from '../../src/core/zoned-time.js';
import type { Choices } from '../../src/people/choices.js';
import { readSettingsForm } from '../../src/people/read-settings-form.js';
import { choiceLines } from '../../src/people/views/choices.js';
import { FIELDS, settingsForm, settingsSavedModal } from '../../src/people/views/settings-form.js';
import type { InputValue } from '../../src/slack/incoming.js';
import { checkView } from '../support/check-limits.js';

const RULES = [
  { id: 'meeting-request', summary: 'Somebody asks to meet, call or huddle.' },
  { id: 'long-thread', summary: `A thread goes on live, ${'and on '.repeat(20)}` },
];
const BERLIN = zoneOf('Europe/Berlin');
const usual: Choices = {
  ...{ optedOut: false, quietRules: [], hours: defaultWorkingHours(BERLIN), zoneKept: false },
  slackZone: BERLIN,
};

/** What Slack sends when the form is submitted. */
const submitted = (
  over: Readonly<Record<string, InputValue>> = {},
): Readonly<Record<string, InputValue>> => ({
  [FIELDS.nudges]: 'on',
  [FIELDS.rules]: ['meeting-request', 'long-thread'],
  [FIELDS.start]: '09:00',
  [FIELDS.end]: '17:00',
  [FIELDS.days]: ['mon', 'tue', 'wed', 'thu', 'fri'],
  [FIELDS.zone]: 'follow',
  ...over,
});

describe('the form', () => {
  const changed: Choices = {
    ...{
      optedOut: true,
      quietRules: ['meeting-request', 'long-thread'],
      zoneKept: true,
      slackZone: zoneOf('Asia/Tokyo'),
    },
    hours: { start: wallTime('22:00'), end: wallTime('06:00'), days: [], zone: BERLIN },
  };

  test('shows what holds now', () => {
    const shown = JSON.stringify(settingsForm(changed, RULES));
    expect(shown).toContain('"initial_time":"22:00"');
    expect(shown).toContain('"initial_time":"06:00"');
    expect(shown).toContain('"value":"keep:Europe/Berlin"');
    expect(shown).toContain('"value":"keep:Asia/Tokyo"');
    expect(shown).toContain('Follow Slack (now Asia/Tokyo)');
    expect(shown).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"off"\}/);
    expect(shown).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"keep:Europe\/Berlin"\}/);
  });

  test('never carries an empty list of initial options, which Slack refuses', () => {
    expect(JSON.stringify(settingsForm(changed, RULES))).not.toContain('"initial_options"');
    expect(JSON.stringify(settingsForm(usual, RULES))).toContain('"initial_options"');
  });

  test('fits Slack’s limits', () => {
    const { slackZone: _, ...zoneless } = usual;
    for (const choices of [usual, changed, zoneless]) {
      expect(checkView(settingsForm(choices, RULES))).toEqual([]);
      expect(checkView(settingsForm(choices, []))).toEqual([]);
      expect(checkView(settingsSavedModal(choiceLines(choices, RULES)))).toEqual([]);
    }
  });
});

describe('what was submitted', () => {
  test('as the defaults are is no choice at all', () => {
    expect(readSettingsForm(submitted(), RULES)).toEqual({
      change: { optedOut: false, quietRules: [] },
    });
  });

  test('otherwise is kept field by field', () => {
    const values = submitted({
      [FIELDS.nudges]: 'off',
      [FIELDS.rules]: ['long-thread'],
      [FIELDS.start]: '22:00',
      [FIELDS.end]: '06:00',
      [FIELDS.days]: ['sun', 'mon'],
      [FIELDS.zone]: 'keep:Asia/Kolkata',
    });
    expect(readSettingsForm(values, RULES)).toEqual({
      change: {
        ...{ optedOut: true, quietRules: ['meeting-request'], workStart: '22:00', workEnd: '06:00' },
        ...{ workDays: ['mon', 'sun'], zone: 'Asia/Kolkata' },
      },
    });
  });

  test('with no kind chosen switches all kinds off', () => {
    for (const none of [[], undefined]) {
      expect(readSettingsForm(submitted({ [FIELDS.rules]: none }), RULES)).toMatchObject({
        change: { quietRules: ['meeting-request', 'long-thread'] },
      });
    }
  });

  test.each([
    ['no start', FIELDS.start, { [FIELDS.start]: undefined }],
    ['a start that is no time', FIELDS.start, { [FIELDS.start]: '25:00' }],
    ['no end', FIELDS.end, { [FIELDS.end]: undefined }],
    ['an end that is the start', FIELDS.end, { [FIELDS.end]: '09:00' }],
    ['no day', FIELDS.days, { [FIELDS.days]: [] }],
    ['an unknown zone', FIELDS.zone, { [FIELDS.zone]: 'keep:Mars/Olympus' }],
    ['no zone', FIELDS.zone, { [FIELDS.zone]: undefined }],
  ])('with %s is refused in that field', (_, field, over) => {
    expect(readSettingsForm(submitted(over), RULES)).toEqual({ errors: { [field]: expect.any(String) } });
  });
});

test('choices in words tell nudges, kinds, hours, zone and holidays', () => {
  const choices = { ...usual, quietRules: ['meeting-request'], snoozedUntil: Date.UTC(2026, 2, 12, 14) };
  expect(choiceLines(choices, RULES).split('\n')).toEqual([
    expect.stringMatching(
      /^\*Nudges:\* snoozed until <!date\^1773324000\^.*\|Thu 12 Mar, 15:00 Central European Standard Time>$/,
    ),
    '*Kinds you switched off:* Somebody asks to meet, call or huddle.',
    '*Working hours:* 09:00 to 17:00, Mon, Tue, Wed, Thu, Fri',
    '*Zone:* Europe/Berlin (as Slack has it)',
    '*Public holidays:* not told; a standup may go by its own region',
  ]);
  const berlin = { code: 'DE-BE', name: 'Berlin, Germany' };
  expect(choiceLines({ ...choices, region: berlin }, [])).toContain('holidays:* Berlin, Germany (DE-BE)');
  expect(choiceLines({ ...choices, region: { code: 'none', name: '' } }, [])).toContain('you keep none');
  expect(choiceLines({ ...choices, optedOut: true, zoneKept: true }, [])).toMatch(/off\n.*\n.*kept by you/);
});
