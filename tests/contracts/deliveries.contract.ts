import { expect, test } from '@jest/globals';
import type { DeliveryKey } from '../../src/deliveries/delivery-repository.js';
import { HOUR_MS, NOW, otherTeam, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function deliveriesContract(given: () => TestStore) {
  const claim = (keys: readonly DeliveryKey[], of = team, at = NOW) =>
    given().store.repositories.deliveries.claim(of, keys, at);

  test('a delivery is claimed once', async () => {
    expect(await claim(['event:1', 'message:C:1'])).toBe(true);
    expect(await claim(['event:1', 'message:C:1'])).toBe(false);
  });

  test('of many claims at once, one wins', async () => {
    const claims = Array.from({ length: 40 }, () => claim(['event:2', 'message:C:2']));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  test('a claim that fails claims none of its keys', async () => {
    await claim(['message:C:3']);
    expect(await claim(['event:3', 'message:C:3'])).toBe(false);
    expect(await claim(['event:3'])).toBe(true);
  });

  test('claims that overlap crosswise do not lock each other out', async () => {
    const rounds = Array.from({ length: 20 }, (_, round) => [
      claim([`event:a${round}`, `message:b${round}`]),
      claim([`message:b${round}`, `event:a${round}`]),
    ]);
    const won = await Promise.all(rounds.flat());
    expect(won.filter(Boolean)).toHaveLength(20);
  });

  test('the same key in two workspaces is two deliveries', async () => {
    expect(await claim(['event:4'])).toBe(true);
    expect(await claim(['event:4'], otherTeam)).toBe(true);
  });

  test('a claim ends with the transaction that made it', async () => {
    const { store } = given();
    const failed = store.transaction(async () => {
      await claim(['event:5']);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await claim(['event:5'])).toBe(true);
  });

  test('old claims are forgotten, newer ones are kept', async () => {
    await claim(['event:old'], team, NOW - 27 * HOUR_MS);
    await claim(['event:new'], team, NOW - 25 * HOUR_MS);
    expect(await given().store.repositories.deliveries.purge(NOW - 26 * HOUR_MS)).toBe(1);
    expect(await claim(['event:old'])).toBe(true);
    expect(await claim(['event:new'])).toBe(false);
  });
}
