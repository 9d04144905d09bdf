/** Waiting for rest without sleeping. */
import { expect, test } from '@jest/globals';
import { createActivity } from '../../src/sandbox/activity.js';

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) await new Promise((done) => setImmediate(done));
};

test('settling waits for what is under way, and for what that sets going', async () => {
  const activity = createActivity({});
  const ended: string[] = [];
  const end = activity.begin();
  void turns(50).then(() => {
    ended.push('first');
    const endSecond = activity.begin();
    end();
    void turns(50).then(() => {
      ended.push('second');
      endSecond();
      endSecond();
    });
  });
  await activity.settle();
  expect(ended).toEqual(['first', 'second']);
});

test('settling waits for work that only the app knows of', async () => {
  const activity = createActivity({});
  let idle = false;
  activity.onIdle(async () => {
    await turns(200);
    idle = true;
  });
  await activity.settle();
  expect(idle).toBe(true);
});

test('settling loses patience with what waits for a clock that nobody moves', async () => {
  const activity = createActivity({});
  activity.begin();
  activity.onIdle(() => new Promise(() => undefined));
  await expect(activity.settle()).resolves.toBeUndefined();
});

test('until gives what it was looking for, also when nothing tells of it', async () => {
  const activity = createActivity({});
  let found = '';
  void turns(20).then(() => {
    found = 'it';
  });
  expect(await activity.until(() => found || undefined, 'it')).toBe('it');
});
