import { expect, test } from '@jest/globals';
import { meetingRequest } from '../../../../src/nudges/rules/meeting-request.js';

test.each([
  ['decision', 'can we hop on a call to decide which vendor we pick?'],
  ['decision', "Let's schedule a meeting to discuss the Q3 roadmap"],
  ['review', 'can we meet to go over the mockups?'],
  ['brainstorm', 'can we get together to brainstorm names?'],
  ['walkthrough', 'can someone walk me through the deploy on a call?'],
  ['walkthrough', 'want to pair on this?'],
  ['question', 'can I call you? I have a few questions about billing'],
  ['status', 'could we have a quick call for a status update?'],
  ['unknown', 'huddle?'],
])('%s: %s', (purpose, text) => {
  expect(meetingRequest.detect(text)?.purpose).toBe(purpose);
});
