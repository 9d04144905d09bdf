import { expect, test } from '@jest/globals';
import { ANA, BEN, schedulingWorld } from './world.js';

test('whoever had their prompt when the app died was asked, however late anybody can note it', async () => {
  const world = schedulingWorld();
  await world.begin();
  world.clock.moveTo(Date.parse('2026-03-02T10:00Z'));
  // Ana's message arrived, and the process died before it could note that; Ben's died on the way.
  await world.dieSending(ANA, { arrived: true });
  await world.dieSending(BEN, { arrived: false });
  world.downUntil('2026-03-02T16:00Z');
  await world.until('2026-03-02T17:00Z');
  expect(world.daysOf(ANA)).toEqual(['2026-03-02 reminded']);
  expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T10:00Z']);
  expect(world.daysOf(BEN)).toEqual(['2026-03-02 missed outage']);
  expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02', 'reminder 2026-03-02']);
  expect(world.dmsOf(BEN)).toEqual([]);
});

test('somebody who answers while their prompt is under way is not left with its buttons', async () => {
  const world = schedulingWorld();
  await world.begin();
  const [turn] = [...world.store.kept.occurrences.values()].filter(({ user }) => user === ANA);
  if (!turn) throw new Error('nothing waits');
  const { postMessage } = world.slack.api;
  world.slack.api.postMessage = async (team, post) => {
    if (post.channel === ANA) await world.store.occurrences.change({ ...turn, state: 'answered' }, 'waiting');
    return postMessage(team, post);
  };
  await world.until('2026-03-02T10:30Z');
  expect(world.dmsOf(ANA)).toHaveLength(1);
  expect(world.refreshed).toEqual([`${ANA} 2026-03-02`]);
});
