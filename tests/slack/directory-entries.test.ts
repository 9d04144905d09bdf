import { expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import { toUser } from '../../src/slack/directory-entries.js';

const statusOf = (profile: { status_text?: string; status_emoji?: string; status_expiration?: number }) =>
  toUser({ profile }, userId('U1'), teamId('T1')).status;

test('a status is read with its end, which Slack keeps in seconds, 0 for none', () => {
  const shown = { status_text: 'Vacationing', status_emoji: ':palm_tree:' };
  const read = { text: 'Vacationing', emoji: ':palm_tree:' };
  expect(statusOf({ ...shown, status_expiration: 1_772_000_000 })).toEqual({
    ...read,
    until: 1_772_000_000_000,
  });
  expect(statusOf({ ...shown, status_expiration: 0 })).toEqual(read);
  expect(statusOf({ status_text: '', status_emoji: '' })).toBeUndefined();
});
