import { describe, expect, test } from '@jest/globals';
import { channelId, messageTs, teamId } from '../../src/core/ids.js';
import { decideSend } from '../../src/outbox/decide-send.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';

const NOW = 1_780_000_000_000;
const record: OutboxRecord = {
  ...{ team: teamId('T1'), key: 'k', kind: 'channel', channel: channelId('C1'), contentHash: 'old' },
  ...{ state: 'intended', attempts: 1, intendedAt: NOW - 60_000, updatedAt: NOW - 60_000 },
};
const posted = { ts: messageTs('1.1') };

describe('what is done about a message', () => {
  const cases: readonly [string, Partial<OutboxRecord> | undefined, string, string][] = [
    ['nothing is known of it', undefined, 'old', 'send'],
    ['its sender died', { state: 'intended' }, 'old', 'look up'],
    ['its sender died, and the content is new', { state: 'intended' }, 'new', 'look up'],
    ['its sender is at work', { state: 'intended', leasedUntil: NOW + 1 }, 'old', 'answer'],
    ['its sender’s time just ran out', { state: 'intended', leasedUntil: NOW }, 'old', 'look up'],
    ['its update died', { state: 'intended', ...posted }, 'old', 'update'],
    [
      'it was for one reader, and its sender died',
      { state: 'intended', kind: 'ephemeral' },
      'old',
      'give up',
    ],
    ['Slack asked to wait, and it is too early', { state: 'waiting', leasedUntil: NOW + 1 }, 'new', 'answer'],
    ['Slack asked to wait, and it is time', { state: 'waiting', leasedUntil: NOW }, 'old', 'send'],
    ['its update had to wait, and it is time', { state: 'waiting', ...posted }, 'old', 'update'],
    ['it is there as wanted', { state: 'sent', ...posted }, 'old', 'answer'],
    ['it is there with other content', { state: 'sent', ...posted }, 'new', 'update'],
    ['it is there, and nobody knows where', { state: 'sent' }, 'new', 'answer'],
    ['Slack refused it', { state: 'refused' }, 'old', 'answer'],
    ['Slack refused other content', { state: 'refused' }, 'new', 'send'],
    ['Slack refused its update', { state: 'refused', ...posted }, 'new', 'update'],
    ['nobody knows of it', { state: 'unknown' }, 'old', 'answer'],
    ['nobody knows of it, and the content is new', { state: 'unknown' }, 'new', 'look again'],
    ['nobody knows, and it was for one reader', { state: 'unknown', kind: 'ephemeral' }, 'new', 'answer'],
  ];

  test.each(cases)('when %s', (_, known, hash, act) => {
    expect(decideSend(known && { ...record, ...known }, hash, NOW).act).toBe(act);
  });

  test('when Slack refused it and is to be asked once more', () => {
    const refused: OutboxRecord = { ...record, state: 'refused' };
    expect(decideSend(refused, 'old', NOW, true).act).toBe('send');
    expect(decideSend({ ...refused, ...posted }, 'old', NOW, true).act).toBe('update');
  });
});
