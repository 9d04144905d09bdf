/** What nobody asked for, through the real app: an evening's notices wait for the morning and come as one message. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { channelId, standupId, teamId, userId } from '../../src/core/ids.js';
import { standup } from '../contracts/standup-samples.js';
import { only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

/** Tuesday 10 March 2026, 19:00 in Berlin. */
const EVENING = Date.UTC(2026, 2, 10, 18);
const MORNING = Date.UTC(2026, 2, 11, 8, 1);

let story: Story;
beforeAll(async () => {
  story = await openStory({ startsAt: EVENING });
});
afterAll(() => story.end());

const until = (at: number) => story.clock.advance(at - story.clock.now());

test('whoever has five things in an evening gets one message the next morning, can ask why, and can get fewer', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  const team = teamId(story.sandbox.workspace.id);
  await story.restart(async ({ repositories, jobTable }) => {
    const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'];
    for (const [n, name] of names.entries()) {
      const id = standupId(`SHELD${n}`);
      const held = { state: 'paused', pauseReason: 'is_archived', owners: [userId(ana.id)] } as const;
      await repositories.standups.add(
        standup({ team, id, name, channel: channelId(scene.channel), ...held }),
      );
      const payload = { standup: id, version: 1 };
      await jobTable.add([{ team, name: 'standups.report-held', key: `${id}:1`, payload, runAt: EVENING }]);
    }
  });
  await until(EVENING + 3_600_000);
  expect(ana.dms()).toEqual([]);
  const why = await ana.types('why');
  expect(why.match(/a notice about something you look after waits until/g)).toHaveLength(5);
  expect(why).toContain('it was outside your working hours (`outside-hours`)');

  expect(
    (await ana.types('preview')).match(/a notice about something you look after, which waits/g),
  ).toHaveLength(5);

  // Gamma goes on in the night: nothing is to be told of it any more.
  await story.restart(async ({ repositories }) => {
    const gamma = await repositories.standups.find(team, standupId('SHELD2'));
    if (gamma) await repositories.standups.save({ ...gamma, state: 'deleted', version: 2 }, 1);
  });
  await until(MORNING - 60_001);
  expect(ana.dms()).toEqual([]);
  await until(MORNING + 3_600_000);
  const message = only(ana.dms());
  const read = ana.reads(message);
  expect(read).toContain('While you were away');
  for (const name of ['Alpha', 'Beta', 'Delta', 'Epsilon']) expect(read).toContain(`*${name}* is paused`);
  expect(read).not.toContain('Gamma');

  await ana.pressesIn(message, 'Less like this');
  expect(await ana.types('settings me')).toBe('');
  expect(ana.readsForm()).toContain('Something of yours cannot go on');
  const told = await ana.types('why');
  expect(told.match(/waited until/g)).toHaveLength(4);
  expect(told).toContain('there was nothing to tell any more when its time came (`moot`)');
});
