import { describe, expect, test } from '@jest/globals';
import { meetingRequest } from '../../../../src/nudges/rules/meeting-request.js';

function cautionOf(text: string): string | undefined {
  return meetingRequest.detect(text)?.caution;
}

describe('a request carries a caution', () => {
  test.each([
    ['incident', 'prod is down, can everyone hop on a call?'],
    ['incident', 'can we jump on a call about the outage?'],
    ['incident', 'sev1, can you hop on a call now?'],
    ['care', "can we talk? I'm having a hard time"],
    ['care', 'could we have a 1:1 tomorrow?'],
    ['care', 'can we talk about something personal tomorrow?'],
    ['care', 'do you have time to talk about my performance review?'],
    ['social', 'want to grab coffee and catch up?'],
    ['social', 'can we meet for lunch tomorrow?'],
    ['social', "let's meet at the pub on Friday"],
    ['agenda-present', 'Can we meet tomorrow at 10? Agenda: https://docs.example.com/a'],
    ['agenda-present', 'can we meet tomorrow at 10?\nAgenda:\n- naming\n- dates'],
  ])('%s: %s', (caution, text) => {
    expect(cautionOf(text)).toBe(caution);
  });

  test('the gravest one, when there are several', () => {
    expect(cautionOf('prod is down, can we hop on a call instead of lunch today?')).toBe('incident');
  });
});

describe('a request carries no caution', () => {
  test.each([
    'Can we talk after lunch?',
    'can we meet to go over the incident report?',
    'can we hop on a call to write the agenda?',
    'can we set up a call about the third party login?',
  ])('%s', (text) => {
    expect(meetingRequest.detect(text)).toBeDefined();
    expect(cautionOf(text)).toBeUndefined();
  });
});
