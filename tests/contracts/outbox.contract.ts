import { expect, test } from '@jest/globals';
import { decisionId, messageTs } from '../../src/core/ids.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import { decision } from './decision-samples.js';
import { inAnyRow } from './rows.js';
import { ana, ben, NOW, otherTeam, outgoing, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function outboxContract(given: () => TestStore) {
  const outbox = () => given().store.repositories.outbox;
  const settled = (changes: Partial<OutboxRecord> = {}) =>
    outgoing({ state: 'sent', attempts: 0, ...changes });

  async function sent(changes: Partial<OutboxRecord> = {}) {
    await outbox().intend(outgoing(changes), undefined);
    await outbox().settle(settled(changes));
  }

  test('an intent is found as it was written, by its own workspace', async () => {
    expect(await outbox().intend(outgoing(), undefined)).toBe(true);
    expect(await outbox().find(team, 'nudge:1')).toEqual(outgoing());
    expect(await outbox().find(otherTeam, 'nudge:1')).toBeUndefined();
  });

  test('of many first intents at once, one wins', async () => {
    const intents = Array.from({ length: 20 }, () => outbox().intend(outgoing(), undefined));
    expect((await Promise.all(intents)).filter(Boolean)).toHaveLength(1);
  });

  test('of many takings-over at once, one wins', async () => {
    await outbox().intend(outgoing(), undefined);
    const again = outgoing({ attempts: 2 });
    const intents = Array.from({ length: 20 }, () => outbox().intend(again, outgoing()));
    expect((await Promise.all(intents)).filter(Boolean)).toHaveLength(1);
  });

  test('an intent over a record that has changed is refused', async () => {
    await sent();
    const other = outgoing({ contentHash: 'h2' });
    expect(await outbox().intend(other, settled({ contentHash: 'h0' }))).toBe(false);
    expect(await outbox().intend(other, settled({ attempts: 3 }))).toBe(false);
    expect(await outbox().intend(other, outgoing())).toBe(false);
    expect(await outbox().intend(other, settled())).toBe(true);
  });

  test('a result replaces the intent whole', async () => {
    const at = messageTs('5.0');
    const { leasedUntil, ...result } = settled({ ts: at, kind: 'channel' });
    await outbox().intend(outgoing(), undefined);
    await outbox().settle(result);
    expect(await outbox().find(team, 'nudge:1')).toEqual(result);
  });

  test('a result that comes late does not overwrite the one that is there', async () => {
    await sent({ ts: messageTs('5.0') });
    await outbox().settle(outgoing({ state: 'unknown' }));
    expect(await outbox().find(team, 'nudge:1')).toMatchObject({ state: 'sent', ts: '5.0' });
  });

  test('unasked messages that arrived, or may have, count', async () => {
    await sent({ key: '1' });
    await sent({ key: '2', intendedAt: NOW - 1 });
    const { unasked: _, ...asked } = outgoing({ key: '3' });
    await outbox().intend(asked, undefined);
    await outbox().settle({ ...asked, state: 'sent' });
    await sent({ key: '4', user: ben });
    await outbox().intend(outgoing({ key: '5' }), undefined);
    await outbox().settle(outgoing({ key: '5', state: 'refused', why: 'gone', code: 'channel_not_found' }));
    await outbox().intend(outgoing({ key: '6' }), undefined);
    await outbox().settle(outgoing({ key: '6', state: 'unknown' }));
    expect(await outbox().countUnasked(team, ana, NOW)).toBe(2);
    expect(await outbox().countUnasked(otherTeam, ana, NOW)).toBe(0);
  });

  test('what was sent to a person is theirs to see', async () => {
    await sent({ key: '2', intendedAt: NOW + 1 });
    await sent({ key: '1' });
    await sent({ key: '3', user: ben });
    expect((await outbox().allOf(team, ana)).map(({ key }) => key)).toEqual(['1', '2']);
    expect(await outbox().allOf(team, ana, NOW)).toHaveLength(2);
    expect(await outbox().allOf(team, ana, NOW + 1)).toHaveLength(1);
    expect(await outbox().allOf(otherTeam, ana)).toEqual([]);
  });

  test('deleting a person deletes what was sent to them', async () => {
    await sent({ key: '1' });
    await sent({ key: '2', user: ben });
    expect(await outbox().deletePerson(team, ana)).toBe(1);
    expect(await outbox().find(team, '2')).toBeDefined();
    expect(await inAnyRow(given().store, ana)).toBe(false);
  });

  test('old records are forgotten, those of channel messages by their own date', async () => {
    await sent({ key: 'dm', kind: 'dm', updatedAt: NOW });
    await sent({ key: 'young', kind: 'dm', updatedAt: NOW + 1 });
    await sent({ key: 'channel', kind: 'channel', updatedAt: NOW });
    await sent({ key: 'ancient', kind: 'channel', updatedAt: NOW - 1000 });
    expect(await outbox().purge(NOW + 1, NOW - 500)).toBe(2);
    expect(await outbox().find(team, 'young')).toBeDefined();
    expect(await outbox().find(team, 'channel')).toBeDefined();
  });

  test('what stands in a channel of a decision is known for as long as that is in the log', async () => {
    const kept = decision({ id: decisionId('D0000000000000001') });
    await given().store.repositories.decisions.add(kept);
    const keys = [`decision:${kept.id}`, `decision:${kept.id}:outcome:1`];
    const gone = ['decision:D0000000000000002', 'decision:D0000000000000002:2'];
    for (const key of [...keys, ...gone]) await sent({ key, kind: 'channel', updatedAt: NOW - 1000 });
    await sent({ key: `decision:${kept.id}:closed:U1`, kind: 'dm', updatedAt: NOW - 1000 });
    expect(await outbox().purge(NOW, NOW - 500)).toBe(3);
    for (const key of keys) expect(await outbox().find(team, key)).toBeDefined();
  });
}
