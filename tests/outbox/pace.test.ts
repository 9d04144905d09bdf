import { expect, test } from '@jest/globals';
import { teamId } from '../../src/core/ids.js';
import { createPace, type PacedMethod } from '../../src/outbox/pace.js';
import { manualClock } from '../support/manual-clock.js';

const [T1, T2] = [teamId('T1'), teamId('T2')];

function given() {
  const clock = manualClock(1_000_000);
  const pace = createPace(clock);
  /** How long a message has to wait, in ms; 0 when it may go. */
  const wait = (key: string, team = T1, method: PacedMethod = 'post', isDm = true) =>
    Math.max(0, pace.turn({ team, method, key, isDm }) - clock.now());
  const waits = (count: number, team = T1) => Array.from({ length: count }, (_, n) => wait(`m${n}`, team));
  return { clock, pace, wait, waits };
}

test('a small team is sent to at once, a large one at five a second', () => {
  const { waits } = given();
  const all = waits(40);
  expect(all.slice(0, 25)).toEqual(Array.from({ length: 25 }, () => 0));
  expect(all.slice(25, 28)).toEqual([200, 400, 600]);
});

test('who comes back in time has their place, who is early keeps it', () => {
  const { clock, wait, waits } = given();
  waits(27);
  expect(wait('m26')).toBe(400);
  clock.advance(400);
  expect([wait('m25'), wait('m26'), wait('late')]).toEqual([0, 0, 200]);
});

test('workspaces do not wait for each other, nor posts in channels for direct messages', () => {
  const { wait, waits } = given();
  waits(40);
  expect(wait('m0', T2)).toBe(0);
  expect(wait('channel', T1, 'post', false)).toBe(0);
});

test('while Slack asks to wait, nothing goes out by that method in that workspace', () => {
  const { clock, pace, wait } = given();
  pace.hold(T1, 'post', clock.now() + 30_000);
  expect(wait('a')).toBe(30_000);
  expect(wait('channel', T1, 'post', false)).toBe(30_000);
  expect([wait('a', T1, 'update'), wait('a', T1, 'ephemeral'), wait('a', T2)]).toEqual([0, 0, 0]);
  clock.advance(30_000);
  expect(wait('a')).toBe(0);
});

test('after a wait the line goes on at its pace', () => {
  const { clock, pace, wait, waits } = given();
  waits(40);
  pace.hold(T1, 'post', clock.now() + 30_000);
  clock.advance(30_000);
  expect([wait('m25'), wait('m26'), wait('m39')]).toEqual([200, 400, 3_000]);
});
