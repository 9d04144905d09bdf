import { describe, expect, test } from '@jest/globals';
import { ana, ben, general, NOW, nudge, proposal, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function transactionsContract(given: () => Pick<TestStore, 'store'>) {
  const { preferences, proposals, nudges } = {
    preferences: () => given().store.repositories.preferences,
    proposals: () => given().store.repositories.proposals,
    nudges: () => given().store.repositories.nudges,
  };
  const inTransaction = <T>(work: () => Promise<T>) => given().store.transaction(work);

  test('what is written together becomes true together', async () => {
    const answer = await inTransaction(async () => {
      await proposals().add(proposal());
      await nudges().record(nudge());
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await proposals().find(team, proposal().id)).toEqual(proposal());
    expect(await nudges().find(team, general, nudge().ts)).toEqual(nudge());
  });

  test('a failure leaves nothing', async () => {
    const failing = inTransaction(async () => {
      await proposals().add(proposal());
      expect(await proposals().find(team, proposal().id)).toBeDefined();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await proposals().find(team, proposal().id)).toBeUndefined();
  });

  test('a nested one joins the outer: when the outer fails, the inner is gone too', async () => {
    const failing = inTransaction(async () => {
      await inTransaction(() => proposals().add(proposal()));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await proposals().find(team, proposal().id)).toBeUndefined();
  });

  test('when a nested one fails, the outer fails even if the error was caught', async () => {
    const failing = inTransaction(async () => {
      await proposals().add(proposal());
      await inTransaction(() => Promise.reject(new Error('inner'))).catch(() => {});
    });
    await expect(failing).rejects.toThrow('inner');
    expect(await proposals().find(team, proposal().id)).toBeUndefined();
  });

  test('many at once neither mix nor wait for each other for ever', async () => {
    const users = Array.from({ length: 30 }, (_, n) => (n % 2 ? ana : ben));
    const all = users.map((user, n) =>
      inTransaction(async () => {
        await preferences().change(team, user, { workStart: `0${n % 10}:00` }, NOW + n);
        if (n % 3 === 0) throw new Error('no');
        return preferences().find(team, user);
      }),
    );
    const settled = await Promise.allSettled(all);
    expect(settled.filter((each) => each.status === 'rejected')).toHaveLength(10);
    expect(await preferences().find(team, ana)).toBeDefined();
  });

  test('a statement outside does not see what is not committed, and is not undone with it', async () => {
    let inside = () => {};
    const begun = new Promise<void>((resolve) => {
      inside = resolve;
    });
    const failing = inTransaction(async () => {
      await preferences().change(team, ana, { optedOut: true }, NOW);
      inside();
      throw new Error('no');
    });
    const outside = begun.then(() => preferences().change(team, ben, { optedOut: true }, NOW));
    await expect(failing).rejects.toThrow('no');
    await outside;
    expect(await preferences().find(team, ana)).toBeUndefined();
    expect(await preferences().find(team, ben)).toBeDefined();
  });

  describe('what is to follow a commit', () => {
    test('follows it', async () => {
      const said: string[] = [];
      await inTransaction(async () => {
        given().store.afterCommit(() => said.push('after'));
        said.push('inside');
      });
      expect(said).toEqual(['inside', 'after']);
    });

    test('does not follow a failure, and comes at once outside', async () => {
      const said: string[] = [];
      const failing = inTransaction(async () => {
        given().store.afterCommit(() => said.push('after'));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(said).toEqual([]);
      given().store.afterCommit(() => said.push('outside'));
      expect(said).toEqual(['outside']);
    });
  });
}

export function lateWorkContract(given: () => Pick<TestStore, 'store'>) {
  test('work begun inside that outlives its transaction is told so', async () => {
    await expect(outlivesItsTransaction(given())).rejects.toMatchObject({ code: 'bug' });
  });
}

/** Reads when the transaction in which that was begun is over. */
export async function outlivesItsTransaction({ store }: Pick<TestStore, 'store'>) {
  let late: Promise<unknown> = Promise.resolve();
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  await store.transaction(async () => {
    await store.repositories.preferences.change(team, ana, { optedOut: true }, NOW);
    late = ended.then(() => store.repositories.preferences.find(team, ana));
  });
  end();
  return late;
}
