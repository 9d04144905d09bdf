import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SETTLED_ACTION, TAKE_BACK_ACTION } from '../../src/calls/pausing/views.js';
import type { UserId } from '../../src/core/ids.js';
import { checkMessage } from '../support/check-limits.js';
import { slackRefusal } from '../support/fake-slack.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, CHANNEL, HOUR_MS, MEI, START, TEAM, THREAD, type World, world } from './world.js';

let here: World;
beforeEach(() => {
  here = world();
});
afterEach(() => {
  expect(here.slack.posts.flatMap(({ content }) => checkMessage(content))).toEqual([]);
  expect(broadcastsIn(here.slack.posts)).toEqual([]);
});

const pause = (people: readonly UserId[] = [ANA, BEN]) =>
  here.slice.continueTomorrow({ team: TEAM, user: ANA, channel: CHANNEL, threadTs: THREAD, people });
const [note, back] = [() => here.shown(CHANNEL)[0] ?? '', () => here.shown(CHANNEL)[1]];
/** Thursday 12 March, 14:00 in Berlin, 09:00 in New York. */
const TOMORROW = Date.UTC(2026, 2, 12, 13);

describe('*Continue tomorrow*', () => {
  test('says in the thread who paused it and when it comes back, and pings nobody', async () => {
    expect(await pause()).toBe('paused');
    await here.runJobs();
    expect(here.pause).toMatchObject({ backAt: TOMORROW, inAllHours: true, people: [BEN] });
    expect(here.slack.posts).toMatchObject([{ threadTs: THREAD }]);
    expect(note()).toContain('Paused by Ana.');
    expect(note()).toContain('Thu 12 Mar, 14:00 Europe/Berlin');
    expect(note()).toContain('in everyone’s hours');
    expect(mentionsIn(here.slack.posts)).toEqual([]);
  });

  test('pauses a thread once, however often it is pressed; when it is back, it may be paused again', async () => {
    expect(await Promise.all([pause(), pause(), pause()])).toEqual(['paused', 'already', 'already']);
    await here.runJobs(TOMORROW);
    expect(here.slack.posts).toHaveLength(2);
    expect(await pause()).toBe('paused');
  });

  test('brings it back then, once, and mentions only those who took part', async () => {
    await pause();
    await here.runJobs(TOMORROW - 1);
    expect(back()).toBeUndefined();
    await here.runJobs(TOMORROW + 100 * HOUR_MS);
    expect(here.slack.posts).toHaveLength(2);
    expect(back()).toContain('back as Ana asked');
    expect(new Set(mentionsIn(back()))).toEqual(new Set([ANA, BEN]));
    expect(note()).toContain('It is back, further below.');
  });

  test('is brought back by one of two replicas', async () => {
    await pause();
    await here.runJobs();
    here.clock.moveTo(TOMORROW);
    const job = [...here.kept.jobs.values()].find(({ name }) => name === 'calls.bring-back');
    if (!job) throw new Error('nobody will bring it back');
    await Promise.all([here.runJob({ ...job }), here.runJob({ ...job })]);
    await here.runJobs(TOMORROW + HOUR_MS);
    expect(here.slack.posts).toHaveLength(2);
  });

  test('without a common hour comes back in the asker’s morning, and pings nobody outside their hours', async () => {
    await pause([BEN, MEI]);
    await here.runJobs();
    expect(here.pause).toMatchObject({ backAt: Date.UTC(2026, 2, 12, 8), inAllHours: false });
    expect(note()).toContain('no common hour is near');
    await here.runJobs(TOMORROW);
    expect(mentionsIn(back())).not.toContain(BEN);
    expect(back()).toContain('Not at work now: &lt;!channel&gt; Bob and Mei.');
  });

  test('waits for the next common hours when the process was down, and the note says so', async () => {
    await pause();
    await here.runJobs();
    here.clock.moveTo(Date.UTC(2026, 2, 12, 22));
    await here.runJobs();
    expect(back()).toBeUndefined();
    expect(note()).toContain('Fri 13 Mar, 14:00');
    await here.runJobs(Date.UTC(2026, 2, 13, 13));
    expect(back()).toContain('back as Ana asked');
  });
});

describe('the buttons', () => {
  test('*Do not bring it back* is the asker’s, and it stays away', async () => {
    await pause();
    await here.runJobs();
    await here.press(TAKE_BACK_ACTION, here.pause.id, BEN);
    await here.press(TAKE_BACK_ACTION, 'BNONE', ANA);
    expect(new Set(here.answers.map(({ text }) => text)).size).toBe(1);
    await here.press(TAKE_BACK_ACTION, here.pause.id, ANA);
    await here.runJobs(TOMORROW + HOUR_MS);
    expect(here.slack.posts).toHaveLength(1);
    expect(note()).toContain('took it back');
  });

  test('*It is settled* is for whoever took part, and is said once', async () => {
    await pause();
    await here.runJobs(TOMORROW);
    await here.press(SETTLED_ACTION, here.pause.id, MEI);
    expect(here.pause.state).toBe('back');
    await here.press(SETTLED_ACTION, here.pause.id, BEN);
    await here.press(SETTLED_ACTION, here.pause.id, ANA);
    await here.runJobs();
    expect(back()).toContain('This is settled, says &lt;!channel&gt; Bob.');
    expect(here.answers).toHaveLength(2);
    expect(here.slack.posts).toHaveLength(2);
  });
});

describe('refusals', () => {
  test.each([
    ['paused', START + 40 * HOUR_MS, 1],
    ['brought back', START + 40 * HOUR_MS, 2],
  ])('a thread that cannot be %s: its asker is told, once', async (_, until, at) => {
    if (at === 2) {
      await pause();
      await here.runJobs();
    }
    const error = slackRefusal('gone', 'is_archived');
    here.slack.faults.push({ method: 'postMessage', error, onlyIn: CHANNEL });
    if (at === 1) await pause();
    await here.runJobs(until);
    expect(here.shown(dmOf(ANA))).toEqual([expect.stringContaining('I could not write in <#C1>')]);
    expect(here.pause.state).toBe('returned');
  });
});

test('what is kept about a person can be exported and deleted: then it does not come back', async () => {
  await pause();
  await here.runJobs();
  const data = here.slice.personalData[1];
  expect(await data?.export(TEAM, ANA)).toMatchObject([{ backAt: { utc: 'Thu 12 Mar, 13:00 UTC' } }]);
  expect(await data?.delete(TEAM, ANA)).toBe(1);
  await here.runJobs(TOMORROW);
  expect(here.slack.posts).toHaveLength(1);
});
