import { describe, expect, test } from '@jest/globals';
import { meetingRequest } from '../../../../src/nudges/rules/meeting-request.js';

describe('the length proposed', () => {
  test.each([
    ['do you have 15 min to chat?', 15],
    ['can we do 10-15 min on the roadmap?', 15],
    ['can we meet for half an hour tomorrow?', 30],
    ['can we meet for an hour on Friday?', 60],
    ['can we meet for 2 hours on Friday?', 120],
    ['can we set up a 45-minute call?', 45],
    ['could we hop on a 30m call?', 30],
    ['got 15 to talk through the migration?', 15],
    ['can we hop on a call in 15 minutes?', undefined],
    ['can we hop on a call?', undefined],
    ['can we meet for 9000 minutes?', undefined],
  ])('%s → %s', (text, minutes) => {
    const signal = meetingRequest.detect(text);
    expect(signal).toBeDefined();
    expect(signal?.minutes).toBe(minutes);
  });
});

describe('the time proposed, as it was written', () => {
  test.each([
    ['Can we talk Tomorrow at 3pm?', 'Tomorrow at 3pm'],
    ['can we hop on a call in 15 minutes?', 'in 15 minutes'],
    ['are you free next Tuesday for a call?', 'next Tuesday'],
    ['could we meet Wed or Thu?', 'Wed or Thu'],
    ['can we meet at 14:30?', 'at 14:30'],
    ['can we hop on a call?', undefined],
  ])('%s → %s', (text, time) => {
    const signal = meetingRequest.detect(text);
    expect(signal).toBeDefined();
    expect(signal?.time).toBe(time);
  });
});
